import { HOUR_MS, instant, later, type Instant, DAY_MS } from '../../../shared/kernel/instant.ts';
import { callsPerHour, hourAfter, openHours, type OpenHour } from '../../../shared/domain/queue/estimate-clock.ts';
import { isWithin, learnFromPast, type Judged, type PastQueue } from '../../../shared/domain/queue/estimate-history.ts';
import { bucketOf, BUCKET_ENDS } from '../../../shared/domain/queue/estimate-residuals.ts';
import { callSpans } from '../../../shared/domain/queue/open-clock.ts';
import { openMsAtRate, recentRate, type CallHour } from '../../../shared/domain/queue/estimate.ts';

/** How the estimates of a group of ranks did. */
export type BucketScore = {
  readonly bucket: string;
  readonly estimates: number;
  readonly hits50: number;
  readonly hits90: number;
  /** Mean pinball loss of the 0.9 quantile, minutes of time on the wall, and of the plain recent rate on the same. */
  readonly pinballMin: number;
  readonly rateMin: number;
};

const AHEAD_DAYS = 60;
const Z_90_PERCENT = 1.281_552;
const RATE_HOURS = 14 * 24;

/** Every estimate that a past would have seen, given as it would have been then, judged by what came. */
export function backTest(past: PastQueue, skipDays = 0): readonly BucketScore[] {
  const spans = callSpans(past, past.from, later(past.until, AHEAD_DAYS * DAY_MS));
  const hours = openHours(spans, past.zone);
  const rateAt = rateOf(past, hours);
  const sums = BUCKET_ENDS.map(() => ({ estimates: 0, hits50: 0, hits90: 0, pinball: 0, rate: 0 }));
  learnFromPast(past, (judged) => {
    const { range, at, calledAt, rank, calls } = judged;
    if (range === null || at < past.from + skipDays * DAY_MS) return;
    const rate = rateAt(at);
    const sum = sums[bucketOf(rank)];
    if (rate === null || sum === undefined) return;
    const mine = afterCalls(hours, judged, range.nineInTen);
    const plain = afterOpen(hours, at, openMsAtRate(rank, rate, Z_90_PERCENT));
    sum.estimates += 1;
    if (isWithin(calls, range.p50From, range.p50To)) sum.hits50 += 1;
    if (isWithin(calls, range.p90From, range.p90To)) sum.hits90 += 1;
    sum.pinball += pinball(calledAt - mine, 0.9) / 60_000;
    sum.rate += pinball(calledAt - plain, 0.9) / 60_000;
  });
  return sums.map(({ pinball: mine, rate, ...sum }, at) => ({
    bucket: `${String((BUCKET_ENDS[at - 1] ?? 0) + 1)}–${BUCKET_ENDS[at] === Number.POSITIVE_INFINITY ? '' : String(BUCKET_ENDS[at])}`,
    ...sum,
    pinballMin: mine,
    rateMin: rate,
  }));
}

/** Scores of several pasts added up. */
export function addScores(all: readonly (readonly BucketScore[])[]): readonly BucketScore[] {
  const first = all[0] ?? [];
  return first.map(({ bucket }, at) =>
    all.reduce<BucketScore>(
      (sum, scores) => {
        const score = scores[at];
        if (score === undefined) return sum;
        return {
          bucket,
          estimates: sum.estimates + score.estimates,
          hits50: sum.hits50 + score.hits50,
          hits90: sum.hits90 + score.hits90,
          pinballMin: sum.pinballMin + score.pinballMin,
          rateMin: sum.rateMin + score.rateMin,
        };
      },
      { bucket, estimates: 0, hits50: 0, hits90: 0, pinballMin: 0, rateMin: 0 },
    ),
  );
}

function pinball(over: number, share: number): number {
  return over >= 0 ? share * over : (share - 1) * over;
}

function afterCalls(hours: readonly OpenHour[], { at, pace }: Judged, calls: number): Instant {
  return walk(hours, at, calls, (hour) => callsPerHour(pace, hour) / HOUR_MS);
}

function afterOpen(hours: readonly OpenHour[], at: Instant, openMs: number): Instant {
  return walk(hours, at, openMs, () => 1);
}

/** The instant at which so much has been done, hour by hour; the end of all hours when it never is. */
function walk(hours: readonly OpenHour[], at: Instant, amount: number, perMs: (hour: number) => number): Instant {
  let left = amount;
  for (let i = hourAfter(hours, at); i < hours.length; i += 1) {
    const open = hours[i];
    if (open === undefined) break;
    const from = Math.max(open.from, at);
    const done = (open.to - from) * perMs(open.hour);
    if (done >= left) return instant(Math.round(from + left / perMs(open.hour)));
    left -= done;
  }
  return hours.at(-1)?.to ?? at;
}

/** The plain estimate's pace at any past instant, as it was counted before there was a measured one. */
function rateOf(past: PastQueue, hours: readonly OpenHour[]): (at: Instant) => ReturnType<typeof recentRate> {
  const first = Math.floor(past.from / HOUR_MS);
  const count = Math.ceil(past.until / HOUR_MS) - first + 1;
  const openMs = new Float64Array(count);
  for (const { from, to } of hours)
    for (let h = Math.floor(from / HOUR_MS); h * HOUR_MS < to && h - first < count; h += 1)
      openMs[h - first] = (openMs[h - first] ?? 0) + Math.min(to, (h + 1) * HOUR_MS) - Math.max(from, h * HOUR_MS);
  const calls = new Float64Array(count);
  for (const { calledAt } of past.entries)
    if (calledAt !== null && calledAt <= past.until) {
      const h = Math.floor(calledAt / HOUR_MS) - first;
      calls[h] = (calls[h] ?? 0) + 1;
    }
  const known = new Map<number, ReturnType<typeof recentRate>>();
  // The hour that runs is left out: whole hours are enough for a pace of days.
  return (at) => {
    const hour = Math.floor(at / HOUR_MS) - first;
    let rate = known.get(hour);
    if (rate === undefined) {
      const list: CallHour[] = [];
      for (let h = Math.max(0, hour - RATE_HOURS); h < hour; h += 1)
        list.push({ openMs: openMs[h] ?? 0, calls: calls[h] ?? 0 });
      rate = recentRate(list);
      known.set(hour, rate);
    }
    return rate;
  };
}
