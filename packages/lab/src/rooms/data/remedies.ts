/** Ways out of what is wrong with a table or a training: one button each. */
import type { Problem } from 'nabla-tables';
import { show } from '../../format.js';
import { say } from '../../text.js';
import { roles, setKind, state } from './state.js';
import { TEXTS } from './texts.js';

export interface Remedy {
  readonly label: string;
  readonly apply: () => void;
}

export function remedies({ code, facts }: Problem): readonly Remedy[] {
  const t = say(TEXTS);
  const column = String(facts.column ?? '');
  const number = roles.peek().find((role) => role.facts.name === column)?.number;
  const lower = Number((state.trate.peek() / 10).toPrecision(2));
  const set =
    <T>(of: { value: T }, value: T) =>
    () =>
      void (of.value = value);
  const use = (kind: 'categorical' | 'excluded') => () => number !== undefined && setKind(number, kind);
  const known: Readonly<Record<string, Remedy>> = {
    fill: { label: t.fillThem, apply: set(state.tmiss, 'mean') },
    drop: { label: t.dropThem, apply: set(state.tmiss, 'drop') },
    out: { label: t.leaveOut(column), apply: use('excluded') },
    category: { label: t.asCategory(column), apply: use('categorical') },
    classes: { label: t.asClasses, apply: set(state.tloss, 'cross_entropy') },
    number: {
      label: t.asNumber,
      apply() {
        state.tloss.value = 'mse';
        if (state.tmodel.peek() === 'logistic') state.tmodel.value = 'linear';
      },
    },
    rate: { label: t.lowerRate(show(lower)), apply: set(state.trate, lower) },
    whole: { label: t.noTest, apply: set(state.ttest, 0) },
  };
  return (REMEDIES[code] ?? []).map((name) => known[name]!);
}

const REMEDIES: Readonly<Record<string, readonly string[]>> = {
  missing: ['fill', 'drop'],
  missingTarget: ['drop'],
  notNumber: ['category', 'out'],
  emptyColumn: ['out'],
  manyCategories: ['out', 'category'],
  targetNumber: ['classes'],
  lossForModel: ['classes'],
  twoClasses: ['classes'],
  manyClasses: ['number'],
  diverged: ['rate'],
  fewRows: ['whole'],
};
