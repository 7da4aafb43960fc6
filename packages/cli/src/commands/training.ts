/** What `nabla train` is told and what it finds: shared by what computes and what reports. */
import type { Trained, TrainPlan } from 'nabla-tables';

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
export type Plan = TrainPlan;

/** Everything that is reported. */
export interface Report extends Trained {
  readonly path: string;
  readonly plan: Plan;
}
