import { useLayoutEffect, useRef } from 'react';
import { countedOf, DENOMINATIONS } from '../../../shared/domain/shift/cash.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { amountOf, digitsOf, type Draft } from './draft.ts';
import { shiftTexts } from './texts/catalog.ts';

/** Counts the box note by note: the number of each, one below another. */
export function CashCounter(props: {
  readonly counts: Draft['counts'];
  readonly onChange: (counts: Draft['counts'], sum: number) => void;
  /** Counted to the end. */
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const { counts, onChange, onDone, onBack } = props;
  const { format } = useApp();
  const t = useTexts(shiftTexts);
  const table = useRef<HTMLTableElement>(null);
  const fieldAt = (index: number): HTMLInputElement | undefined => table.current?.querySelectorAll('input')[index];
  useLayoutEffect(() => table.current?.querySelector('input')?.focus(), []);
  const sum = sumOf(counts);
  return (
    <table ref={table} className="plain cash-counter" aria-label={t('shift.counter')}>
      <tbody>
        {DENOMINATIONS.map((worth, index) => {
          const digits = counts[worth] ?? '';
          return (
            <tr key={worth}>
              <td className="r">{format.number(worth)}</td>
              <td className="q">×</td>
              <td>
                <input
                  aria-label={t('shift.notes-of', { worth: format.number(worth) })}
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={6}
                  value={digits}
                  onChange={(event) => {
                    const next = { ...counts, [worth]: digitsOf(event.target.value) };
                    onChange(next, sumOf(next));
                  }}
                  onKeyDown={(event) => {
                    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1, Escape: 0 }[event.key];
                    if (step === undefined) return;
                    event.preventDefault();
                    event.stopPropagation();
                    if (step === 0) onBack();
                    else if (event.key === 'Enter' && index === DENOMINATIONS.length - 1) onDone();
                    else fieldAt(index + step)?.focus();
                  }}
                />
              </td>
              <td className="r">{digits === '' ? '' : format.number(worth * Number(digits))}</td>
            </tr>
          );
        })}
        <tr>
          <td className="r">{t('shift.sum')}</td>
          <td />
          <td />
          <td className="r b">{format.number(sum)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function sumOf(counts: Draft['counts']): number {
  return countedOf(Object.fromEntries(DENOMINATIONS.map((worth) => [worth, amountOf(counts[worth] ?? '') ?? 0])));
}
