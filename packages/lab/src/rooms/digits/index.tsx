/** Room 5: digits. */
import { useEffect } from 'preact/hooks';
import type { RoomModule } from '../../room-module.js';
import { say } from '../../text.js';
import { Misconception } from '../../ui/misconception.js';
import { Board } from './board.js';
import { Charts } from './charts.js';
import { CodePanel } from './code-panel.js';
import './digits.css';
import { Model } from './model.js';
import { Setup } from './setup.js';
import { RATE, SCHEMA, start, state, stop } from './state.js';
import { TEXTS } from './texts.js';

function View() {
  const t = say(TEXTS);
  useEffect(() => stop, []);
  return (
    <div class="digits">
      <header class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <div class="digit-panels">
        <Setup />
        <Charts />
      </div>
      <div class="digit-models">
        <Model loss="cross_entropy" />
        <Model loss="mse_loss" />
      </div>
      <div class="digit-models">
        <Board />
        <CodePanel />
      </div>
      <Myths />
    </div>
  );
}

/** Multiplies the mean squared error and divides its rate, and trains. */
function scaleBy(factor: '1' | '10'): void {
  const change = Number(factor) / Number(state.scale.peek());
  const rate = Number((state.ratemse.peek() / change).toPrecision(3));
  state.scale.value = factor;
  state.ratemse.value = Math.min(RATE.max, Math.max(RATE.min, rate));
  void start();
}

function Myths() {
  const t = say(TEXTS);
  const scaled = state.scale.value !== '1';
  return (
    <section class="beliefs">
      <h2>{t.beliefs}</h2>
      <div class="myths">
        <Misconception
          myth={t.myth1}
          truth={t.truth1}
          action={scaled ? t.undo1 : t.try1}
          onTry={() => scaleBy(scaled ? '1' : '10')}
        >
          <p class="found">{t.factor(state.scale.value)}</p>
        </Misconception>
        <Misconception
          myth={t.myth2}
          truth={t.truth2}
          action={t.best}
          onTry={() => {
            state.ratece.value = 0.5;
            state.ratemse.value = 10;
            void start();
          }}
        />
      </div>
    </section>
  );
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
