import { memo } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useRows, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { NO_SHOW_ATTEMPTS } from '../../../shared/domain/queue/no-show.ts';
import { queueTexts } from './texts/catalog.ts';
import { isSameList } from '../../ui/same.ts';

type VisitWireId = WireId<'visit'>;
const NO_IDS: readonly VisitWireId[] = [];

/** Warn when so little time is left to come. */
const SHORT_MS = 3 * MINUTE_MS;

function idsOf(rows: RowStore, queueId: string, stage: 'called' | 'processing'): readonly VisitWireId[] {
  const found: { readonly id: VisitWireId; readonly at: number }[] = [];
  for (const visit of rows.all('visit').values()) {
    if (visit.stage !== stage || visit.queueId !== queueId) continue;
    found.push({ id: visit.visitId, at: (stage === 'called' ? visit.arriveByAt : visit.processingAt) ?? 0 });
  }
  return found.length === 0 ? NO_IDS : found.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/** The trucks of a queue that are called or processing: their ids only, soonest due first. */
export function useVisitIds(queueId: string, stage: 'called' | 'processing'): readonly VisitWireId[] {
  return useRows(['visit'], (rows) => idsOf(rows, queueId, stage), isSameList);
}

type ListProps = {
  readonly ids: readonly VisitWireId[];
  readonly selectedId: string | null;
  readonly onSelect: (visitId: VisitWireId) => void;
};

/** Called trucks with the time they have left to come. */
export function CalledList(props: ListProps) {
  const { ids, selectedId, onSelect } = props;
  const t = useTexts(queueTexts);
  const now = useSiteNow(1000);
  if (ids.length === 0) return <p className="none q">{t('queue.nobody-called')}</p>;
  return (
    <ul className="points" aria-label={t('queue.called', { count: ids.length })}>
      {ids.map((id) => (
        <CalledItem key={id} id={id} now={now} isSelected={id === selectedId} onSelect={onSelect} />
      ))}
    </ul>
  );
}

function CalledItem(props: {
  readonly id: VisitWireId;
  readonly now: Instant;
  readonly isSelected: boolean;
  readonly onSelect: (visitId: VisitWireId) => void;
}) {
  const { id, now, isSelected, onSelect } = props;
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const visit = useRow('visit', id);
  if (visit === undefined) return null;
  const tried = visit.callAttempts;
  const leftMs = visit.arriveByAt === null ? null : visit.arriveByAt - now;
  return (
    <li>
      <button type="button" aria-pressed={isSelected} onClick={() => onSelect(id)}>
        <span className="m c12">{formatPlate(visit.plate)}</span>
        <span className="q c12 el">
          {visit.callLane === null ? (visit.slotCode ?? '') : t('queue.lane', { lane: visit.callLane })}
        </span>
        {leftMs === null ? null : leftMs < 0 ? (
          <span className="bad">
            {leftMs > -MINUTE_MS ? t('queue.over-now') : t('queue.over', { time: format.duration(-leftMs) })}
          </span>
        ) : (
          <span className={leftMs < SHORT_MS ? 'warn' : 's'}>{t('queue.left', { time: format.duration(leftMs) })}</span>
        )}
        {tried.length === 0 ? null : (
          <span className="q c12 wide">
            {t('queue.attempts', {
              count: tried.length,
              of: NO_SHOW_ATTEMPTS,
              channels: tried.map(({ channel }) => word('attemptChannel', channel)).join(', '),
            })}
          </span>
        )}
      </button>
    </li>
  );
}

/** Trucks at the crossing or in inspection, with the minutes they have been there. */
export function ProcessingList({ ids, selectedId, onSelect }: ListProps) {
  const t = useTexts(queueTexts);
  const now = useSiteNow(10_000);
  if (ids.length === 0) return <p className="none q">{t('queue.nobody-processing')}</p>;
  return (
    <ul className="points" aria-label={t('queue.processing', { count: ids.length })}>
      {ids.map((id) => (
        <ProcessingItem key={id} id={id} now={now} isSelected={id === selectedId} onSelect={onSelect} />
      ))}
    </ul>
  );
}

const ProcessingItem = memo(function ProcessingItem(props: {
  readonly id: VisitWireId;
  readonly now: Instant;
  readonly isSelected: boolean;
  readonly onSelect: (visitId: VisitWireId) => void;
}) {
  const { id, now, isSelected, onSelect } = props;
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const visit = useRow('visit', id);
  if (visit === undefined) return null;
  const minutes = visit.processingAt === null ? null : Math.max(0, Math.floor((now - visit.processingAt) / MINUTE_MS));
  const last = visit.milestones.at(-1);
  const point = visit.points[0] ?? 'main';
  return (
    <li>
      <button type="button" aria-pressed={isSelected} onClick={() => onSelect(id)}>
        <span className="m c12">{formatPlate(visit.plate)}</span>
        <span />
        <span className="s">{minutes}</span>
        {last === undefined && point === 'main' && visit.withPlate === null ? null : (
          <span className="q c12 wide">
            {[
              point === 'main' ? null : word('queuePoint', point),
              last === undefined ? null : `✓ ${word('milestone', last.milestone)}`,
              visit.withPlate === null ? null : t('queue.with-plate', { plate: formatPlate(visit.withPlate) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        )}
      </button>
    </li>
  );
});
