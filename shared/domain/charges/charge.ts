import { dayOf, type TimeZone } from '../../kernel/calendar.ts';
import { DAY_MS, HOUR_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { AddedCharge, Tariff } from '../records.ts';
import type { VisitKind } from '../vocabulary.ts';
import { sumDong } from './money.ts';
import { linesFor, linesOf, tariffOn, type PricedTruck } from './tariff.ts';
import type { ChargeLine } from './types.ts';

type Version = Pick<Tariff, 'validFromOn' | 'validToOn' | 'lines'>;
type Span = { readonly startedAt: Instant; readonly endedAt: Instant | null };

/** What a stay is charged by. */
export type StayFacts = PricedTruck & {
  readonly kind: VisitKind;
  readonly arrivedAt: Instant | null;
  /** Times on slots with power of a load that needs it, in their order. */
  readonly plugged: readonly Span[];
  /** Services done and not cancelled. */
  readonly added: readonly Pick<AddedCharge, 'code' | 'name' | 'quantity' | 'unitDong'>[];
};

export type Charge = {
  readonly lines: readonly ChargeLine[];
  readonly totalDong: number;
  readonly daysWithoutTariff: number;
};

/** What a stay costs until an instant (CH4, CH5). Versions stand in the order of their first days. */
export function chargeOf(stay: StayFacts, tariffs: readonly Version[], until: Instant, zone: TimeZone): Charge {
  const { kind, arrivedAt } = stay;
  if (kind !== 'cargo' || arrivedAt === null) return { lines: [], totalDong: 0, daysWithoutTariff: 0 };
  const versionAt = (at: Instant): Version | null => tariffOn(tariffs, dayOf(at, zone));
  const atArrival = versionAt(arrivedAt);
  const parking = parkingOf(stay, { arrivedAt, until, atArrival, versionAt });
  const [entry] = atArrival === null ? [] : linesFor(atArrival.lines, 'entry', stay);
  const lines = [
    ...(entry === undefined ? [] : [lineOf('entry', 1, entry.amountDong)]),
    ...parking.lines,
    ...plugLines(stay.plugged, until, versionAt),
    ...serviceLines(stay.added),
  ];
  return {
    lines,
    totalDong: sumDong(lines.map(({ amountDong }) => amountDong)),
    daysWithoutTariff: parking.daysWithoutTariff,
  };
}

/** Until when a stay counts: within the grace after a settlement, only until that (CH6). */
export function countedUntil(at: Instant, settledAts: readonly Instant[], graceMs: number): Instant {
  let settledAt: Instant | null = null;
  for (const one of settledAts) if (one <= at && (settledAt === null || one > settledAt + graceMs)) settledAt = one;
  return settledAt !== null && at <= settledAt + graceMs ? settledAt : at;
}

type VersionAt = (at: Instant) => Version | null;

function parkingOf(
  stay: StayFacts,
  times: {
    readonly arrivedAt: Instant;
    readonly until: Instant;
    readonly atArrival: Version | null;
    readonly versionAt: VersionAt;
  },
): { readonly lines: readonly ChargeLine[]; readonly daysWithoutTariff: number } {
  const { arrivedAt, until, atArrival, versionAt } = times;
  const priceOf = (version: Version | null) =>
    version === null ? undefined : linesFor(version.lines, 'parking', stay)[0];
  const freeMs = (priceOf(atArrival)?.freeMinutes ?? 0) * MINUTE_MS;
  if (freeMs > 0 && until - arrivedAt <= freeMs) return { lines: [], daysWithoutTariff: 0 };
  // The first day has begun as soon as the truck is in.
  const endedAt = later(arrivedAt, Math.max(1, until - arrivedAt));
  const days = countByVersion(beginningsOf([{ startedAt: arrivedAt, endedAt }], DAY_MS), versionAt);
  const lines: ChargeLine[] = [];
  let daysWithoutTariff = 0;
  for (const [version, count] of days) {
    const price = priceOf(version);
    if (price === undefined) daysWithoutTariff += count;
    else lines.push(lineOf('parking', count, price.perDayDong));
  }
  return { lines, daysWithoutTariff };
}

function plugLines(plugged: readonly Span[], until: Instant, versionAt: VersionAt): readonly ChargeLine[] {
  const spans = plugged.map(({ startedAt, endedAt }) => ({
    startedAt,
    endedAt: Math.min(endedAt ?? until, until) as Instant,
  }));
  return [...countByVersion(beginningsOf(spans, HOUR_MS), versionAt)].flatMap(([version, hours]) => {
    const [price] = version === null ? [] : linesOf(version.lines, 'plug');
    return price === undefined ? [] : [lineOf('plug', hours, price.perHourDong)];
  });
}

/** The same service at the same price is one line. */
function serviceLines(added: StayFacts['added']): readonly ChargeLine[] {
  const groups = Map.groupBy(added, ({ code, name, unitDong }) => JSON.stringify([code, name, unitDong]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const quantity = group.reduce((sum, one) => sum + one.quantity, 0);
    return first === undefined ? [] : [lineOf('service', quantity, first.unitDong, first)];
  });
}

/** When each full length of time begins, the times of all spans put together. */
function beginningsOf(
  spans: readonly { readonly startedAt: Instant; readonly endedAt: Instant }[],
  lengthMs: number,
): readonly Instant[] {
  const beginnings: Instant[] = [];
  let leftMs = 0;
  for (const { startedAt, endedAt } of spans) {
    if (endedAt <= startedAt) continue;
    let at = later(startedAt, leftMs);
    for (; at < endedAt; at = later(at, lengthMs)) beginnings.push(at);
    leftMs = at - endedAt;
  }
  return beginnings;
}

function countByVersion(beginnings: readonly Instant[], versionAt: VersionAt): ReadonlyMap<Version | null, number> {
  const counts = new Map<Version | null, number>();
  for (const at of beginnings) {
    const version = versionAt(at);
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return counts;
}

function lineOf(
  kind: ChargeLine['kind'],
  quantity: number,
  unitDong: number,
  service: Pick<ChargeLine, 'code' | 'name'> = { code: '', name: '' },
): ChargeLine {
  const { code, name } = service;
  return { kind, code, name, quantity, unitDong, amountDong: quantity * unitDong };
}
