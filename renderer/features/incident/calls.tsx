import { useApp, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** Numbers that are called in an hour of need; Shift and the last digit notes the call. */
export const NUMBERS = ['113', '114', '115'] as const;

/** Who was called and when, and one key for each of the three numbers. */
export function Calls(props: {
  readonly calls: Story['calls'];
  readonly isOpen: boolean;
  readonly onCall: (number: string) => void;
}) {
  const { calls, isOpen, onCall } = props;
  const { format } = useApp();
  const t = useTexts(incidentTexts);
  return (
    <section className="sec" aria-label={t('incident.calls')}>
      <h2>{t('incident.calls')}</h2>
      {calls.length === 0 ? (
        <p className="q">{t('incident.calls-none')}</p>
      ) : (
        <p>
          {calls.map(({ number, at }, index) => (
            <span key={index} className="call nw">
              <b>{number}</b> <span className="q">{format.time(at)}</span>
            </span>
          ))}
        </p>
      )}
      {isOpen ? (
        <div className="quick">
          {NUMBERS.map((number) => (
            <Button key={number} keyCap={`⇧${number.slice(-1)}`} onClick={() => onCall(number)}>
              {t('incident.call', { number })}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
