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
import { openWanted, SCHEMA, stop, take } from './state.js';
import { TEXTS } from './texts.js';

/** A file that misses its place would make the browser leave the page for it: the whole page takes it. */
function dropAnywhere(): () => void {
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void take(file);
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}

function View() {
  const t = say(TEXTS);
  useSignalEffect(openWanted);
  useEffect(() => stop, []);
  useEffect(dropAnywhere, []);
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
