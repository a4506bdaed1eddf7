import { memo, useCallback, useRef, type KeyboardEvent } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useRow, useTexts, useValue, useWords } from '../../client/app-context.ts';
import type { Value } from '../../ui/value.ts';
import { bedStateOf, nextBed, shortCodeOf, type BedGroup } from './beds.ts';
import { restTexts } from './texts/catalog.ts';
import { isWakingSoon, wakeAtOf, type CallRanges } from './wake.ts';

const ARROWS = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
} as const;

/** All beds, house by house, as they are now. Arrow keys walk, Enter chooses. */
export function BedPlan(props: {
  readonly groups: readonly BedGroup[];
  readonly ranges: Value<CallRanges>;
  readonly now: Instant;
  readonly selectedId: string | null;
  readonly onSelect: (bedId: string) => void;
}) {
  const { groups, ranges, now, selectedId, onSelect } = props;
  const t = useTexts(restTexts);
  const { format } = useApp();
  const plan = useRef<HTMLDivElement>(null);
  const first = groups[0]?.bedIds[0] ?? null;
  const stop = selectedId ?? first;

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const key = Object.hasOwn(ARROWS, event.code) ? ARROWS[event.code as keyof typeof ARROWS] : null;
      const from = event.target instanceof HTMLElement ? event.target.dataset['bed'] : undefined;
      if (key === null || from === undefined) return;
      const next = nextBed(groups, from, key, bedsPerRow(plan.current));
      event.preventDefault();
      if (next === null) return;
      onSelect(next);
      plan.current?.querySelector<HTMLElement>(`[data-bed="${next}"]`)?.focus();
    },
    [groups, onSelect],
  );

  return (
    <div ref={plan} className="bed-plan" role="grid" aria-label={t('rest.bed-plan')} onKeyDown={onKeyDown}>
      {groups.map(({ facilityId, code, bedIds }) => (
        <div key={facilityId} className="bed-house" role="row">
          <div className="bed-house-name" role="rowheader">
            <b>{code}</b>
            <span className="q">{t('rest.facility-beds', { count: format.number(bedIds.length) })}</span>
          </div>
          <div className="bed-cells" role="presentation">
            {bedIds.map((id) => (
              <BedCell
                key={id}
                id={id}
                ranges={ranges}
                now={now}
                isSelected={id === selectedId}
                isStop={id === stop}
                onSelect={onSelect}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

const BedCell = memo(function BedCell(props: {
  readonly id: string;
  readonly ranges: Value<CallRanges>;
  readonly now: Instant;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly onSelect: (bedId: string) => void;
}) {
  const { id, ranges, now, isSelected, isStop, onSelect } = props;
  const { rows, format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const bed = useRow('bed', id);
  const known = useValue(ranges);
  if (bed === undefined) return null;
  const state = bedStateOf(bed);
  const wakeAt = bed.visitId === null ? null : wakeAtOf(rows, bed.visitId, known, now);
  const isSoon = isWakingSoon(wakeAt, now);
  const line =
    state === 'occupied'
      ? wakeAt === null
        ? '–'
        : format.time(wakeAt)
      : state === 'cleaning'
        ? t('rest.state.cleaning')
        : state === 'broken'
          ? t('rest.state.broken')
          : bed.isForWomen
            ? t('rest.state.women')
            : '';
  return (
    <button
      type="button"
      role="gridcell"
      data-bed={id}
      className={`bed ${state}${isSoon ? ' soon' : ''}`}
      aria-selected={isSelected}
      aria-label={t('rest.bed-name', { bed: `${bed.code} ${line}`.trim(), state: word('bedState', state) })}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onSelect(id)}
    >
      <b>{shortCodeOf(bed.code, bed.facility)}</b> <span>{line}</span>
    </button>
  );
});

/** How many beds stand side by side now: the plan wraps with the window. */
function bedsPerRow(plan: HTMLElement | null): number {
  const cells = plan?.querySelectorAll<HTMLElement>('.bed-cells');
  let most = 1;
  for (const house of cells ?? []) {
    const beds = [...house.querySelectorAll<HTMLElement>('.bed')];
    const top = beds[0]?.offsetTop;
    most = Math.max(most, beds.filter((bed) => bed.offsetTop === top).length);
  }
  return most;
}
