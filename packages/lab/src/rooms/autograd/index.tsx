/** Room 3: autograd. */
import type { RoomModule } from '../../room-module.js';
import { say } from '../../text.js';
import { Misconception } from '../../ui/misconception.js';
import './autograd.css';
import { Code, chooseExample, runProgram } from './code.js';
import type { ExampleId } from './examples.js';
import { Output, Variables } from './output.js';
import { SCHEMA } from './state.js';
import { TEXTS } from './texts.js';
import { Walk } from './walk.js';

function View() {
  const t = say(TEXTS);
  return (
    <div class="autograd">
      <header class="intro">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <div class="autograd-panels">
        <Code />
        <div class="results">
          <Output />
          <Variables />
        </div>
        <Walk />
      </div>
      <section class="beliefs">
        <h2>{t.beliefs}</h2>
        <div class="myths">
          <Misconception myth={t.myth1} truth={t.truth1} action={t.try1} onTry={() => attempt('twice')} />
          <Misconception myth={t.myth2} truth={t.truth2} action={t.try2} onTry={() => attempt('leaf')} />
        </div>
      </section>
    </div>
  );
}

/** The button of a misconception is a press of Run. */
function attempt(id: ExampleId): void {
  chooseExample(id);
  void runProgram();
  document.querySelector('.program')?.scrollIntoView({ block: 'nearest' });
}

export default { keys: Object.keys(SCHEMA), View } satisfies RoomModule;
