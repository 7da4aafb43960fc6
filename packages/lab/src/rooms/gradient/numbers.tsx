/** The gradient and the slope as formulas and as numbers. Only numbers change while a point is dragged. */
import { show, showDegrees } from '../../format.js';
import { keeper } from '../../plot/use-grid.js';
import { say } from '../../text.js';
import { Tex } from '../../ui/tex.js';
import { type Local, local } from './state.js';
import { TEXTS } from './texts.js';

export function Numbers() {
  const t = say(TEXTS);
  const formula = keeper.formula.value;
  const now = local.value;
  if (formula === null || now === null) return null;
  const [dx, dy] = formula.slopesTex;
  return (
    <dl class="numbers">
      <div>
        <dt>{t.gradientIs}</dt>
        <dd>
          <Tex
            block
            tex={`\\nabla f=\\begin{pmatrix}\\partial f/\\partial x\\\\[2pt]\\partial f/\\partial y\\end{pmatrix}=\\begin{pmatrix}${dx}\\\\[2pt]${dy}\\end{pmatrix}`}
          />
          <Gradient now={now} />
        </dd>
      </div>
      <div>
        <dt>{t.slopeIs}</dt>
        <dd>
          <Tex
            block
            tex="D_{u}f=\nabla f\cdot u=\frac{\partial f}{\partial x}\cos\theta+\frac{\partial f}{\partial y}\sin\theta"
          />
          <Product now={now} />
        </dd>
      </div>
      <div>
        <dt>{t.steepestIs}</dt>
        <dd>
          <Tex block tex="D_{u}f=|\nabla f|\,\cos(\theta-\theta_{\nabla})\le|\nabla f|" />
          <Steepest now={now} />
        </dd>
      </div>
    </dl>
  );
}

function Gradient({ now }: { now: Local }) {
  const t = say(TEXTS);
  return (
    <p class="line">
      (<b class="tone-x">{show(now.gradient[0])}</b>, <b class="tone-y">{show(now.gradient[1])}</b>){' '}
      <span class="aside">
        {t.length} <b class="tone-accent">{show(now.size)}</b>
        {now.steepest !== null && (
          <>
            , {t.at} <b class="tone-accent">{showDegrees(now.steepest)}</b>
          </>
        )}
      </span>
    </p>
  );
}

const signed = (x: number): string => (x < 0 ? `(${show(x)})` : show(x));

function Product({ now }: { now: Local }) {
  return (
    <p class="line">
      <b class="tone-x">{signed(now.gradient[0])}</b> · {signed(now.u[0])} +{' '}
      <b class="tone-y">{signed(now.gradient[1])}</b> · {signed(now.u[1])} ={' '}
      <b class="tone-direction">{show(now.slope)}</b>
    </p>
  );
}

function Steepest({ now }: { now: Local }) {
  if (now.steepest === null) return <p class="line">0</p>;
  return (
    <p class="line">
      <b class="tone-accent">{show(now.size)}</b> · cos({showDegrees(now.angle)} − {showDegrees(now.steepest)}) ={' '}
      <b class="tone-direction">{show(now.slope)}</b>
    </p>
  );
}
