import { useState } from 'react';
import type { CrossingRow, QueueRow } from '../../../shared/contract/rows.ts';
import { suggestedBuffer } from '../../../shared/domain/queue/suggested-buffer.ts';
import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import { useApp, useRows, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { isSameList } from '../../ui/same.ts';
import { PointForm, type Said } from './point-form.tsx';
import { crossingTexts } from './texts/catalog.ts';

/** What there can be at a crossing: exports go to the gate itself, imports may pass further points. */
const PLACES: readonly { readonly direction: Direction; readonly point: QueuePoint }[] = [
  { direction: 'export', point: 'main' },
  { direction: 'import', point: 'main' },
  { direction: 'import', point: 'quarantine' },
  { direction: 'import', point: 'transshipment' },
];

/** The points of a crossing with their capacity, lanes and way of calling; the chosen one to change. */
export function PointsPane({ crossing }: { readonly crossing: CrossingRow }) {
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word } = useWords();
  const queues = useRows(['queue'], queuesOf, isSameList);
  const [at, choose] = useState(0);
  const [said, setSaid] = useState<Said | null>(null);
  const setAt = (next: number): void => {
    choose(next);
    setSaid(null);
  };
  const queueAt = (index: number): QueueRow | undefined =>
    queues.find(
      (queue) =>
        queue.crossingId === crossing.crossingId &&
        queue.direction === PLACES[index]?.direction &&
        queue.point === PLACES[index].point,
    );
  const nameOf = (index: number): string => {
    const place = PLACES[index];
    if (place === undefined) return '';
    return `${place.direction === 'export' ? '↑' : '↓'} ${word('direction', place.direction)} · ${word('queuePoint', place.point)}`;
  };
  const place = PLACES[at];
  const cells = (queue: QueueRow | undefined) => {
    if (queue === undefined)
      return (
        <td className="q" colSpan={7}>
          {t('crossing.point-closed')}
        </td>
      );
    const suggested = suggestedBuffer(queue.capacityPerHour, queue.walkUpMs);
    return (
      <>
        <td className="r">
          {queue.capacityPerHour === 0 ? <span className="warn">0</span> : format.number(queue.capacityPerHour)}
        </td>
        <td className="r">{format.number(queue.buffer)}</td>
        <td className="r q">{format.number(suggested)}</td>
        <td className="r">{format.duration(queue.walkUpMs)}</td>
        <td>{queue.lanes.length === 0 ? '–' : queue.lanes.join(', ')}</td>
        <td>{takesText(queue, t)}</td>
        <td>
          {queue.suspendedAt !== null ? (
            <span className="warn">‖ {t('crossing.point-suspended')}</span>
          ) : queue.callMode === 'auto' ? (
            t('crossing.mode-auto', { count: queue.callBatch })
          ) : (
            t('crossing.mode-hand')
          )}
        </td>
      </>
    );
  };
  return (
    <>
      <section className="pane" aria-label={t('crossing.points', { crossing: crossing.name })}>
        <table
          className="plain crossing-points"
          onKeyDown={(event) => {
            const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
            const next = at + step;
            if (step === 0 || PLACES[next] === undefined) return;
            event.preventDefault();
            setAt(next);
            event.currentTarget.querySelectorAll<HTMLElement>('tbody tr')[next]?.focus();
          }}
        >
          <thead>
            <tr>
              <th className="name">{t('crossing.point-name')}</th>
              <th className="r">{t('crossing.point-capacity')}</th>
              <th className="r">{t('crossing.point-buffer')}</th>
              <th className="r">{t('crossing.point-suggested')}</th>
              <th className="r">{t('crossing.point-walk')}</th>
              <th>{t('crossing.point-lanes')}</th>
              <th>{t('crossing.point-takes')}</th>
              <th className="mode">{t('crossing.point-mode')}</th>
            </tr>
          </thead>
          <tbody>
            {PLACES.map(({ direction, point }, index) => (
              <tr
                key={`${direction} ${point}`}
                className={index === at ? 'sel' : ''}
                aria-selected={index === at}
                data-home={index === at || undefined}
                tabIndex={index === at ? 0 : -1}
                onClick={() => setAt(index)}
              >
                <td className="b">{nameOf(index)}</td>
                {cells(queueAt(index))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {place === undefined ? null : (
        <PointForm
          key={`${place.direction} ${place.point} ${queueAt(at)?.queueId ?? ''}`}
          crossing={crossing}
          direction={place.direction}
          point={place.point}
          queue={queueAt(at)}
          name={nameOf(at)}
          said={said}
          onSaid={setSaid}
        />
      )}
    </>
  );
}

function takesText({ takes }: QueueRow, t: ReturnType<typeof useTexts<keyof (typeof crossingTexts)['vi']>>): string {
  if (takes === null) return t('crossing.every-truck');
  const kinds = (takes.vehicleTypes?.length ?? 0) + (takes.cargoClasses?.length ?? 0);
  const parts = [
    kinds === 0 ? null : t('crossing.some-trucks', { count: kinds }),
    takes.loaded === null ? null : t(takes.loaded ? 'crossing.loaded-yes' : 'crossing.loaded-no'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? t('crossing.every-truck') : parts.join(' · ');
}

function queuesOf(rows: RowStore): readonly QueueRow[] {
  return [...rows.all('queue').values()];
}
