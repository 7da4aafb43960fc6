/** Three misconceptions, each with something to try. */
import { show, showDegrees } from '../../format.js';
import { say } from '../../text.js';
import { Misconception } from '../../ui/misconception.js';
import { Slider } from '../../ui/slider.js';
import { Prose } from '../../ui/tex.js';
import { between, local, minimum, state, turnTo, VALLEY, wrapped } from './state.js';
import { TEXTS } from './texts.js';

const SADDLE = 'x^2 - y^2';

function toMap(): void {
  document.getElementById('gradient-map')?.scrollIntoView({ block: 'nearest' });
}

function tryValley(): void {
  state.f.value = VALLEY;
  state.w.value = [0, 0, 3];
  state.p.value = [2.5, 0.8];
  turnTo((Math.atan2(-16, -5) * 180) / Math.PI);
  toMap();
}

function trySaddle(): void {
  state.f.value = SADDLE;
  state.w.value = [0, 0, 3];
  state.p.value = [0, 0];
  turnTo(0);
  toMap();
}

export function Myths() {
  const t = say(TEXTS);
  return (
    <div class="myths">
      <Misconception myth={t.myth1} truth={t.truth1} action={t.try1} onTry={tryValley}>
        <Off />
      </Misconception>
      <Misconception myth={t.myth2} truth={t.truth2} action={t.try2} onTry={trySaddle} />
      <Misconception myth={t.myth3} truth={t.truth3} action={t.try3} onTry={() => (state.len.value = 2)}>
        <Longer />
      </Misconception>
    </div>
  );
}

/** How far the way to the minimum is from the steepest way down. */
function Off() {
  const t = say(TEXTS);
  const [now, goal] = [local.value, minimum.value];
  if (now === null || now.steepest === null || goal === null) return null;
  const way = wrapped((Math.atan2(goal[1] - now.point[1], goal[0] - now.point[0]) * 180) / Math.PI);
  const off = Math.abs(between(way, now.steepest + 180));
  return (
    <p class="found">
      <Prose text={t.after1(showDegrees(off))} />
    </p>
  );
}

function Longer() {
  const t = say(TEXTS);
  const now = local.value;
  if (now === null) return null;
  const length = state.len.value;
  return (
    <div class="longer">
      <Slider
        label={<Prose text={t.vector} />}
        name={t.vectorName}
        value={length}
        min={0.1}
        max={3}
        step={0.1}
        text={show(length, 2)}
        onInput={(v) => (state.len.value = v)}
      />
      <p class="found">
        <Prose text="$\nabla f\cdot v$" /> = <b class="tone-accent">{show(now.slope * length)}</b>
        <span class="aside">
          {t.slope} <b class="tone-direction">{show(now.slope)}</b>
        </span>
      </p>
    </div>
  );
}
