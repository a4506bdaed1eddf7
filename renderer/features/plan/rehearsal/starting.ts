import calendars from '../../../../resources/data/crossing-calendars.json';
import history from '../../../../resources/data/waiting-history.json';
import { NAMED_REHEARSALS, type WaitingHistory } from '../../../../shared/domain/rehearsal/named-facts.ts';
import { namedSituation } from '../../../../shared/domain/rehearsal/named.ts';
import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import type { Translate } from '../../../ui/i18n.ts';
import type { RehearsalTextKey } from './texts/catalog.ts';

/** What a rehearsal may begin with: the yard as it is, or a season that was, put onto this yard. */
export const STARTINGS = ['today', ...NAMED_REHEARSALS] as const;
export type Starting = (typeof STARTINGS)[number];

/** The start that a scenario was kept with; one that is not known any more begins today. */
export function startingOf(kept: string): Starting {
  return STARTINGS.find((one) => one === kept) ?? 'today';
}

/** The start in words. */
export function startingText(starting: Starting, t: Translate<RehearsalTextKey>): string {
  return t(`rehearsal.starting-${starting}`);
}

/** The yard with what comes of such a start; `share` of the trucks of its crossings (0–1) come to this yard (RH11). */
export function situationFrom(
  starting: Starting,
  now: {
    readonly situation: Situation;
    readonly tetOn: Day;
    readonly crossings: readonly { readonly code: string; readonly name: string }[];
  },
  share: number,
): Situation {
  const { situation, tetOn, crossings } = now;
  if (starting === 'today') return situation;
  return namedSituation(
    situation,
    starting,
    { history: history as WaitingHistory, calendars, tetOn, crossings },
    share,
  );
}
