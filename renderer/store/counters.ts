import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import { msUntilFull } from '../../shared/domain/reports/dwell-budget.ts';
import { HOUR_MS, type Instant } from '../../shared/kernel/instant.ts';
import type { RowStore } from './row-store.ts';

/** The figures of the strip. Derived from rows and the site clock, never stored. */
export type Counters = {
  readonly inYard: number;
  readonly expected: number;
  readonly waiting: number;
  readonly called: number;
  readonly processing: number;
  readonly slots: number;
  readonly free: number;
  readonly occupied: number;
  readonly reserved: number;
  readonly shut: number;
  readonly inPerHour: number;
  readonly outPerHour: number;
  /** Null while the yard is not filling. */
  readonly msUntilFull: number | null;
  readonly alarms: number;
  readonly unacknowledged: number;
  readonly oldestUnacknowledgedAt: Instant | null;
  readonly incidents: number;
};

/** A pace from less time than this would be noise. */
const SHORTEST_WINDOW_MS = 10 * 60_000;

/** Counts the live rows as they stand now. */
export function countersOf(rows: RowStore, now: Instant): Counters {
  const stages = { expected: 0, waiting: 0, called: 0, processing: 0 };
  let inYard = 0;
  for (const { stage } of rows.all('visit').values()) {
    if (isInYard(stage)) inYard += 1;
    if (stage === 'expected' || stage === 'waiting' || stage === 'called' || stage === 'processing') stages[stage] += 1;
  }
  const slots = slotCounts(rows);
  const pace = paceOf(rows, now);
  const alarms = [...rows.all('alarm').values()].filter((alarm) => alarm.clearedAt === null);
  const open = alarms.filter((alarm) => alarm.acknowledgedAt === null);
  const incidents = [...rows.all('incident').values()].filter((incident) => incident.closedAt === null);
  return {
    inYard,
    ...stages,
    ...slots,
    ...pace,
    msUntilFull: msUntilFull(slots.free, pace.inPerHour, pace.outPerHour),
    alarms: alarms.length,
    unacknowledged: open.length,
    oldestUnacknowledgedAt: open.reduce<Instant | null>(
      (oldest, { raisedAt }) => (oldest === null || raisedAt < oldest ? raisedAt : oldest),
      null,
    ),
    incidents: incidents.length,
  };
}

function slotCounts(rows: RowStore) {
  let slots = 0;
  let free = 0;
  let occupied = 0;
  let reserved = 0;
  let shut = 0;
  for (const slot of rows.all('slot').values()) {
    if (slot.isKeepClear) continue;
    slots += 1;
    if (slot.visitId !== null) occupied += 1;
    else if (slot.status !== 'open') shut += 1;
    else if (slot.reservedFor !== null) reserved += 1;
    else free += 1;
  }
  return { slots, free, occupied, reserved, shut };
}

/** Trucks in and out per hour, over the last hour or over as much of it as the live passes reach back. */
function paceOf(rows: RowStore, now: Instant): { readonly inPerHour: number; readonly outPerHour: number } {
  const passes = rows.all('pass');
  let oldest: number = now;
  const counts = { in: 0, out: 0 };
  for (const { way, occurredAt } of passes.values()) {
    if (occurredAt > now || now - occurredAt > HOUR_MS) continue;
    counts[way] += 1;
    oldest = Math.min(oldest, occurredAt);
  }
  const isWhole = [...passes.values()].some(({ occurredAt }) => now - occurredAt > HOUR_MS);
  const windowMs = isWhole ? HOUR_MS : Math.max(now - oldest, SHORTEST_WINDOW_MS);
  const perHour = (count: number): number => Math.round((count * HOUR_MS) / windowMs);
  return { inPerHour: perHour(counts.in), outPerHour: perHour(counts.out) };
}

/** The counters outside React: counted again at most every so often after a change, and once a while for the clock. */
export type CounterStore = { readonly get: () => Counters; readonly watch: (listener: () => void) => () => void };

const AFTER_CHANGE_MS = 200;
const FOR_THE_CLOCK_MS = 5000;

export function createCounterStore(rows: RowStore, now: () => Instant): CounterStore {
  let current = countersOf(rows, now());
  return {
    get: () => current,
    watch(listener) {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const count = (): void => {
        timer = null;
        const next = countersOf(rows, now());
        if (isSame(current, next)) return;
        current = next;
        listener();
      };
      const stop = rows.watch(['visit', 'slot', 'pass', 'alarm', 'incident'], () => {
        timer ??= setTimeout(count, AFTER_CHANGE_MS);
      });
      const clock = setInterval(count, FOR_THE_CLOCK_MS);
      count();
      return () => {
        stop();
        clearInterval(clock);
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}

function isSame(a: Counters, b: Counters): boolean {
  return (Object.keys(a) as readonly (keyof Counters)[]).every((key) => a[key] === b[key]);
}
