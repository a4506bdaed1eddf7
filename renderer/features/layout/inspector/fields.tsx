import { useId, useState } from 'react';
import { readNumber } from '../../../ui/format.ts';
import { useApp } from '../../../client/app-context.ts';

/** A line of text that counts once it is left or Enter is pressed: each change is one step of the draft. */
export function CommitField(props: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isCode?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  /** What is wrong with a text, or null. */
  readonly check?: (text: string) => string | null;
  readonly onCommit: (text: string) => void;
}) {
  const { label, value, hint, placeholder, isCode, isDisabled, maxLength, check, onCommit } = props;
  const id = useId();
  const [typed, setTyped] = useState<{ readonly over: string; readonly text: string } | null>(null);
  // What was typed over another value is of no use for this one.
  const text = typed !== null && typed.over === value ? typed.text : value;
  const problem = check?.(text) ?? null;
  const commit = (): void => {
    if (text !== value && problem === null) onCommit(text);
    else if (problem !== null) setTyped(null);
  };
  const said = problem ?? hint;
  return (
    <div className="field">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={isCode === true ? 'm' : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder={placeholder}
        disabled={isDisabled}
        maxLength={maxLength}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={said === undefined ? undefined : `${id}-hint`}
        onChange={(event) => setTyped({ over: value, text: event.target.value })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.code === 'Enter' && !event.nativeEvent.isComposing) commit();
          if (event.code === 'Escape') setTyped(null);
        }}
      />
      {said === undefined ? null : (
        <span id={`${id}-hint`} className={problem === null ? 'q' : 'bad'}>
          {said}
        </span>
      )}
    </div>
  );
}

/** A number; null is an empty field, or values that differ. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly fraction?: number;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean;
  /** Whether the field may be left empty. */
  readonly isOptional?: boolean;
  readonly onCommit: (value: number | null) => void;
}) {
  const { value, least, most, fraction = 0, isOptional, onCommit, ...rest } = props;
  const { format } = useApp();
  const shown = value === null ? '' : format.number(value, decimalsOf(value, fraction));
  const read = (text: string): number | null => {
    const number = readNumber(text.trim());
    return number !== null && number >= least && number <= most && (fraction > 0 || Number.isInteger(number))
      ? number
      : null;
  };
  return (
    <CommitField
      {...rest}
      value={shown}
      check={(text) =>
        text.trim() === '' || read(text) !== null ? null : `${format.number(least)}–${format.number(most)}`
      }
      onCommit={(text) => {
        if (text.trim() !== '') onCommit(read(text));
        else if (isOptional === true) onCommit(null);
      }}
    />
  );
}

/** A length that is shown in metres and kept in centimetres. */
export function MetreField(
  props: Omit<Parameters<typeof NumberField>[0], 'onCommit' | 'fraction'> & {
    readonly onCommit: (cm: number) => void;
  },
) {
  const { value, least, most, onCommit, ...rest } = props;
  return (
    <NumberField
      {...rest}
      value={value === null ? null : value / 100}
      least={least / 100}
      most={most / 100}
      fraction={2}
      onCommit={(metres) => {
        if (metres !== null) onCommit(Math.round(metres * 100));
      }}
    />
  );
}

/** Yes or no; `null` while the selected things differ. */
export function Tick(props: {
  readonly label: string;
  readonly value: boolean | null;
  readonly isDisabled?: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { label, value, isDisabled, onChange } = props;
  return (
    <label className="layout-tick">
      <input
        type="checkbox"
        checked={value === true}
        ref={(box) => {
          if (box !== null) box.indeterminate = value === null;
        }}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}

/** The value that all have in common; null when they differ or there is none. */
export function commonOf<T, V>(all: readonly T[], read: (one: T) => V): V | null {
  const [first] = all;
  if (first === undefined) return null;
  const value = read(first);
  return all.every((one) => Object.is(read(one), value)) ? value : null;
}

function decimalsOf(value: number, most: number): number {
  for (let decimals = 0; decimals < most; decimals += 1) if (Number.isInteger(value * 10 ** decimals)) return decimals;
  return most;
}
