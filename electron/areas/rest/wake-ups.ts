import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { wakeUpOf } from '../../../shared/domain/rest/wake.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { sleeperOf } from '../steps/sleeping-driver.ts';
import { callTimesOf } from './call-times.ts';

/** Who is to be woken until then, soonest first (RE4, RE40). */
export function wakeUps(
  { until }: { readonly until?: Instant | undefined },
  context: QueryContext,
): Omit<QueryOutputs['rest.wake-ups'], 'seq'> {
  const { stores, now, site } = context;
  const callTimes = callTimesOf(context);
  const found: WakeUp[] = [];
  for (const asleep of stores.rest.asleep()) {
    const { stayId, bed, room, floor, facility, plate, queueNumber, name, language } = asleep;
    const call = callTimes({ ...asleep, id: asleep.visitId });
    const sleeper = sleeperOf(asleep, asleep, call?.p90From ?? null);
    const wakeUp = wakeUpOf(sleeper, now, site.settings.rest);
    if (wakeUp === null || (until !== undefined && wakeUp.at > until)) continue;
    found.push({
      stayId: wireId('stay', stayId),
      ...{ bed, room, floor, facility, plate, queueNumber, name, language },
      wakeAt: wakeUp.at,
      state: wakeUp.state,
      callFrom: call?.p90From ?? null,
      callTo: call?.p90To ?? null,
      isCalled: sleeper.calledAt !== null,
      wokenAt: asleep.wokenAt,
      answer: asleep.wakeAnswer,
    });
  }
  const { compare } = new Intl.Collator('vi', { numeric: true });
  const rankOf = ({ isCalled }: WakeUp): number => (isCalled ? 0 : 1);
  return {
    wakeUps: found.sort((a, b) => a.wakeAt - b.wakeAt || rankOf(a) - rankOf(b) || compare(a.bed, b.bed)),
  };
}
