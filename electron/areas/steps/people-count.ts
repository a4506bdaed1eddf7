import type { VisitId } from '../../../shared/kernel/ids.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { VisitWarning } from '../../../shared/contract/texts/codes.ts';
import type { Context } from '../../engine/handler.ts';

const MORE = 'people.more-than-declared' satisfies VisitWarning;

/**
 * With one more person a truck in the yard may have more than it said: its number follows, and its record warns of it
 * (GA2, RE14). Answers the warnings.
 */
export function countOneMore(context: Context, visitId: VisitId): readonly VisitWarning[] {
  const stored = context.stores.visits.get(visitId);
  if (stored === null || !isInYard(stored.stage)) return [];
  const visit = context.log.latest('visit', stored);
  const made = context.log.made('person').filter((person) => person.visitId === visitId);
  const here = context.stores.people
    .ofVisit(visitId)
    .filter((person) => context.log.latest('person', person).leftAt === null);
  const count = here.length + made.length;
  if (count <= visit.peopleCount) return [];
  const set = { peopleCount: count, warnings: [...new Set([...visit.warnings, MORE])] };
  context.log.update('visit.amended', 'visit', visit, set, visitId);
  return [MORE];
}
