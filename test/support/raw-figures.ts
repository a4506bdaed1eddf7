import type { Annexes, DailyReport } from '../../shared/contract/report-queries.ts';
import type { Change, StoredEvent } from '../../electron/areas/journal/store.ts';
import { takenBack } from './raw-undone.ts';
import type { Yard } from './yard.ts';

/**
 * The figures of a time told a second time, from nothing but the journal: its events are laid one over another, and what
 * is asked is then counted one by one, slowly and plainly. Nothing of the yard's own reckoning is used, so that a mistake
 * in one of the two shows.
 */
export function rawFiguresOf(yard: Yard, from: number, to: number) {
  const told = read(yard);
  const now = yard.clock.now() as number;
  const asOf = Math.min(now, to);
  // Before the site was made nobody wrote down how full it was.
  const made = Math.min(asOf, Math.max(from, ...[...told.of('site').values()].map((site) => num(site['createdAt']))));
  const end = now < to ? now + 1 : to;
  const within = (at: number | null): boolean => at !== null && at >= from && at < to;
  const untilEnd = (at: number | null): boolean => at !== null && at >= from && at < end;
  const visits = told.of('visit');
  const visitOf = (id: number): Row => visits.get(id) ?? {};
  const zones = told.of('zone');

  // Times in the yard, and in one zone of it.
  const standings = [...told.of('standing').values()].sort((a, b) => num(a['id']) - num(b['id']));
  const stays = joined(standings, () => '');
  const zoneStays = joined(standings, (standing) => String(standing['zoneId']));
  const outWay = ({ visit, to: left, isLast }: Stay): string | null => {
    const { departure, departedAt } = visitOf(visit);
    const isOver = departedAt !== undefined && departedAt !== null && (left ?? 0) >= num(departedAt);
    if (isLast && isOver && departure === 'left-unrecorded') return null;
    if (!isOver) return 'cleared';
    if (departure === 'cleared-inland') return 'inland';
    if (departure === 'transferred') return 'transferred';
    return ['turned-back', 'left-without-service', 'left-under-hold'].includes(String(departure))
      ? 'turnedBack'
      : 'cleared';
  };
  const isThere = (one: Span): boolean => one.from < end && (one.to === null || one.to >= end);
  const stock = stays.filter(isThere);
  const accountOf = (all: readonly Stay[]) => {
    const opening = all.filter((stay) => stay.from < from && (stay.to === null || stay.to >= from)).length;
    const came = all.filter((stay) => within(stay.from) && !stay.isPutIn).length;
    const gone = all.filter((stay) => within(stay.to));
    const out = gone.filter((stay) => !stay.isPutOut && outWay(stay) !== null).length;
    const putIn = all.filter((stay) => within(stay.from) && stay.isPutIn).length;
    const adjustments = putIn - (gone.length - out);
    return { opening, in: came, out, adjustments, closing: opening + came - out + adjustments };
  };
  const pageOneOf = (all: readonly Stay[]) => {
    const { out: _, ...rest } = accountOf(all);
    const ways = all.filter((stay) => within(stay.to)).map(outWay);
    const ages = all.filter(isThere).map(({ visit, from: since }) => asOf - num(visitOf(visit)['arrivedAt'] ?? since));
    return {
      ...rest,
      cleared: ways.filter((way) => way === 'cleared').length,
      inland: ways.filter((way) => way === 'inland').length,
      turnedBack: ways.filter((way) => way === 'turnedBack').length,
      transferred: ways.filter((way) => way === 'transferred').length,
      over24h: ages.filter((age) => age > 24 * HOUR).length,
      over48h: ages.filter((age) => age > 48 * HOUR).length,
      over72h: ages.filter((age) => age > 72 * HOUR).length,
    };
  };
  const groupOf = ({ loaded, cargoClass }: Row): string => {
    if (loaded !== true) return 'empty';
    if (cargoClass === 'fresh') return 'fruit';
    return cargoClass === 'vehicles' ? 'new-vehicles' : 'other-goods';
  };
  const staysOf = (isOf: (visit: Row) => boolean): readonly Stay[] => stays.filter(({ visit }) => isOf(visitOf(visit)));

  // The queue.
  const undone = takenBack(told);
  const counted = told.events.filter(({ seq, type }) => {
    const at = told.change(seq).at;
    return within(at) && !undone.has(seq) && ['queue.called', 'queue.missed', 'queue.fast-tracked'].includes(type);
  });
  const called = counted.filter(({ type }) => type === 'queue.called');
  const firstCalls = called.filter(({ visitId }, n) => called.findIndex((one) => one.visitId === visitId) === n);
  const waits = firstCalls.flatMap(({ visitId, seq }) => {
    const visit = visits.get(visitId ?? 0);
    const at = told.change(seq).at;
    const joined = visit?.['joinedAt'] as number | null | undefined;
    const since = joined !== null && joined !== undefined && joined <= at ? joined : (visit?.['arrivedAt'] as number);
    return visit === undefined ? [] : [{ visit, ms: Math.max(0, at - since) }];
  });
  const departed = [...visits.values()].filter(
    ({ departedAt, arrivedAt }) => within((departedAt ?? null) as number | null) && typeof arrivedAt === 'number',
  );
  const dwells = departed
    .filter(({ departure }) => departure !== 'left-unrecorded')
    .map((visit) => ({ visit, ms: num(visit['departedAt']) - num(visit['arrivedAt']) }));
  const byClass = (all: readonly { readonly visit: Row; readonly ms: number }[]) =>
    ['export', 'import'].flatMap((direction) =>
      ['fresh', 'electronics', 'machinery', 'vehicles', 'general'].flatMap((cargoClass) => {
        const own = all.filter(({ visit }) => visit['direction'] === direction && visit['cargoClass'] === cargoClass);
        return own.length === 0 ? [] : [{ direction, cargoClass, ...spread(own.map(({ ms }) => ms)) }];
      }),
    );
  const reasonOfLeaving = (visit: Row): string => {
    const left = told.events.findLast(
      ({ change }) =>
        change.kind === 'visit' && change.id === visit['id'] && change.set?.['departure'] === 'turned-back',
    );
    return left === undefined ? '' : (told.change(left.seq).reason ?? '');
  };
  const late = [...told.of('pass').values()]
    .filter(({ occurredAt }) => within(num(occurredAt)))
    .map(({ occurredAt, recordedAt }) => num(recordedAt) - num(occurredAt))
    .filter((ms) => ms > 10 * 60_000);

  // How full it was: at every instant at which something changed.
  const parking = [...zones.values()].filter(({ kind }) => kind === 'parking' || kind === 'overflow');
  const countsOf = (
    spans: readonly Span[],
  ): readonly { readonly at: number; readonly ms: number; readonly count: number }[] => {
    const times = new Set([made, ...spans.flatMap((span) => [span.from, span.to ?? made])]);
    const steps = [...times].filter((at) => at >= made && at < asOf).sort((a, b) => a - b);
    return steps.map((at, n) => ({
      at,
      ms: (steps[n + 1] ?? asOf) - at,
      count: spans.filter((span) => span.from <= at && (span.to === null || span.to > at)).length,
    }));
  };
  const extremes = (spans: readonly Span[]) => {
    const steps = countsOf(spans);
    const counts = steps.map(({ count }) => count);
    const sum = steps.reduce((all, { ms, count }) => all + ms * count, 0);
    return steps.length === 0
      ? { min: 0, mean: 0, max: 0 }
      : { min: Math.min(...counts), mean: cents(sum / (asOf - made)), max: Math.max(...counts) };
  };

  // Stock-takes, money, words of people.
  const payments = [...told.of('payment').values()].filter(({ paidAt }) => untilEnd(num(paidAt)));
  const charges = new Map<string, { count: number; sumDong: number }>();
  for (const payment of payments) {
    const kinds = new Set<string>();
    for (const { kind, amountDong } of payment['lines'] as { kind: string; amountDong: number }[]) {
      const key = `${kind} ${String(payment['how'])}`;
      const sum = charges.get(key) ?? { count: 0, sumDong: 0 };
      if (!kinds.has(kind)) sum.count += typeof payment['reversalOf'] !== 'number' ? 1 : -1;
      kinds.add(kind);
      sum.sumDong += amountDong;
      charges.set(key, sum);
    }
  }
  const overridden = told.events.flatMap(({ seq, change }) => {
    const record = change.kind === 'occupancy' && change.was === null ? told.of('occupancy').get(change.id) : undefined;
    if (typeof record?.['overrideReason'] !== 'string' || !untilEnd(num(record['startedAt']))) return [];
    const { plate } = visitOf(num(record['visitId']));
    return [`${String(record['startedAt'])} ${String(plate)} ${told.change(seq).actor} ${record['overrideReason']}`];
  });
  const counts = [...told.of('count').values()]
    .filter(({ endedHow, endedAt }) => endedHow === 'finished' && untilEnd(num(endedAt)))
    .sort((a, b) => num(a['endedAt']) - num(b['endedAt']) || num(a['id']) - num(b['id']));
  const isInWindow = (visit: Row): boolean =>
    standings.some(
      (one) => one['visitId'] === visit['id'] && num(one['startedAt']) < to && num(one['endedAt'] ?? from) >= from,
    );
  const holds = [...visits.values()].flatMap((visit) =>
    ((visit['holds'] ?? []) as { from: number; to: number | null; authority: string; visibility: string }[])
      .filter((hold) => hold.from < end && (hold.to ?? end) >= from)
      .filter((hold) => isInWindow(visit) || untilEnd(hold.from) || untilEnd(hold.to))
      .map(
        (hold) =>
          `${String(visit['plate'])} ${String(hold.from)} ${String(hold.to === null || hold.to > asOf ? null : hold.to)}`,
      ),
  );
  const taken = new Set(
    [...told.of('occupancy').values()].filter((one) => isThere(spanOf(one))).map(({ slotId }) => slotId),
  );
  const loose = standings.filter(
    (one) =>
      isThere(spanOf(one)) &&
      !String(one['place']).startsWith('slot:') &&
      parking.some(({ id }) => id === one['zoneId']),
  );
  const beds = [...told.of('stay').values()].filter(({ endedHow }) => endedHow !== 'corrected').map(spanOf);
  const bedsThere = (at: number): number =>
    beds.filter((one) => one.from < at && (one.to === null || one.to >= at)).length;

  return {
    trucks: accountOf(stays),
    byDirection: ['export', 'import'].map((direction) => accountOf(staysOf((one) => one['direction'] === direction))),
    byCrossing: (crossing: string) =>
      accountOf(staysOf((one) => told.of('crossing').get(num(one['crossingId']))?.['name'] === crossing)),
    byZone: (code: string) => accountOf(zoneStays.filter(({ key }) => zones.get(Number(key))?.['code'] === code)),
    pageOne: {
      rows: ['export', 'import'].flatMap((direction) =>
        ['fruit', 'other-goods', 'empty', 'new-vehicles'].map((group) => ({
          direction,
          group,
          ...pageOneOf(staysOf((one) => one['direction'] === direction && groupOf(one) === group)),
        })),
      ),
      total: pageOneOf(stays),
      placesUsed: taken.size + loose.length,
      counted: counts.length === 0 ? null : num(counts.at(-1)?.['endedAt']),
    },
    site: extremes(stays),
    beds: { opening: bedsThere(from), closing: bedsThere(end) },
    waits: {
      ...spread(waits.map(({ ms }) => ms)),
      called: called.length,
      noShows: counted.filter(({ type }) => type === 'queue.missed').length,
      fastTracks: counted.filter(({ type }) => type === 'queue.fast-tracked').length,
      turnBacks: departed.filter(({ departure }) => departure === 'turned-back').length,
    },
    dwell: spread(dwells.map(({ ms }) => ms)),
    waitsByClass: byClass(waits),
    dwellByClass: byClass(dwells),
    turnBackReasons: departed
      .filter(({ departure }) => departure === 'turned-back')
      .map(reasonOfLeaving)
      .sort(),
    lateEntries: { count: late.length, longestMs: Math.max(0, ...late) },
    suspensions: suspensionsOf(told, from, end),
    overstays: (hours: Readonly<Record<string, number>>) =>
      stock
        .map(({ visit, from: since }) => ({
          ...visitOf(visit),
          ageMs: asOf - num(visitOf(visit)['arrivedAt'] ?? since),
        }))
        .filter((one: Row) => one['kind'] === 'cargo')
        .filter((one: Row) => num(one['ageMs']) > (hours[String(one['cargoClass'])] ?? 0) * HOUR)
        .map((one: Row) => String(one['plate']))
        .sort(),
    holds: holds.sort(),
    overrides: overridden.sort(),
    countDifferences: counts.map(({ differences }) => (differences as readonly unknown[]).length),
    charges: Object.fromEntries([...charges].filter(([, { count, sumDong }]) => count !== 0 || sumDong !== 0)),
    zones: parking
      .filter(({ removedAt }) => typeof removedAt !== 'number')
      .map(({ code, id }) => ({ zone: code, ...extremes(zoneStays.filter(({ key }) => key === String(id))) })),
    hoursAbove: (zone: string, count: number): number =>
      countsOf(zoneStays.filter(({ key }) => zones.get(Number(key))?.['code'] === zone))
        .filter((step) => step.count > count)
        .reduce((sum, { ms }) => sum + ms, 0) / HOUR,
  };
}

export type Row = Readonly<Record<string, unknown>>;
export type Span = { readonly from: number; readonly to: number | null };
type Stay = Span & {
  readonly visit: number;
  readonly key: string;
  readonly isLast: boolean;
  readonly isPutIn: boolean;
  readonly isPutOut: boolean;
};

const HOUR = 3_600_000;

export const num = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const cents = (value: number): number => Math.round(value * 100) / 100;
export const spanOf = ({ startedAt, endedAt }: Row): Span => ({
  from: num(startedAt),
  to: endedAt === null || endedAt === undefined ? null : num(endedAt),
});

/** Standings of one truck that touch, and have the same key, are one time. */
export function joined(standings: readonly Row[], keyOf: (standing: Row) => string): readonly Stay[] {
  const result: Stay[] = [];
  for (const visit of new Set(standings.map(({ visitId }) => num(visitId)))) {
    const own: Stay[] = [];
    for (const standing of standings.filter(({ visitId }) => visitId === visit)) {
      const { from, to } = spanOf(standing);
      const key = keyOf(standing);
      const last = own.at(-1);
      const isNext = last !== undefined && last.to === from;
      const isPut = keyOf(standing) !== '' && standing['isAdjustment'] === true;
      if (isNext && last.key === key) own[own.length - 1] = { ...last, to };
      else {
        if (isNext && isPut) own[own.length - 1] = { ...last, isPutOut: true };
        own.push({ visit, key, from, to, isLast: false, isPutIn: isPut, isPutOut: false });
      }
    }
    result.push(...own.map((stay, n) => ({ ...stay, isLast: n === own.length - 1 })));
  }
  return result;
}

/** Count, median, 90 %, 95 % and the most: PERCENTILE.INC of a spreadsheet. */
function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number | null => {
    if (sorted.length === 0) return null;
    const place = (sorted.length - 1) * share;
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return Math.round(low + (high - low) * (place % 1));
  };
  return { count: sorted.length, p50Ms: at(0.5), p90Ms: at(0.9), p95Ms: at(0.95), maxMs: sorted.at(-1) ?? null };
}

/** When each queue stood still, told forward, event by event. */
function suspensionsOf(told: Told, from: number, end: number): readonly string[] {
  const open = new Map<number, { from: number; reason: unknown }>();
  const over: { queue: number; from: number; to: number | null; reason: unknown }[] = [];
  for (const { seq, change, info } of told.events) {
    const { at } = told.change(seq);
    if (at >= end || change.kind !== 'queue' || change.set === null || !('suspendedAt' in change.set)) continue;
    const { suspendedAt, suspendedReason } = change.set;
    const running = open.get(change.id);
    if (typeof suspendedAt === 'number') {
      const again = over.findIndex((one) => one.queue === change.id && one.from === suspendedAt);
      if (again >= 0) over.splice(again, 1);
      open.set(change.id, { from: suspendedAt, reason: suspendedReason });
    } else if (running !== undefined) {
      if (info?.['undone'] !== 'queue.suspended') over.push({ queue: change.id, ...running, to: at });
      open.delete(change.id);
    }
  }
  for (const [queue, running] of open) over.push({ queue, ...running, to: null });
  return over
    .filter((one) => one.to === null || one.to >= from)
    .map((one) => {
      const queue = told.of('queue').get(one.queue) ?? {};
      const crossing = told.of('crossing').get(num(queue['crossingId']))?.['name'];
      return [crossing, queue['direction'], one.from, one.to, one.reason].map(String).join(' ');
    })
    .sort();
}

export type Told = {
  readonly events: readonly StoredEvent[];
  readonly changes: readonly Change[];
  readonly change: (seq: number) => Change;
  readonly of: (kind: string) => ReadonlyMap<number, Row>;
};

/** The journal laid out: every event, every change, and each record as the last of them left it. */
export function read({ stores, seq }: Yard): Told {
  const { journal } = stores;
  const events = [...journal.allEvents()];
  const changes = journal.changesBefore(seq() + 1, seq());
  const bySeq = new Map(changes.map((change) => [change.seq, change]));
  const kinds = new Map<string, Map<number, Row>>();
  for (const { change } of events) {
    const records = kinds.get(change.kind) ?? new Map<number, Row>();
    kinds.set(change.kind, records);
    if (change.set === null) records.delete(change.id);
    else records.set(change.id, { ...records.get(change.id), ...change.set, id: change.id });
  }
  return {
    events,
    changes,
    change(of) {
      const found = bySeq.get(of);
      if (found === undefined) throw new Error(`no change ${String(of)}`);
      return found;
    },
    of: (kind) => kinds.get(kind) ?? new Map<number, Row>(),
  };
}

/** The same figures as the report tells them, in the same words. */
export function toldFiguresOf(report: Omit<DailyReport, 'seq'>) {
  const { trucks, pageOne, occupancy, waits, dwell, rest, annexes } = report;
  const account = ({
    opening,
    in: came,
    out,
    adjustments,
    closing,
  }: (typeof trucks.byDirection)[number] | typeof trucks) => ({
    opening,
    in: came,
    out,
    adjustments,
    closing,
  });
  const short = ({ count, p50Ms, p90Ms, p95Ms, maxMs }: Annexes['waitsByClass'][number] | typeof dwell) => ({
    count,
    p50Ms,
    p90Ms,
    p95Ms,
    maxMs,
  });
  const byClass = (all: Annexes['waitsByClass']) =>
    all.map((one) => ({ direction: one.direction, cargoClass: one.cargoClass, ...short(one) }));
  return {
    trucks: account(trucks),
    byDirection: trucks.byDirection.map(account),
    pageOne: {
      rows: pageOne.rows,
      total: pageOne.total,
      placesUsed: pageOne.placesUsed,
      counted: pageOne.counted?.at ?? null,
    },
    site: { min: occupancy.site.min, mean: occupancy.site.mean, max: occupancy.site.max },
    beds: { opening: rest.account.opening, closing: rest.account.closing },
    waits: {
      ...short(waits),
      called: waits.called,
      noShows: waits.noShows,
      fastTracks: waits.fastTracks,
      turnBacks: waits.turnBacks,
    },
    dwell: short(dwell),
    waitsByClass: byClass(annexes.waitsByClass),
    dwellByClass: byClass(annexes.dwellByClass),
    turnBackReasons: annexes.turnBackReasons
      .flatMap(({ key, count }) => Array.from({ length: count }, () => key))
      .sort(),
    lateEntries: annexes.lateEntries,
    suspensions: annexes.suspensions
      .map((one) => [one.crossing, one.direction, one.from, one.to, one.reason].map(String).join(' '))
      .sort(),
    holds: annexes.holds.map((one) => `${one.plate} ${String(one.from)} ${String(one.to)}`).sort(),
    overrides: annexes.overrides
      .filter(({ kind }) => kind === 'slot')
      .map((one) => `${String(one.at)} ${String(one.plate)} ${one.by} ${one.reason}`)
      .sort(),
    countDifferences: annexes.countDifferences.map(({ kinds }) => kinds.reduce((sum, { count }) => sum + count, 0)),
    charges: Object.fromEntries(
      annexes.charges.map(({ kind, how, count, sumDong }) => [`${kind} ${how}`, { count, sumDong }]),
    ),
    zones: annexes.zones.map(({ zone, min, mean, max }) => ({ zone, min, mean, max })),
  };
}
