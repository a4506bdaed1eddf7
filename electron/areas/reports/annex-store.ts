import type { Database } from 'better-sqlite3';
import type { CountId, SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Count, Visit } from '../../../shared/domain/records.ts';
import type { ZoneKind } from '../../../shared/domain/layout/types.ts';
import type { SlotStatus } from '../../../shared/domain/vocabulary.ts';
import { LATE_ENTRY_MS } from '../../../shared/domain/gate/decide.ts';
import { LONG_MS, OF_CROSSINGS, OF_GROUND } from '../../db/partial-indexes.ts';
import { rows } from '../../db/sql.ts';

/** What is left within this time is found by its end. */
export const SOON_MS = LONG_MS;

/** What only the annexes of a report read; every read is bounded by an index, however old the day is. */
export type AnnexStore = ReturnType<typeof createAnnexStore>;

export type EndedCount = Pick<Count, 'differences'> & {
  readonly id: CountId;
  readonly endedAt: Instant;
  readonly endedBy: string;
};

export type Override = {
  readonly visitId: VisitId;
  readonly plate: string;
  readonly at: Instant;
  readonly reason: string;
};

export type HoldChange = { readonly seq: number; readonly at: Instant };

export type HeldVisit = Pick<Visit, 'id' | 'plate' | 'holds'>;

export type SlotRow = {
  readonly id: SlotId;
  readonly zoneId: ZoneId;
  readonly status: SlotStatus;
  readonly isKeepClear: boolean;
  readonly removedAt: Instant | null;
};

export type ZoneRow = {
  readonly id: ZoneId;
  readonly kind: ZoneKind;
  readonly capacity: number;
  readonly removedAt: Instant | null;
};

const LATE = `SELECT count(*) AS count, max(recorded_at - occurred_at) AS longestMs
  FROM passes INDEXED BY passes_by_time
  WHERE occurred_at >= ? AND occurred_at < ? AND recorded_at - occurred_at > ${String(LATE_ENTRY_MS)}`;
const SUSPENDING = `SELECT seq, at FROM changes INDEXED BY changes_of_crossings
  WHERE ${OF_CROSSINGS} AND command IN ('crossing.suspend', 'crossing.resume', 'change.undo') AND seq <= ?
  ORDER BY seq DESC`;
const HOLDING = `SELECT seq, at FROM changes INDEXED BY changes_of_holds
  WHERE command IN ('visit.hold', 'visit.release-hold') AND at >= ? AND at < ?`;
const HELD = `SELECT id, plate, holds_json AS holdsJson FROM visits WHERE id IN (SELECT value FROM json_each(?))`;
const OVERRIDES = `SELECT o.visit_id AS visitId, v.plate, o.started_at AS at, o.override_reason AS reason
  FROM occupancies o INDEXED BY occupancies_overridden CROSS JOIN visits v ON v.id = o.visit_id
  WHERE o.override_reason IS NOT NULL AND o.started_at >= ? AND o.started_at < ? ORDER BY o.started_at, o.id`;
/** Which of a visit's changes said so: the one that is nearest to when it began to stand there. */
const OVERRIDER = `SELECT c.actor FROM visit_changes p CROSS JOIN changes c ON c.seq = p.seq
  WHERE p.visit_id = ? AND c.reason IS NOT NULL AND c.command <> 'change.undo'
  ORDER BY instr(c.reason, ?) = 0, abs(c.at - ?), c.seq LIMIT 1`;
/** Why it left: what its last departure said. */
const LEFT_BECAUSE = `SELECT c.reason FROM visit_changes p CROSS JOIN changes c ON c.seq = p.seq
  WHERE p.visit_id = ? AND c.command IN ('queue.turn-back', 'visit.depart') ORDER BY p.seq DESC LIMIT 1`;
const COUNTS = `SELECT id, ended_at AS endedAt, ended_by AS endedBy, differences_json AS differencesJson
  FROM counts INDEXED BY counts_by_end WHERE ended_at >= ? AND ended_at < ? AND ended_how = 'finished'
  ORDER BY ended_at, id`;
const OF_GROUND_SINCE = `SELECT seq FROM changes INDEXED BY changes_of_ground
  WHERE ${OF_GROUND} AND at >= ? ORDER BY at DESC, seq DESC`;
const TAKEN_OPEN = `SELECT slot_id AS slotId FROM occupancies INDEXED BY occupancies_by_end
  WHERE ended_at IS NULL AND started_at < ?`;
const TAKEN = `SELECT slot_id AS slotId FROM occupancies INDEXED BY occupancies_by_end
  WHERE ended_at >= ? AND ended_at < ? AND started_at < ?`;
const TAKEN_LONG = `SELECT slot_id AS slotId FROM occupancies INDEXED BY occupancies_by_visit
  WHERE visit_id = ? AND ended_at >= ? AND started_at < ?`;

/** The statements whose plans a test reads. */
export const ANNEX_SQL: Readonly<Record<string, string>> = {
  late: LATE,
  suspending: SUSPENDING,
  holding: HOLDING,
  overrides: OVERRIDES,
  overrider: OVERRIDER,
  leftBecause: LEFT_BECAUSE,
  counts: COUNTS,
  ofGround: OF_GROUND_SINCE,
  takenOpen: TAKEN_OPEN,
  taken: TAKEN,
  takenLong: TAKEN_LONG,
};

/** Slots are some thousands at most, and are read whole. */
const SLOTS = `SELECT id, zone_id AS zoneId, status, is_keep_clear AS isKeepClear, removed_at AS removedAt FROM slots`;
const ZONES = 'SELECT id, kind, capacity, removed_at AS removedAt FROM zones';

type SlotOf = { readonly slotId: SlotId };

export function createAnnexStore(db: Database) {
  const late = rows<{ readonly count: number; readonly longestMs: number | null }>(db, LATE);
  const suspending = rows<{ readonly seq: number; readonly at: Instant }>(db, SUSPENDING);
  const holding = rows<HoldChange>(db, HOLDING);
  const heldVisits = rows<Omit<HeldVisit, 'holds'> & { readonly holdsJson: string }>(db, HELD);
  const overrides = rows<Override>(db, OVERRIDES);
  const overrider = rows<{ readonly actor: string }>(db, OVERRIDER);
  const leftBecause = rows<{ readonly reason: string | null }>(db, LEFT_BECAUSE);
  const counts = rows<Omit<EndedCount, 'differences'> & { readonly differencesJson: string }>(db, COUNTS);
  const takenOpen = rows<SlotOf>(db, TAKEN_OPEN);
  const taken = rows<SlotOf>(db, TAKEN);
  const takenLong = rows<SlotOf>(db, TAKEN_LONG);
  const slots = rows<Omit<SlotRow, 'isKeepClear'> & { readonly isKeepClear: number }>(db, SLOTS);
  const zones = rows<ZoneRow>(db, ZONES);
  const ofGround = rows<{ readonly seq: number }>(db, OF_GROUND_SINCE);
  return {
    /** Passages of a time that were written down later than they happened (ghi bù). */
    late(from: Instant, to: Instant): { readonly count: number; readonly longestMs: number } {
      const found = late.get(from, to);
      return { count: found?.count ?? 0, longestMs: found?.longestMs ?? 0 };
    },
    /** Changes up to one that may have stopped or resumed calling, newest first. */
    suspending: (until: number) => suspending.each(until),
    /** Changes of a time that set or released holds; told by the index alone. */
    holding: (from: Instant, to: Instant): readonly HoldChange[] => holding.all(from, to),
    /** Visits with all the holds they ever had. */
    heldVisits(visitIds: Iterable<VisitId>): readonly HeldVisit[] {
      return heldVisits.all(JSON.stringify([...visitIds])).map(({ holdsJson, ...visit }) => ({
        ...visit,
        holds: JSON.parse(holdsJson) as HeldVisit['holds'],
      }));
    },
    /** Slots that were taken against a rule in a time. */
    overrides: (from: Instant, to: Instant): readonly Override[] => overrides.all(from, to),
    /** Who took a slot against a rule. */
    overriderOf({ visitId, reason, at }: Override): string | null {
      return overrider.get(visitId, reason, at)?.actor ?? null;
    },
    leftBecause: (visitId: number): string => leftBecause.get(visitId)?.reason ?? '',
    /** Stock-takes that were finished in a time, oldest first. */
    counts(from: Instant, to: Instant): readonly EndedCount[] {
      return counts.all(from, to).map(({ differencesJson, ...count }) => ({
        ...count,
        differences: JSON.parse(differencesJson) as Count['differences'],
      }));
    },
    /** Slots on which something stood just before an instant; `visits`: whose may have stood there for days. */
    takenSlots(at: Instant, visits: readonly number[]): ReadonlySet<SlotId> {
      const all = [...takenOpen.all(at), ...taken.all(at, at + SOON_MS, at)];
      for (const visitId of visits) all.push(...takenLong.all(visitId, at + SOON_MS, at));
      return new Set(all.map(({ slotId }) => slotId));
    },
    /** Every slot that ever was on the plan, as it is now. */
    slots: (): readonly SlotRow[] =>
      slots.all().map(({ isKeepClear, ...slot }) => ({ ...slot, isKeepClear: isKeepClear === 1 })),
    zones: (): readonly ZoneRow[] => zones.all(),
    /** Changes since an instant that opened, closed or drew slots and zones, newest first. */
    ofGround: (since: Instant): readonly number[] => ofGround.all(since).map(({ seq }) => seq),
  };
}
