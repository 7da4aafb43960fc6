/** Room 4: losses and softmax. */
import { useSignalEffect } from '@preact/signals';
import { show } from '../../format.js';
import type { RoomModule } from '../../room-module.js';
import { say } from '../../text.js';
import { announceLater } from '../../ui/announce.js';
import { Gradients } from './gradients.js';
import './losses.css';
import { Myths } from './myths.js';
import { Pull } from './pull.js';
import { RacePanel } from './race.js';
import { Scores } from './scores.js';
import { now, SCHEMA, target } from './state.js';
import { TEXTS } from './texts.js';

function View() {
  const t = say(TEXTS);
  useSignalEffect(() => {
    const { entropy, squares } = now.value;
    const of = (gradient: readonly number[]) => show(-gradient[target.value]!);
    announceLater(`${say(TEXTS).entropy} ${of(entropy.gradient)}, ${say(TEXTS).squares} ${of(squares.gradient)}`);
  });
  return (
    <div class="losses">
      <header class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <div class="loss-panels">
        <div class="column">
          <Scores />
          <RacePanel />
        </div>
        <div class="column">
          <Gradients />
          <Pull />
        </div>
      </div>
      <Myths />
    </div>
  );
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
