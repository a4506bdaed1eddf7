import { addDays, dayOf, localTimeOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { BedId, SlotId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { SlotRecord, Zone } from '../../../shared/domain/records.ts';
import { seeded } from '../chance.ts';
import { arrivalsOf, LINES, seasonOf, trucksByDay, yearTruck, type YearTruck } from './flow.ts';
import { unusualOf } from './unusual.ts';

/** One thing that somebody at the yard does for a truck. */
export type YearStep =
  | {
      readonly what: 'arrive' | 'hold' | 'release' | 'amend' | 'undo' | 'call' | 'reach' | 'serve' | 'pay' | 'depart';
      readonly at: Instant;
      readonly truck: YearTruck;
    }
  | { readonly what: 'sleep'; readonly at: Instant; readonly truck: YearTruck; readonly bed: BedId }
  | { readonly what: 'assign'; readonly at: Instant; readonly truck: YearTruck; readonly slot: YearSlot };

export type YearSlot = { readonly id: SlotId; readonly zoneId: ZoneId };

export type YearPlan = {
  readonly visits: number;
  readonly days: number;
  /** The end; a day's end is best. */
  readonly until: Instant;
  readonly zone: TimeZone;
  readonly slots: readonly Pick<SlotRecord, 'id' | 'zoneId' | 'isKeepClear' | 'access' | 'hasPower' | 'lengthCm'>[];
  readonly zones: readonly Pick<Zone, 'id' | 'kind' | 'direction' | 'cargoClasses'>[];
  /** Beds that any driver may take. */
  readonly beds: readonly BedId[];
};

const TO_SLOT_MS = 8 * MINUTE_MS;
const HELD_MS = 90 * MINUTE_MS;
/** Papers and the other side: nobody is called earlier. */
const LEAST_WAIT_MS = 3 * HOUR_MS;
const WALK_UP_MS = 14 * MINUTE_MS;
const CLEARING_MS = 45 * MINUTE_MS;
const OPEN = { fromHour: 6, toHour: 22 } as const;
/** What the crossings take more than usually comes; in the season it is a little less than what comes. */
const HEADROOM = 1.18;
const SEASON_SHARE = 0.97;
const LONGEST_TRUCK_CM = 1850;

type Waiting = { readonly truck: YearTruck; readonly since: Instant };

/** First in, first out, without moving what stands behind. */
function createLine() {
  let items: Waiting[] = [];
  let first = 0;
  return {
    push: (item: Waiting) => void items.push(item),
    peek: (): Waiting | undefined => items[first],
    shift(): void {
      first += 1;
      if (first < 5000) return;
      items = items.slice(first);
      first = 0;
    },
  };
}

/**
 * Everything that is done for so many trucks over so many days, in order of time, minute by minute: they arrive, get a
 * slot, wait for their turn, are called while the crossings are open, are cleared, and leave. Some are held for a while,
 * put right, sleep here or pay for a service. The same plan gives the same steps.
 */
export function* stepsOfYears(plan: YearPlan): Generator<YearStep> {
  const random = seeded(5);
  const { until, days, zone } = plan;
  const from = instant(until - days * DAY_MS);
  const first = dayOf(from, zone);
  const counts = trucksByDay(first, days, plan.visits, random);
  const usualPerDay = plan.visits / days;
  const usualOfLines = LINES.reduce((sum, line) => sum + line.perDay, 0);
  const free = freeSlots(plan, random);
  const unplaced = createLine();
  const lines = LINES.map((line) => ({
    ...line,
    waiting: createLine(),
    called: createLine(),
    inWork: createLine(),
    due: 0,
  }));
  const held = createLine();
  const beds = [...plan.beds];
  const bedOf = new Map<number, BedId>();
  const slotOf = new Map<number, { readonly slot: YearSlot; readonly group: string }>();
  let n = 0;
  for (let dayNumber = 0; dayNumber < days; dayNumber += 1) {
    const day = addDays(first, dayNumber);
    const times = arrivalsOf(day, zone, counts[dayNumber] ?? 0, random);
    const season = seasonOf(day);
    const perMinute =
      (usualPerDay * HEADROOM * Math.max(1, season * SEASON_SHARE)) / ((OPEN.toHour - OPEN.fromHour) * 60);
    const start = instant(from + dayNumber * DAY_MS);
    const startMinute = localTimeOf(start, zone).hour * 60;
    let next = 0;
    for (let minute = 0; minute < 1440; minute += 1) {
      const now = start + minute * MINUTE_MS;
      let within = 0;
      const at = (): Instant => instant(now + (within += 100));
      for (; next < times.length && (times[next] ?? 0) <= now; next += 1) {
        const truck = yearTruck(n, random);
        n += 1;
        const time = at();
        yield { what: 'arrive', at: time, truck };
        const line = lines.find((one) => one.crossing === truck.crossing && one.direction === truck.direction);
        line?.waiting.push({ truck, since: time });
        unplaced.push({ truck, since: time });
      }
      for (let head = unplaced.peek(); head !== undefined && head.since + TO_SLOT_MS <= now; head = unplaced.peek()) {
        unplaced.shift();
        const { isHeld, isAmended, isTakenBack, sleeps } = unusualOf(head.truck.n);
        if (isHeld) {
          yield { what: 'hold', at: at(), truck: head.truck };
          held.push({ truck: head.truck, since: instant(now) });
        }
        if (isAmended) yield { what: 'amend', at: at(), truck: head.truck };
        if (isTakenBack) yield { what: 'undo', at: at(), truck: head.truck };
        const bed = sleeps ? beds.shift() : undefined;
        if (bed !== undefined) {
          bedOf.set(head.truck.n, bed);
          yield { what: 'sleep', at: at(), truck: head.truck, bed };
        }
        const group = groupOf(head.truck);
        const slot = free.get(group)?.pop();
        if (slot === undefined) continue;
        slotOf.set(head.truck.n, { slot, group });
        yield { what: 'assign', at: at(), truck: head.truck, slot };
      }
      for (let head = held.peek(); head !== undefined && head.since + HELD_MS <= now; head = held.peek()) {
        held.shift();
        yield { what: 'release', at: at(), truck: head.truck };
      }
      const hour = Math.floor(((startMinute + minute) % 1440) / 60);
      for (const line of lines) {
        if (hour >= OPEN.fromHour && hour < OPEN.toHour) line.due += (perMinute * line.perDay) / usualOfLines;
        for (let head = line.waiting.peek(); line.due >= 1; head = line.waiting.peek()) {
          if (head === undefined || head.since + LEAST_WAIT_MS > now) {
            line.due = Math.min(line.due, 1);
            break;
          }
          line.waiting.shift();
          line.due -= 1;
          const time = at();
          yield { what: 'call', at: time, truck: head.truck };
          line.called.push({ truck: head.truck, since: time });
        }
        for (
          let head = line.called.peek();
          head !== undefined && head.since + WALK_UP_MS <= now;
          head = line.called.peek()
        ) {
          line.called.shift();
          const left = slotOf.get(head.truck.n);
          slotOf.delete(head.truck.n);
          if (left !== undefined) free.get(left.group)?.push(left.slot);
          const time = at();
          yield { what: 'reach', at: time, truck: head.truck };
          line.inWork.push({ truck: head.truck, since: time });
        }
        for (
          let head = line.inWork.peek();
          head !== undefined && head.since + CLEARING_MS <= now;
          head = line.inWork.peek()
        ) {
          line.inWork.shift();
          if (unusualOf(head.truck.n).pays) {
            yield { what: 'serve', at: at(), truck: head.truck };
            yield { what: 'pay', at: at(), truck: head.truck };
          }
          const bed = bedOf.get(head.truck.n);
          if (bed !== undefined) beds.push(bed);
          bedOf.delete(head.truck.n);
          yield { what: 'depart', at: at(), truck: head.truck };
        }
      }
    }
  }
}

function groupOf({ direction, cargoClass }: Pick<YearTruck, 'direction' | 'cargoClass'>): string {
  return `${direction} ${cargoClass}`;
}

/** Slots that take any truck of a direction and class. Zones that take several classes are dealt out to them. */
function freeSlots(plan: YearPlan, random: () => number): ReadonlyMap<string, YearSlot[]> {
  const zones = new Map(plan.zones.map((zone) => [zone.id, zone]));
  const groups = new Map<string, YearSlot[]>();
  for (const slot of plan.slots) {
    const zone = zones.get(slot.zoneId);
    if (
      zone === undefined ||
      zone.direction === null ||
      zone.kind !== 'parking' ||
      slot.isKeepClear ||
      slot.access !== 'through'
    )
      continue;
    if (slot.lengthCm < LONGEST_TRUCK_CM) continue;
    const classes = zone.cargoClasses.length === 0 ? SHARES : SHARES.filter((one) => zone.cargoClasses.includes(one));
    const cargoClass = classes[Math.floor(random() * classes.length)] ?? 'general';
    const group = groupOf({ direction: zone.direction, cargoClass });
    const list = groups.get(group) ?? [];
    list.push({ id: slot.id, zoneId: slot.zoneId });
    groups.set(group, list);
  }
  return groups;
}

const SHARES = ['fresh', 'general', 'general', 'electronics', 'machinery', 'vehicles'] as const;
