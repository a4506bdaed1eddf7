import { useEffect, useMemo } from 'react';
import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import type { StayRow } from '../../../shared/contract/rows.ts';
import { useApp, useCanAsk, useQuery } from '../../client/app-context.ts';
import { createValue, type Value } from '../../ui/value.ts';

/** Wake-ups by stay, as the host last said. */
export type WakeTimes = ReadonlyMap<string, WakeUp>;

/** Estimates move with the line, not with a row: they are asked for again this often. */
const AGAIN_MS = 20_000;

/** When everybody who sleeps is to be woken (RE4), kept outside React: the plan has a thousand beds. */
export function useWakeTimes(): Value<WakeTimes> {
  const { clock } = useApp();
  const times = useMemo(() => createValue<WakeTimes>(new Map()), []);
  const mayAsk = useCanAsk('rest.wake-ups');
  const { answer, reload } = useQuery('rest.wake-ups', mayAsk ? {} : null, { kinds: ['stay'], atMostEveryMs: 2000 });
  useEffect(() => clock.tick(AGAIN_MS, reload), [clock, reload]);
  useEffect(() => {
    if (answer !== null) times.set(new Map(answer.wakeUps.map((one) => [one.stayId, one])));
  }, [answer, times]);
  return times;
}

/** When somebody is to be woken; what was asked for counts at once, before the host is asked again. */
export function wakeAtOf(
  stay: Pick<StayRow, 'stayId' | 'wakeAt' | 'wokenAt' | 'wakeAnswer'> | undefined,
  times: WakeTimes,
): Instant | null {
  if (stay === undefined) return null;
  const asked = stay.wakeAt !== null && stay.wakeAnswer !== 'awake' ? stay.wakeAt : null;
  const known = times.get(stay.stayId)?.wakeAt ?? null;
  if (asked === null || known === null) return asked ?? known;
  return asked < known ? asked : known;
}

/** Whether it is time to outline a bed on the plan. */
export function isWakingSoon(wakeAt: Instant | null, now: Instant): boolean {
  return wakeAt !== null && wakeAt - now <= HOUR_MS;
}
