import { joined, num, spanOf, type Row, type Span, type Told } from './raw-figures.ts';

/** An account, and how many were there at most and when first: what a report says of people and of beds. */
export type RawAccount = {
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  readonly adjustments: number;
  readonly closing: number;
  readonly peak: number;
  readonly peakAt: number | null;
};

/** A time in which somebody was there; `isLost`: nobody knows when it ended, for the truck was found gone. */
type Presence = Span & { readonly isLost?: boolean };

/**
 * Who was in the yard in [from, to): everybody with a truck while it stood there; whoever had a bed, wherever the truck
 * was; and whoever stayed behind when it left, until he left too (RE1, RE3).
 */
export function rawPeopleOf(told: Told, now: number, from: number, to: number): RawAccount {
  const stays = [...told.of('stay').values()].filter(({ endedHow }) => endedHow !== 'corrected');
  const standings = [...told.of('standing').values()].sort((a, b) => num(a['id']) - num(b['id']));
  const trucks = joined(standings, () => '');
  const times = [...told.of('person').values()].flatMap((person) => {
    const { leftAt, attachedAt, visitId, id } = person;
    const left = typeof leftAt === 'number' ? leftAt : Infinity;
    const withTruck = trucks
      .filter(({ visit }) => visit === visitId)
      .map((stay) => ({ from: Math.max(stay.from, num(attachedAt)), to: Math.min(stay.to ?? Infinity, left) }));
    const inBed = stays
      .filter(({ personId }) => personId === id)
      .map(spanOf)
      .map((stay) => ({ from: stay.from, to: stay.to ?? Infinity }));
    const { departedAt, departure } = told.of('visit').get(num(visitId)) ?? {};
    const gone = typeof departedAt === 'number' ? departedAt : Infinity;
    const behind = gone < left && num(attachedAt) <= gone ? [{ from: gone, to: left }] : [];
    return whole([...withTruck, ...inBed, ...behind]).map((time): Presence => ({
      from: time.from,
      to: time.to === Infinity ? null : time.to,
      isLost: departure === 'left-unrecorded' && time.to === gone,
    }));
  });
  return rawAccountOf(told, times, now, from, to);
}

/** Beds that were taken in [from, to). */
export function rawBedsOf(told: Told, now: number, from: number, to: number): RawAccount {
  const stays = [...told.of('stay').values()].filter((stay: Row) => stay['endedHow'] !== 'corrected');
  return rawAccountOf(told, stays.map(spanOf), now, from, to);
}

/** Times that touch or overlap are one. */
function whole(times: readonly { readonly from: number; readonly to: number }[]) {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of times.filter((one) => one.to >= one.from).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && last.to >= from) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

function rawAccountOf(told: Told, times: readonly Presence[], now: number, from: number, to: number): RawAccount {
  const thereBefore = (at: number): number =>
    times.filter((one) => one.from < at && (one.to === null || one.to >= at)).length;
  const isIn = (at: number | null): boolean => at !== null && at >= from && at < to;
  const thereAt = (at: number): number =>
    times.filter((one) => one.from <= at && (one.to === null || one.to > at)).length;
  const until = Math.min(now, to);
  // Before the site was made nobody wrote down who was there.
  const made = Math.max(from, ...[...told.of('site').values()].map((site) => num(site['createdAt'])));
  const instants = [made, ...times.flatMap((one) => [one.from, one.to ?? made])]
    .filter((at) => at >= made && at < until)
    .sort((a, b) => a - b);
  const peak = Math.max(0, ...instants.map(thereAt));
  return {
    opening: thereBefore(from),
    in: times.filter((one) => isIn(one.from)).length,
    out: times.filter((one) => isIn(one.to) && one.isLost !== true).length,
    adjustments: 0 - times.filter((one) => isIn(one.to) && one.isLost === true).length,
    closing: thereBefore(now < to ? now + 1 : to),
    peak,
    peakAt: instants.find((at) => thereAt(at) === peak) ?? null,
  };
}
