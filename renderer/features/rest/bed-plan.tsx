import { memo, useCallback, useRef, type KeyboardEvent } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { FacilityRow, RoomRow } from '../../../shared/contract/rows.ts';
import { shutOf } from '../../../shared/domain/rest/open.ts';
import { useApp, useRow, useSiteNow, useTexts, useValue, useWords } from '../../client/app-context.ts';
import type { Value } from '../../ui/value.ts';
import { bedMarksOf, bedStateOf, housesOf, shortCodeOf, type BedGroup, type BedState } from './beds.ts';
import { facilityNote } from './load-words.ts';
import { nextBed, type WalkKey } from './plan-walk.ts';
import { restTexts } from './texts/catalog.ts';
import { isWakingSoon, wakeAtOf, type WakeTimes } from './wake-times.ts';

const ARROWS: Readonly<Record<string, WalkKey>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
};

type Shared = {
  readonly times: Value<WakeTimes>;
  readonly now: Instant;
  readonly selectedId: string | null;
  /** The bed that is about to be given. */
  readonly proposedId: string | null;
  /** The bed that Tab leads to. */
  readonly stopId: string | null;
  readonly onSelect: (bedId: string) => void;
};

/** All beds, house by house and room by room, as they are now. Arrow keys walk, Enter chooses. */
export function BedPlan(props: Omit<Shared, 'stopId' | 'now'> & { readonly groups: readonly BedGroup[] }) {
  const { groups, ...given } = props;
  const { selectedId, onSelect } = given;
  const t = useTexts(restTexts);
  const plan = useRef<HTMLDivElement>(null);
  // A thousand beds are drawn by the half minute, not by the second.
  const now = useSiteNow(30_000);
  const shared = { ...given, now, stopId: selectedId ?? groups[0]?.bedIds[0] ?? null };

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const key = ARROWS[event.code];
      const from = event.target instanceof HTMLElement ? event.target.dataset['bed'] : undefined;
      if (key === undefined || from === undefined) return;
      event.preventDefault();
      const beds = [...(plan.current?.querySelectorAll<HTMLElement>('[data-bed]') ?? [])];
      const boxes = beds.map((bed) => {
        const { left, top } = bed.getBoundingClientRect();
        return { id: bed.dataset['bed'] ?? '', left, top };
      });
      const next = nextBed(boxes, from, key);
      if (next === null) return;
      onSelect(next);
      beds.find((bed) => bed.dataset['bed'] === next)?.focus();
    },
    [onSelect],
  );

  return (
    <div ref={plan} className="bed-plan" role="grid" aria-label={t('rest.bed-plan')} onKeyDown={onKeyDown}>
      {housesOf(groups).map((rooms) => (
        <House key={rooms[0]?.facilityId} rooms={rooms} {...shared} />
      ))}
    </div>
  );
}

function House({ rooms, ...shared }: Shared & { readonly rooms: readonly BedGroup[] }) {
  const { format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const facility = useRow('facility', rooms[0]?.facilityId ?? null);
  const isHouseShut = facility !== undefined && shutOf(facility, shared.now, format.zone) !== null;
  const note = facility === undefined ? null : facilityNote(facility, { t, word, format, now: shared.now });
  const beds = rooms.reduce((sum, { bedIds }) => sum + bedIds.length, 0);
  return (
    <div className="bed-house" role="row">
      <div className="bed-house-name" role="rowheader">
        <b>{rooms[0]?.code}</b>
        <span className="q">{t('rest.facility-beds', { count: format.number(beds) })}</span>
        {facility === undefined || facility.forWhom === 'everybody' ? null : (
          <span className="s">{word('forWhom', facility.forWhom)}</span>
        )}
        {note === null ? null : <span className="warn">{note}</span>}
      </div>
      <div className="bed-floors" role="presentation">
        {[...Map.groupBy(rooms, ({ floor }) => floor)].map(([floor, onFloor]) => (
          <div key={floor} className="bed-floor" role="presentation">
            {floor === '' ? null : <span className="floor-name l">{t('rest.floor', { floor })}</span>}
            <div className="bed-rooms" role="presentation">
              {onFloor.map((group) => (
                <BedRoom
                  key={group.roomId ?? ''}
                  group={group}
                  facility={facility}
                  isHouseShut={isHouseShut}
                  {...shared}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Beds side by side in a room: two lines where more than a few are in it, and no wider than the window. */
function bedsAcross(beds: number): number {
  return beds <= 4 ? beds : Math.min(8, Math.ceil(beds / 2));
}

function BedRoom(
  props: Shared & {
    readonly group: BedGroup;
    readonly facility: FacilityRow | undefined;
    readonly isHouseShut: boolean;
  },
) {
  const { group, facility, isHouseShut, times, now, selectedId, proposedId, stopId, onSelect } = props;
  const { bedIds, roomId } = group;
  const t = useTexts(restTexts);
  const { word } = useWords();
  const room = useRow('room', roomId);
  const cells = bedIds.map((id) => (
    <BedCell
      key={id}
      id={id}
      isSelected={id === selectedId}
      isProposed={id === proposedId}
      isStop={id === stopId}
      facility={facility}
      room={room}
      isHouseShut={isHouseShut}
      times={times}
      now={now}
      onSelect={onSelect}
    />
  ));
  if (room === undefined)
    return (
      <div className="bed-cells wide" role="presentation">
        {cells}
      </div>
    );
  const marks = [
    room.forWhom === 'everybody' ? null : word('forWhom', room.forWhom),
    room.isQuiet ? t('rest.quiet') : null,
    room.status === 'open' ? null : word('roomStatus', room.status),
  ].filter((mark) => mark !== null);
  return (
    <div className={`bed-room ${room.status}`} role="presentation" title={room.statusReason ?? undefined}>
      <span className="room-name">
        <b>{shortCodeOf(room.code, group.code)}</b>{' '}
        <span className={room.status === 'open' ? 'q' : 'warn'}>{marks.join(' · ')}</span>
      </span>
      <div
        className="bed-cells"
        role="presentation"
        style={{ gridTemplateColumns: `repeat(${String(bedsAcross(bedIds.length))}, var(--bed))` }}
      >
        {cells}
      </div>
    </div>
  );
}

const BedCell = memo(function BedCell(props: {
  readonly id: string;
  readonly facility: FacilityRow | undefined;
  readonly room: RoomRow | undefined;
  readonly isHouseShut: boolean;
  readonly times: Value<WakeTimes>;
  readonly now: Instant;
  readonly isSelected: boolean;
  readonly isProposed: boolean;
  readonly isStop: boolean;
  readonly onSelect: (bedId: string) => void;
}) {
  const { id, facility, room, isHouseShut, times, now, isSelected, isProposed, isStop, onSelect } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const bed = useRow('bed', id);
  const stay = useRow('stay', bed?.stayId ?? null);
  const known = useValue(times);
  if (bed === undefined) return null;
  const place = { facility, room, isHouseShut };
  const state = bedStateOf(bed, place);
  const wakeAt = wakeAtOf(stay, known);
  const line =
    state === 'occupied'
      ? wakeAt === null
        ? '–'
        : format.time(wakeAt)
      : state === 'free'
        ? bed.isForWomen
          ? word('forWhom', 'women')
          : ''
        : t(`rest.bed-line.${state}`);
  const said = stateWord(state, word, t('rest.bed-line.closed'));
  const marks = bedMarksOf(bed, place);
  const classes = ['bed', state, isWakingSoon(wakeAt, now) ? 'soon' : '', isProposed ? 'proposed' : ''];
  return (
    <button
      type="button"
      role="gridcell"
      data-bed={id}
      className={classes.filter((name) => name !== '').join(' ')}
      aria-selected={isSelected}
      aria-label={t('rest.bed-name', { bed: `${bed.code} ${line}`.trim(), state: said })}
      title={[bed.code, marks.isQuiet ? t('rest.quiet') : null].filter((part) => part !== null).join(' · ')}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onSelect(id)}
    >
      <b>{shortCodeOf(bed.code, place.room?.code ?? '', bed.facility)}</b> <span>{line}</span>
    </button>
  );
});

function stateWord(state: BedState, word: (group: 'bedState', code: string) => string, closed: string): string {
  return state === 'closed' ? closed : word('bedState', state);
}
