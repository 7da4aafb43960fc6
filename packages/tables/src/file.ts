/** A trained model as a safetensors file: the network's tensors, and in its metadata all that reading new data needs. */
import * as torch from 'nabla';
import { load, load_metadata, save } from 'nabla/io';
import { buildModel } from './network.js';
import { type Described, outputCount } from './predict.js';
import { problem, TableError } from './problem.js';
import type { Column, Missing } from './schema.js';
import { featureCount } from './schema.js';
import { type ModelSpec, modelName, parseLoss, parseModel } from './spec.js';
import type { Target } from './target.js';
import { VERSION } from './version.js';

export interface SavedModel extends Described {
  readonly spec: ModelSpec;
  /** What training did about empty cells. */
  readonly missing: Missing;
  /** Seed, rows, epochs and so on, for people. */
  readonly training: Readonly<Record<string, string | number>>;
}

const KEY = 'nabla.model';

/** The file's bytes. `format: pt` says that the tensors lie as PyTorch's `nn.Linear` has them. */
export function encodeModel(model: torch.nn.Module, saved: SavedModel): Uint8Array {
  const { spec, ...rest } = saved;
  const description = { version: 1, nabla: VERSION, model: modelName(spec), ...rest };
  return save(model.state_dict(), { format: 'pt', [KEY]: JSON.stringify(description) });
}

type Json = Readonly<Record<string, unknown>>;
const isJson = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);
const isTexts = (x: unknown): x is string[] =>
  Array.isArray(x) && x.length > 0 && x.every((v) => typeof v === 'string');
const isScaled = (x: Json): boolean => Number.isFinite(x['mean']) && Number.isFinite(x['scale']) && x['scale'] !== 0;

function isColumn(x: unknown): x is Column {
  if (!isJson(x) || typeof x['name'] !== 'string') return false;
  if (x['kind'] === 'numeric') return isScaled(x);
  return x['kind'] === 'categorical' && isTexts(x['categories']) && x['categories'].includes(String(x['most']));
}

function isTarget(x: unknown): x is Target {
  if (!isJson(x) || typeof x['name'] !== 'string') return false;
  return x['kind'] === 'number' ? isScaled(x) : x['kind'] === 'class' && isTexts(x['classes']);
}

/** The metadata as a model's description; null where they are none. */
function readDescription(text: string | undefined): SavedModel | null {
  if (text === undefined) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJson(json) || json['version'] !== 1) return null;
  const { model, loss: lossName, columns, target, missing, training } = json;
  const spec = typeof model === 'string' ? parseModel(model) : null;
  const loss = typeof lossName === 'string' ? parseLoss(lossName) : null;
  const known = missing === 'error' || missing === 'drop' || missing === 'mean';
  if (spec === null || loss === null || !known || !isTarget(target)) return null;
  if (!Array.isArray(columns) || columns.length === 0 || !columns.every(isColumn)) return null;
  return {
    spec,
    loss,
    columns,
    target,
    missing,
    training: isJson(training) ? (training as SavedModel['training']) : {},
  };
}

/** The network and its description. Errors: TableError for a file that holds no whole model. */
export function decodeModel(bytes: Uint8Array): { model: torch.nn.Module; saved: SavedModel } {
  try {
    const saved = readDescription(load_metadata(bytes)[KEY]);
    if (saved === null) throw problem('foreign');
    const model = buildModel(saved.spec, featureCount(saved.columns), outputCount(saved.target, saved.loss));
    const tensors = load(bytes);
    model.load_state_dict(tensors);
    for (const [name, t] of Object.entries(tensors)) {
      if (!t.to(torch.float64).abs().lt(Number.POSITIVE_INFINITY).all().item())
        throw problem('notFinite', { text: name });
    }
    return { model, saved };
  } catch (error) {
    if (error instanceof TableError) throw error;
    const text = error instanceof Error ? error.message.replaceAll(/\s*\n\s*/g, ' ') : String(error);
    throw problem('unloadable', { text });
  }
}
