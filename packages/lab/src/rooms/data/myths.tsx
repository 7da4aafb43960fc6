/** Two misconceptions, each with something to try. */
import { batch, useSignal } from '@preact/signals';
import type { Leak } from '../../compute/own-data-task.js';
import { precise } from '../../format.js';
import { say } from '../../text.js';
import { Misconception } from '../../ui/misconception.js';
import { turningPoint } from './curves.js';
import { choose, history, opened, outcome, start, startWhenOpen, state } from './state.js';
import { TEXTS } from './texts.js';

export function Myths() {
  const t = say(TEXTS);
  const compared = useSignal(false);
  const leaks = outcome.value?.leaks ?? null;
  return (
    <section class="beliefs">
      <h2>{t.beliefs}</h2>
      <div class="myths">
        <Misconception myth={t.myth1} truth={t.truth1} action={t.try1} onTry={learnByHeart}>
          <ByHeart />
        </Misconception>
        <Misconception
          myth={t.myth2}
          truth={t.truth2}
          action={t.try2}
          onTry={() => {
            compared.value = true;
            if (outcome.peek() === null) void start();
          }}
        >
          {compared.value && leaks !== null && <Leaks leaks={leaks} />}
        </Misconception>
      </div>
    </section>
  );
}

/** A network that is far too large for its rows. */
function learnByHeart(): void {
  batch(() => {
    choose('noisy');
    state.tmodel.value = 'mlp:64,64';
    state.tloss.value = 'auto';
    state.topt.value = 'adam';
    state.trate.value = 0.002;
    state.tepochs.value = 200;
    state.tbatch.value = 16;
    state.ttest.value = 0.3;
  });
  startWhenOpen('noisy');
  document.querySelector('.data .curves')?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function ByHeart() {
  const t = say(TEXTS);
  const best = turningPoint(history.value);
  const end = history.value.at(-1);
  const isNoisy = opened.value?.example === true && opened.value.name === 'noisy.csv';
  if (!isNoisy || outcome.value === null || best?.test == null || end?.test == null) return null;
  const [lowest, last, train] = [best.test.loss, end.test.loss, end.train.loss].map((v) => precise(v, 3));
  return <p class="found">{t.found1(lowest!, String(best.epoch), last!, train!)}</p>;
}

const MOST = 8;

function Leaks({ leaks }: { readonly leaks: readonly Leak[] }) {
  const t = say(TEXTS);
  if (leaks.length === 0) return <p class="found">{t.noNumbers}</p>;
  const said = ({ mean, scale }: Leak['train']): string => `${precise(mean, 4)} ± ${precise(scale, 4)}`;
  return (
    <table class="measures leaks">
      <thead>
        <tr>
          <td />
          <th scope="col">{t.byTrain}</th>
          <th scope="col">{t.byAll}</th>
        </tr>
      </thead>
      <tbody>
        {leaks.slice(0, MOST).map((leak) => (
          <tr key={leak.name}>
            <th scope="row">{leak.name}</th>
            <td>{said(leak.train)}</td>
            <td>{said(leak.all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
