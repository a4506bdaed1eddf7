import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Waits } from '../../../shared/domain/queue/waits.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { useApp, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { DayStep } from './day-step.tsx';
import type { OrderInput } from './draft.ts';
import { noticeTexts } from './texts/catalog.ts';
import { comparedClassesOf } from './waits.ts';

/** The order that was asked about, and the day that it is tried on. */
export type Asked = { readonly on: Day; readonly order: OrderInput };

/** A past day under the edited order: how long each class waited, and would have waited (QU1, QU2). */
export function WhatIf(props: {
  readonly queue: QueueRow;
  readonly asked: Asked | null;
  /** The order has been edited since it was asked about. */
  readonly isStale: boolean;
  readonly day: Day;
  readonly onStep: (days: number) => void;
}) {
  const { queue, asked, isStale, day, onStep } = props;
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const { word, say } = useWords();
  const { answer, fault, isLoading } = useQuery(
    'queue.what-if',
    asked === null
      ? null
      : {
          crossing: queue.crossing,
          direction: queue.direction,
          point: queue.point,
          on: asked.on,
          ...asked.order,
        },
  );
  return (
    <section className="pane what-if" aria-label={t('notice.what-if')}>
      <div className="bar sub">
        <b>{t('notice.what-if')}</b>
        <DayStep day={day} label="" onStep={onStep} />
      </div>
      <div className="scroll">
        {asked === null ? <p className="q">{t('notice.what-if-how')}</p> : null}
        {isStale ? <p className="warn">{t('notice.what-if-stale')}</p> : null}
        {isLoading ? <p className="q">{t('notice.what-if-asking')}</p> : null}
        {fault === null ? null : (
          <p className="bad" role="alert">
            {say({ ...fault })}
          </p>
        )}
        {answer === null || fault !== null ? null : (
          <div className={isStale || isLoading ? 'q' : ''}>
            <p className="s">
              {t('notice.what-if-day', {
                on: format.day(answer.on),
                arrivals: format.number(answer.arrivals),
                calls: format.number(answer.calls),
              })}
            </p>
            <table className="plain">
              <thead>
                <tr>
                  <th>{t('notice.class')}</th>
                  <th className="r">{t('notice.trucks')}</th>
                  <th className="r">{t('notice.mean')}</th>
                  <th className="r">{t('notice.p95')}</th>
                </tr>
              </thead>
              <tbody>
                {comparedClassesOf(answer.actual, answer.changed).map(({ cargoClass, actual, changed }) => (
                  <tr key={cargoClass}>
                    <td>{word('cargoClass', cargoClass)}</td>
                    <td className="r">{format.number(changed?.trucks ?? actual?.trucks ?? 0)}</td>
                    {(['meanMs', 'p95Ms'] as const).map((name) => (
                      <td key={name} className="r">
                        {durationOf(format, actual?.[name])}
                        <br />→ <b>{durationOf(format, changed?.[name])}</b>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <dl className="pairs">
              {FIGURES.map(({ key, of }) => (
                <div key={key} className="pair">
                  <dt>{t(key)}</dt>
                  <dd>{arrow(of(answer.actual, format), of(answer.changed, format))}</dd>
                </div>
              ))}
            </dl>
            <p className="q">{t('notice.what-if-note')}</p>
          </div>
        )}
      </div>
    </section>
  );
}

type Writes = ReturnType<typeof useApp>['format'];

const FIGURES = [
  { key: 'notice.mean-all', of: (waits: Waits, format: Writes) => format.duration(waits.meanMs) },
  { key: 'notice.cost-all', of: (waits: Waits, format: Writes) => format.number(waits.costDong / 1e6, 1) },
  {
    key: 'notice.jain',
    of: (waits: Waits, format: Writes) => (waits.jain === null ? '–' : format.number(waits.jain, 3)),
  },
  { key: 'notice.overtakes', of: (waits: Waits, format: Writes) => format.number(waits.overtakesPerTruck, 2) },
] as const;

function durationOf(format: Writes, ms: number | undefined): string {
  return ms === undefined ? '–' : format.duration(ms);
}

function arrow(actual: string, changed: string): string {
  return `${actual} → ${changed}`;
}
