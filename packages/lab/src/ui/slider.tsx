/** A slider with its name and its value as text. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: ComponentChildren;
  /** For screen readers, where `label` is a formula. */
  readonly name?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value as it is shown and read out. */
  readonly text: string;
  readonly onInput: (value: number) => void;
  readonly tone?: 'accent' | 'direction' | 'x' | 'y';
}

export function Slider({ label, name, value, min, max, step, text, onInput, tone }: Props) {
  const id = useId();
  return (
    <div class={`slider ${tone === undefined ? '' : `tone-${tone}`}`}>
      <label for={id}>{label}</label>
      <output for={id}>{text}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-label={name}
        aria-valuetext={text}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
