import type { WireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { CLOCK_CODES } from '../../../shared/domain/ground/clocks.ts';
import type { LaneStatus } from './lane-index.ts';
import type { AlarmCode } from '../../../shared/domain/records.ts';
import type { IncidentKind } from '../../../shared/domain/vocabulary.ts';
import type { AlarmRow, IncidentRow, PieceRow, SlotRow, VisitRow } from '../../../shared/contract/rows.ts';

/** What a slot shows, in the order of the legend. */
export const SLOT_STATES = ['free', 'reserved', 'occupied', 'cleared', 'held', 'closed', 'alarm'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** The sign that stands beside the colour of a state; none where outline or fill says it. */
export const STATE_SIGNS: Readonly<Record<SlotState, string>> = {
  free: '',
  reserved: '',
  occupied: '',
  cleared: '✓',
  held: '‖',
  closed: '×',
  alarm: '▲',
};

/** Something that needs a person now: an alarm, or an incident that is not closed. */
export type SlotAlarm = {
  readonly id: string;
  readonly source: 'alarm' | 'incident';
  readonly code: AlarmCode | IncidentKind;
  readonly raisedAt: Instant;
  readonly isAcknowledged: boolean;
};

/** One slot as map, grid and inspector show it. Immutable: a change makes a new one. */
export type SlotView = {
  readonly slotId: WireId<'slot'>;
  readonly slot: SlotRow;
  readonly visit: VisitRow | null;
  /** The visit for which a free slot is kept. */
  readonly awaited: VisitRow | null;
  readonly alarm: SlotAlarm | null;
  readonly state: SlotState;
  /** How soon a person has to look: 0 is now. */
  readonly need: number;
  /** Whether its truck can drive out; null where none stands. */
  readonly lane: LaneStatus | null;
  /** Pieces that stand here apart from their visit. */
  readonly pieces: readonly PieceRow[];
};

const NEED = {
  alarm: 0,
  seenAlarm: 1,
  held: 2,
  toConfirm: 3,
  warned: 4,
  called: 5,
  standing: 6,
  cleared: 7,
} as const;
const NEED_EMPTY: Readonly<Record<'reserved' | 'closed' | 'free', number>> = {
  reserved: 8,
  closed: 9,
  free: 10,
};

/** Derives what one slot shows from its row, the visit on it, and whatever is alarming about either. */
export function slotViewOf(
  slot: SlotRow,
  visit: VisitRow | null,
  awaited: VisitRow | null,
  alarm: SlotAlarm | null,
  lane: LaneStatus | null = null,
  pieces: readonly PieceRow[] = [],
): SlotView {
  const state = stateOf(slot, visit, alarm);
  return {
    slotId: slot.slotId,
    slot,
    visit,
    awaited,
    alarm,
    state,
    need: needOf(state, visit, alarm),
    lane,
    pieces,
  };
}

/** Hundreds of trucks may be over these at a peak; nobody has to go to each: they stand together on the alarm sheet. */
const TOLD_TOGETHER: readonly AlarmCode[] = ['overstay', 'return-clock'];

/**
 * The alarm of an alarm row as its slot shows it; null once it is over, and for what is told of many trucks together. A
 * clock that somebody has seen is quiet as well: the map is red only where somebody has to go.
 */
export function alarmOf(row: AlarmRow): SlotAlarm | null {
  const isSeenClock = row.acknowledgedAt !== null && (CLOCK_CODES as readonly AlarmCode[]).includes(row.code);
  if (row.clearedAt !== null || isSeenClock || TOLD_TOGETHER.includes(row.code)) return null;
  return {
    id: row.alarmId,
    source: 'alarm',
    code: row.code,
    raisedAt: row.raisedAt,
    isAcknowledged: row.acknowledgedAt !== null,
  };
}

/** The alarm of an incident, or null once it is closed. Who opened an incident has seen it. */
export function incidentAlarmOf(row: IncidentRow): SlotAlarm | null {
  if (row.closedAt !== null) return null;
  return {
    id: row.incidentId,
    source: 'incident',
    code: row.kind,
    raisedAt: row.openedAt,
    isAcknowledged: true,
  };
}

/** Of several alarms the one to show: unseen before seen, then the oldest. */
export function worstOf(alarms: Iterable<SlotAlarm>): SlotAlarm | null {
  let worst: SlotAlarm | null = null;
  for (const alarm of alarms) {
    if (worst === null || isWorse(alarm, worst)) worst = alarm;
  }
  return worst;
}

/** Whether a visit is under a hold that nobody has lifted. */
export function isHeld(visit: VisitRow): boolean {
  return visit.holds.some(({ to }) => to === null);
}

function isWorse(a: SlotAlarm, b: SlotAlarm): boolean {
  if (a.isAcknowledged !== b.isAcknowledged) return !a.isAcknowledged;
  return a.raisedAt === b.raisedAt ? a.id < b.id : a.raisedAt < b.raisedAt;
}

function stateOf(slot: SlotRow, visit: VisitRow | null, alarm: SlotAlarm | null): SlotState {
  if (alarm !== null) return 'alarm';
  if (slot.visitId !== null) {
    if (visit === null) return 'occupied';
    if (isHeld(visit)) return 'held';
    return visit.milestones.some(({ milestone }) => milestone === 'cleared') ? 'cleared' : 'occupied';
  }
  // A truck that nobody knows takes the place as any other.
  if (slot.unknownAt !== null) return 'occupied';
  if (slot.status !== 'open' || slot.isKeepClear) return 'closed';
  return slot.reservedFor === null && slot.reservedCarrier === null ? 'free' : 'reserved';
}

function needOf(state: SlotState, visit: VisitRow | null, alarm: SlotAlarm | null): number {
  switch (state) {
    case 'alarm':
      return alarm?.isAcknowledged === true ? NEED.seenAlarm : NEED.alarm;
    case 'held':
      return NEED.held;
    case 'cleared':
      return NEED.cleared;
    case 'occupied':
      if (visit === null) return NEED.standing;
      if (visit.isToConfirm) return NEED.toConfirm;
      if (visit.noShows > 0 && visit.stage === 'waiting') return NEED.warned;
      return visit.stage === 'called' ? NEED.called : NEED.standing;
    case 'reserved':
    case 'closed':
    case 'free':
      return NEED_EMPTY[state];
  }
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Orders slots by what needs a person first, then by the longest stay, then by code. */
export function compareByNeed(a: SlotView, b: SlotView): number {
  if (a.need !== b.need) return a.need - b.need;
  const since = (a.visit?.arrivedAt ?? Infinity) - (b.visit?.arrivedAt ?? Infinity);
  return Number.isNaN(since) || since === 0 ? compareCodes(a.slot.code, b.slot.code) : since;
}

/** `A2-9` before `A2-10`. */
export function compareCodes(a: string, b: string): number {
  return collator.compare(a, b);
}
