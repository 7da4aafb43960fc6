/** What is trained, and how; the button that does it; what kept it from its end, and ways out. */
import { useSignal } from '@preact/signals';
import type { ModelKind } from 'nabla-tables';
import { pick, say } from '../../text.js';
import { Segmented } from '../../ui/segmented.js';
import { NumberField, SelectField } from './fields.js';
import { remedies } from './remedies.js';
import {
  args,
  history,
  LIMITS,
  LOSS_CHOICES,
  MISSING,
  modelOf,
  OPTIMIZER_NAMES,
  opened,
  outcome,
  RATES,
  ran,
  roles,
  setKind,
  start,
  state,
  status,
  stop,
  trouble,
} from './state.js';
import { TEXTS } from './texts.js';

export function Setup() {
  const t = say(TEXTS);
  const busy = status.value === 'running';
  return (
    <section class="panel">
      <header>
        <h2>{t.setup}</h2>
        <Model />
      </header>
      <div class="fields">
        <Target />
        <Hidden />
        <Loss />
        <SelectField
          label={t.optimizer}
          value={state.topt.value}
          options={OPTIMIZER_NAMES.map((name) => [name, name])}
          onChange={(name) => {
            state.topt.value = name;
            state.trate.value = RATES[name];
          }}
        />
        <Numbers />
        <SelectField
          label={t.missing}
          value={state.tmiss.value}
          options={MISSING.map((how) => [
            how,
            { error: t.missingError, drop: t.missingDrop, mean: t.missingMean }[how],
          ])}
          onChange={(how) => (state.tmiss.value = how)}
        />
      </div>
      <div class="moves">
        <button
          type="button"
          class="main"
          disabled={opened.value === null}
          onClick={() => (busy ? stop() : void start())}
        >
          {busy ? t.stop : ran.value === null ? t.train : t.again}
        </button>
      </div>
      <Standing />
      <Trouble />
    </section>
  );
}

function Model() {
  const t = say(TEXTS);
  const kind = state.tmodel.value.split(':')[0] as ModelKind;
  return (
    <Segmented
      label={t.model}
      value={kind}
      options={[
        { value: 'linear', label: t.linear },
        { value: 'logistic', label: t.logistic },
        { value: 'mlp', label: t.mlp },
      ]}
      onChange={(value) => (state.tmodel.value = value === 'mlp' ? 'mlp:16,16' : value)}
    />
  );
}

function Target() {
  const t = say(TEXTS);
  return (
    <SelectField
      label={t.predict}
      value={String(roles.value.find((role) => role.kind === 'target')?.number ?? 0)}
      options={roles.value.map(({ number, facts }) => [String(number), facts.name])}
      onChange={(number) => setKind(Number(number), 'target')}
    />
  );
}

/** Sizes of the hidden layers as text; what is no network is said to be none, and not taken. */
function Hidden() {
  const t = say(TEXTS);
  const wrong = useSignal(false);
  const sizes = /^mlp:(.*)$/.exec(state.tmodel.value)?.[1];
  if (sizes === undefined) return null;
  return (
    <label class="field">
      <span>{t.hidden}</span>
      <input
        type="text"
        autocomplete="off"
        value={sizes}
        aria-invalid={wrong.value}
        onInput={(event) => {
          const model = modelOf(`mlp:${event.currentTarget.value.replaceAll(/[，\s]+/g, ',')}`);
          wrong.value = model === null;
          if (model !== null) state.tmodel.value = model;
        }}
        onBlur={(event) => {
          wrong.value = false;
          event.currentTarget.value = state.tmodel.peek().slice('mlp:'.length);
        }}
      />
      {wrong.value && (
        <span class="wrong" role="alert">
          {t.hiddenWrong}
        </span>
      )}
    </label>
  );
}

function Loss() {
  const t = say(TEXTS);
  const logistic = state.tmodel.value === 'logistic';
  const fits = LOSS_CHOICES.filter((name) => !logistic || /auto|cross|bce/.test(name) || name === state.tloss.value);
  return (
    <SelectField
      label={t.loss}
      value={state.tloss.value}
      options={fits.map((name) => [name, name === 'auto' ? t.lossAuto : name])}
      onChange={(name) => (state.tloss.value = name)}
    />
  );
}

function Numbers() {
  const t = say(TEXTS);
  const { trate, tepochs, tbatch, tseed, ttest } = state;
  const rows = [
    [t.rate, trate, LIMITS.rate, false],
    [t.epochs, tepochs, LIMITS.epochs, true],
    [t.batch, tbatch, LIMITS.batch, true],
    [t.test, ttest, LIMITS.test, false],
    [t.seed, tseed, LIMITS.seed, true],
  ] as const;
  return (
    <>
      {rows.map(([label, of, limits, whole]) => (
        <NumberField
          key={label}
          label={label}
          value={of.value}
          {...limits}
          whole={whole}
          onChange={(value) => (of.value = value)}
        />
      ))}
    </>
  );
}

/** Where the training is. */
function Standing() {
  const t = say(TEXTS);
  const changed = ran.value !== null && JSON.stringify(ran.value) !== JSON.stringify(args.value);
  return (
    <p class="verdict" role="status">
      {standing()}
      {(outcome.value?.dropped ?? 0) > 0 && ` ${t.dropped(String(outcome.value!.dropped))}`}
      {changed && status.value !== 'running' && (
        <>
          <br />
          {t.changed}
        </>
      )}
    </p>
  );
}

function standing(): string {
  const t = say(TEXTS);
  const found = outcome.value;
  if (status.value === 'running') {
    return t.running(String(history.value.at(-1)?.epoch ?? 0), String(ran.value?.plan.epochs ?? 0));
  }
  if (found === null) return trouble.value === null ? t.idle : '';
  if (found.stopped) return t.stopped(String(found.epochs));
  return t.done(String(found.epochs), String(found.train.truth.length), String(found.test?.truth.length ?? 0));
}

function Trouble() {
  const problem = trouble.value;
  if (problem === null) return null;
  return (
    <div class="complaint" role="alert">
      <p>{pick(problem.said)}</p>
      <div class="moves">
        {remedies(problem).map(({ label, apply }) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              apply();
              void start();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
