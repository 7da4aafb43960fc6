/** What `nabla train` is told and what it finds: shared by what computes and what reports. */
import type { Table } from '../data/csv.js';
import type { Missing } from '../data/schema.js';
import type { SavedModel } from '../model/file.js';
import type { Fitted } from '../model/fit.js';
import type { ClassMetrics, NumberMetrics } from '../model/metrics.js';
import type { LossName, ModelSpec, OptimizerName } from '../model/spec.js';

export interface TrainFlags {
  readonly target: string;
  readonly model: string;
  readonly loss?: string;
  readonly epochs: string;
  readonly lr?: string;
  readonly optimizer: string;
  readonly batch: string;
  readonly seed: string;
  readonly test: string;
  readonly out?: string;
  readonly missing: string;
  readonly exclude?: string;
  readonly categorical?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly json?: boolean;
}

/** The options that do not depend on the file. */
export interface Plan {
  readonly spec: ModelSpec;
  readonly loss: LossName | null;
  readonly optimizer: OptimizerName;
  readonly lr: number;
  readonly epochs: number;
  /** Infinity for all rows. */
  readonly batch: number;
  readonly seed: number;
  readonly test: number;
  readonly missing: Missing;
}

export interface Scores {
  readonly loss: number;
  readonly metrics: NumberMetrics | ClassMetrics;
}

/** Everything that is reported. */
export interface Trained {
  readonly path: string;
  readonly table: Table;
  readonly dropped: number;
  readonly plan: Plan;
  readonly loss: LossName;
  readonly saved: SavedModel;
  readonly parameters: number;
  readonly trainRows: number;
  readonly testRows: number;
  readonly fitted: Fitted;
  readonly train: Scores;
  readonly test: Scores | null;
}
