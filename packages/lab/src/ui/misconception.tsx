/** What many believe, why it is not so, and something to try. */
import type { ComponentChildren } from 'preact';
import { say, texts } from '../text.js';
import { Prose } from './tex.js';

const TEXTS = texts({
  myth: { en: 'Often believed', zh: '常见误解' },
});

interface Props {
  /** What is believed. */
  readonly myth: string;
  /** What is so. */
  readonly truth: string;
  /** What the button does. */
  readonly action: string;
  readonly onTry: () => void;
  /** What one sees after trying. */
  readonly children?: ComponentChildren;
}

export function Misconception({ myth, truth, action, onTry, children }: Props) {
  return (
    <article class="myth">
      <p class="myth-kicker">{say(TEXTS).myth}</p>
      <h3>
        <Prose text={myth} />
      </h3>
      <p>
        <Prose text={truth} />
      </p>
      {children}
      <button type="button" class="try" onClick={onTry}>
        {action}
      </button>
    </article>
  );
}
