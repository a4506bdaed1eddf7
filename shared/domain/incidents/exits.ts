import { DAY_MS, type Instant } from '../../kernel/instant.ts';
import type { Visit } from '../records.ts';

/** From when on passages out matter to a theft (IN4). */
export function exitsSinceOf(visit: Pick<Visit, 'sealCheckedAt' | 'arrivedAt'> | null, now: Instant): Instant {
  return visit?.sealCheckedAt ?? visit?.arrivedAt ?? ((now - DAY_MS) as Instant);
}
