/** Tables for nabla: CSV in, trained model out. Nothing here needs Node. */
export { isMissing, readNumberText, sortedCells } from './cells.js';
export { type CsvOptions, formatTable, parseTable, type Table } from './csv.js';
export { type ColumnFacts, describeColumns } from './describe.js';
export { decodeModel, encodeModel, type SavedModel } from './file.js';
export { type FitOptions, type Fitted, fit, outputsOf } from './fit.js';
export type { Both, Lang } from './language.js';
export { type ClassMetrics, classMetrics, type NumberMetrics, numberMetrics } from './metrics.js';
export { buildModel, LOSSES, makeOptimizer } from './network.js';
export {
  type Described,
  interpret,
  outputCount,
  type Predicted,
  type Predictions,
  predictionsCsv,
  predictTable,
} from './predict.js';
export { type Problem, problem, TableError } from './problem.js';
export {
  type CategoricalColumn,
  type Column,
  dropMissing,
  encodeRows,
  featureCount,
  fitColumns,
  type Missing,
  type NumericColumn,
  refuseMissing,
  shortList,
  widthOfColumn,
} from './schema.js';
export {
  LOSS_TASKS,
  type LossName,
  type ModelKind,
  type ModelSpec,
  modelLayers,
  modelName,
  OPTIMIZER_RATES,
  type OptimizerName,
  parseLoss,
  parseModel,
  parseOptimizer,
  taskOf,
} from './spec.js';
export {
  type ClassTarget,
  fitClasses,
  fitNumbers,
  isNumeric,
  type NumberTarget,
  type Target,
  targetValues,
} from './target.js';
export type { Facts, ProblemCode } from './texts.js';
export {
  type BothScores,
  type ColumnNames,
  type Data,
  type Prepared,
  prepareTable,
  type Scores,
  scoreOf,
  type Trained,
  type TrainHooks,
  type TrainPlan,
  trainOnTable,
  usableRows,
} from './train.js';
