import type { KeyboardEvent, Ref } from 'react';
import { useId } from 'react';
import { useApp } from '../../client/app-context.ts';
import { amountOf, digitsOf } from './draft.ts';

/** An amount in whole đồng, typed as digits and shown with its thousands. */
export function DongField(props: {
  readonly label: string;
  readonly digits: string;
  readonly placeholder?: string;
  readonly side?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly isWrong?: boolean;
  readonly onChange: (digits: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { label, digits, placeholder, side, className, ref, isWrong = false, onChange, onKeyDown } = props;
  const { format } = useApp();
  const id = useId();
  const amount = amountOf(digits);
  return (
    <div className="field">
      <div className="dong-label">
        <label className="l" htmlFor={id}>
          {label}
        </label>
        {side === undefined ? null : <span className="l">{side}</span>}
      </div>
      <input
        ref={ref}
        id={id}
        data-step
        className={className}
        inputMode="numeric"
        autoComplete="off"
        placeholder={placeholder}
        aria-invalid={isWrong ? true : undefined}
        value={amount === null ? '' : format.number(amount)}
        onChange={(event) => onChange(digitsOf(event.target.value))}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
