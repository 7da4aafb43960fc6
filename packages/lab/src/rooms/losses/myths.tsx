/** What is often believed about softmax and cross entropy, each with something to try. */
import { fixed } from '../../format.js';
import { say } from '../../text.js';
import { announce } from '../../ui/announce.js';
import { Misconception } from '../../ui/misconception.js';
import type { Loss } from './model.js';
import { percent } from './scores.js';
import { doubled, nearlyCertain, now, shiftAll } from './state.js';
import { TEXTS } from './texts.js';

export function Myths() {
  const t = say(TEXTS);
  const still = () => {
    shiftAll(2);
    announce(t.after2(listed(now.peek().probabilities)), true);
  };
  return (
    <section class="beliefs">
      <h2>{t.beliefs}</h2>
      <div class="myths">
        <Misconception myth={t.myth1} truth={t.truth1} action={t.try1} onTry={nearlyCertain}>
          <Doubled />
        </Misconception>
        <Misconception myth={t.myth2} truth={t.truth2} action={t.try2} onTry={still}>
          <p class="found">
            <code>softmax(z)</code> = <b class="number">{listed(now.value.probabilities)}</b>
          </p>
        </Misconception>
      </div>
    </section>
  );
}

const listed = (probabilities: readonly number[]): string => probabilities.map(percent).join(' · ');

const sizeOf = (loss: Loss): string => fixed(Math.hypot(...loss.gradient), 4);

function Doubled() {
  const t = say(TEXTS);
  const { once, twice, floor } = doubled.value;
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">PyTorch</span>
          </th>
          <th scope="col">{t.loss}</th>
          <th scope="col">{t.pull1}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <code>cross_entropy(z)</code>
          </th>
          <td>{fixed(once.value, 4)}</td>
          <td>{sizeOf(once)}</td>
        </tr>
        <tr class="bad">
          <th scope="row">
            <code>cross_entropy(softmax(z))</code>
          </th>
          <td>{fixed(twice.value, 4)}</td>
          <td>{sizeOf(twice)}</td>
        </tr>
      </tbody>
      <caption>{t.floor1(fixed(floor, 4))}</caption>
    </table>
  );
}
