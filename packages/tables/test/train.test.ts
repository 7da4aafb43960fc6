/** Tables described, trained on, saved, predicted: without any surface. */
import { readFileSync } from 'node:fs';
import * as torch from 'nabla';
import { load_metadata } from 'nabla/io';
import {
  type ColumnNames,
  decodeModel,
  describeColumns,
  encodeModel,
  LOSS_TASKS,
  LOSSES,
  parseModel,
  parseTable,
  predictionsCsv,
  predictTable,
  prepareTable,
  scoreOf,
  TableError,
  type TrainPlan,
  trainOnTable,
} from 'nabla-tables';
import { describe, expect, test } from 'vitest';
import { PROBLEMS } from '../src/texts.js';

const table = (text: string) => parseTable(new TextEncoder().encode(text));
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const POINTS = table(`x,kind,y\n${lines(40, (i) => `${i % 7},${'ab'[i % 2]},${2 * (i % 7) + (i % 2)}`)}\n`);
const NAMES: ColumnNames = { target: 'y', features: ['x', 'kind'], categorical: [] };
const PLAN: TrainPlan = {
  spec: parseModel('linear')!,
  loss: null,
  optimizer: 'adam',
  lr: 0.05,
  epochs: 60,
  batch: 8,
  seed: 1,
  test: 0.25,
  missing: 'error',
};
const breathe = async (): Promise<void> => {};

async function refused(action: () => unknown): Promise<TableError['problem']> {
  try {
    await action();
  } catch (error) {
    if (error instanceof TableError) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('columns', () => {
  test('what stands in them', () => {
    const mixed = table(
      `id,mass,colour,note,empty,year\n${lines(60, (i) => `${i + 1},${i === 3 ? '?' : i / 2},${'rgb'[i % 3]},text ${i},,${i === 5 ? 'soon' : 2000}`)}\n`,
    );
    const facts = Object.fromEntries(describeColumns(mixed).map((c) => [c.name, c]));
    expect(facts['id']).toMatchObject({ kind: 'numeric', serial: true, problem: null, different: 60 });
    expect(facts['mass']).toMatchObject({ kind: 'numeric', missing: 1, low: 0, high: 29.5, serial: false });
    expect(facts['colour']).toMatchObject({ kind: 'categorical', different: 3, low: null, problem: null });
    expect(facts['note']!.problem).toMatchObject({ code: 'manyCategories', facts: { count: 60 } });
    expect(facts['empty']).toMatchObject({ missing: 60, problem: { code: 'emptyColumn' } });
    expect(facts['year']).toMatchObject({ kind: 'numeric', problem: { code: 'notNumber', facts: { row: 7 } } });
  });
});

describe('training', () => {
  test('the same seed, the same model; measuring it on the way changes nothing', async () => {
    const seen: number[] = [];
    const first = await trainOnTable(POINTS, NAMES, PLAN, { breathe });
    const second = await trainOnTable(POINTS, NAMES, PLAN, {
      breathe,
      epoch(epoch, score) {
        seen.push(epoch);
        expect(score().train.truth).toHaveLength(30);
      },
    });
    expect(encodeModel(second.model, second.saved)).toEqual(encodeModel(first.model, first.saved));
    expect(seen).toEqual(Array.from({ length: 61 }, (_, i) => i));
    expect(first.test!.metrics).toMatchObject({ rows: 10 });
    expect((first.test!.metrics as { r2: number }).r2).toBeGreaterThan(0.99);
    expect(first.test!.predicted).toHaveLength(10);
  });

  test('a loop of one’s own, with the same preparation, finds the same weights', async () => {
    const { model: expected } = await trainOnTable(POINTS, NAMES, PLAN, { breathe });
    torch.manual_seed(PLAN.seed);
    const { saved, train } = prepareTable(POINTS, NAMES, PLAN);
    const model = new torch.nn.Sequential(new torch.nn.Linear(3, 1));
    const optimizer = new torch.optim.Adam(model.parameters(), { lr: PLAN.lr });
    for (let epoch = 0; epoch < PLAN.epochs; epoch++) {
      for (const batch of torch.randperm(train.x.size(0)).split(PLAN.batch)) {
        optimizer.zero_grad();
        const output = model.forward(train.x.index_select(0, batch)).squeeze(1);
        torch.nn.functional.mse_loss(output, train.y.index_select(0, batch)).backward();
        optimizer.step();
      }
    }
    expect(model.state_dict()['0.weight']!.tolist()).toEqual(expected.state_dict()['0.weight']!.tolist());
    expect(scoreOf(model, train, saved).metrics.rows).toBe(30);
  });

  test('stopped: what it has learned so far, and how many epochs that were', async () => {
    let turns = 0;
    const stopped = await trainOnTable(
      POINTS,
      NAMES,
      { ...PLAN, epochs: 1_000_000 },
      {
        breathe,
        stop: () => ++turns > 2,
      },
    );
    expect(stopped.fitted.stopped).toBe(true);
    expect(stopped.saved.training['epochs']).toBe(stopped.fitted.history.length);
  });

  test.each([
    [{ optimizer: 'sgd', lr: 1e9 } as const, NAMES, 'diverged'],
    [{ test: 0.99 }, NAMES, 'fewRows'],
    [{ spec: parseModel('logistic')!, loss: 'mse' } as const, NAMES, 'lossForModel'],
    [{ loss: 'bce' } as const, NAMES, 'twoClasses'],
    [{ loss: 'mse' } as const, { ...NAMES, target: 'kind', features: ['x'] }, 'targetNumber'],
    [{}, { ...NAMES, features: [] }, 'noFeatures'],
    [{}, { ...NAMES, target: 'z' }, 'lacking'],
  ])('%j: %s', async (change, names, code) => {
    const found = await refused(() => trainOnTable(POINTS, names, { ...PLAN, ...change }, { breathe }));
    expect(found.code).toBe(code);
    expect(structuredClone(found)).toEqual(found);
  });
});

describe('files', () => {
  test('a model read back predicts the same, as numbers and as CSV', async () => {
    const { model, saved } = await trainOnTable(POINTS, NAMES, PLAN, { breathe });
    const bytes = encodeModel(model, saved);
    const again = decodeModel(bytes);
    expect(again.saved).toEqual(saved);
    const { predictions, metrics } = predictTable(again.model, again.saved, POINTS, false);
    expect(predictions).toEqual(predictTable(model, saved, POINTS, false).predictions);
    expect(metrics).toMatchObject({ rows: 40 });
    expect(predictionsCsv(POINTS, saved.target, predictions).split('\n')[0]).toBe('x,kind,y,predicted_y');
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(JSON.parse(load_metadata(bytes)['nabla.model']!)).toMatchObject({ nabla: version });
  });

  test('what is no model', async () => {
    expect((await refused(() => decodeModel(new Uint8Array(3)))).code).toBe('unloadable');
  });
});

test('every problem is said in both languages, with its facts', () => {
  const facts = { row: 7, column: 'COLUMN', text: 'TEXT', count: 3, wanted: 4, known: 'KNOWN' };
  for (const [code, { en, zh }] of Object.entries(PROBLEMS)) {
    for (const said of [en(facts), zh(facts)]) expect(said, code).not.toMatch(/undefined|null|^$/);
    const filled = (said: string) => ['7', 'COLUMN', 'TEXT', 'KNOWN'].filter((fact) => said.includes(fact));
    expect(filled(zh(facts)), code).toEqual(filled(en(facts)));
    if (code !== 'unloadable') expect(zh(facts), code).toMatch(/\p{Script=Han}/u);
  }
});

test('every loss has its task and its function', () => {
  expect(Object.keys(LOSSES).sort()).toEqual(Object.keys(LOSS_TASKS).sort());
});
