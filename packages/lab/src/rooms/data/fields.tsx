/** Controls with their names above them. */
import { useId } from 'preact/hooks';
import { shortNumber } from '../../state/codec.js';

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number that is typed; what is none, or out of its limits, goes back to what was there. */
export function NumberField({ label, value, min, max, whole = false, onChange }: NumberProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        inputMode={whole ? 'numeric' : 'decimal'}
        autocomplete="off"
        value={shortNumber(value)}
        onChange={(event) => {
          const typed = Number(event.currentTarget.value.trim().replace('−', '-') || Number.NaN);
          const fits = (whole ? Number.isInteger(typed) : Number.isFinite(typed)) && typed >= min && typed <= max;
          if (fits) onChange(typed);
          event.currentTarget.value = shortNumber(fits ? typed : value);
        }}
      />
    </label>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string>({ label, value, options, onChange }: SelectProps<T>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
