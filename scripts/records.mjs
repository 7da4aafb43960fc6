/** The operators' records with all their fields, and what reads them, from the sources. */
import { load } from './bundle.mjs';

export const { RECORDS, paramsOf, Tensor } = await load({
  RECORDS: 'ops/index.ts',
  paramsOf: 'dispatch/op.ts',
  Tensor: 'index.ts',
});
