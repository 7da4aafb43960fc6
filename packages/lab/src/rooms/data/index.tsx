/** Room 6: a reader's own data. */
import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RoomModule } from '../../room-module.js';
import { say } from '../../text.js';
import { CodePanel } from './code-panel.js';
import { Columns } from './columns.js';
import { Curves } from './curves.js';
import './data.css';
import { Myths } from './myths.js';
import { Results } from './results.js';
import { TryRow } from './row.js';
import { Setup } from './setup.js';
import { Source } from './source.js';
import { openWanted, SCHEMA, stop } from './state.js';
import { TEXTS } from './texts.js';

function View() {
  const t = say(TEXTS);
  useSignalEffect(openWanted);
  useEffect(() => stop, []);
  return (
    <div class="data">
      <header class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <div class="data-table">
        <Source />
        <Columns />
      </div>
      <div class="curves">
        <Setup />
        <Curves />
      </div>
      <div class="learned">
        <Results />
        <div class="aside">
          <TryRow />
          <CodePanel />
        </div>
      </div>
      <Myths />
    </div>
  );
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
