import { wireId } from '../../../shared/kernel/ids.ts';
import type { SurgePlan } from '../../../shared/domain/records.ts';
import type { SurgePlanHead } from '../../../shared/contract/surge-queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { siteBudgetOf } from '../slots/budget-queries.ts';
import { pageHeadOf } from '../steps/page-head.ts';
import { liveAgainst } from './live.ts';

/** The surge plan, and the season against it. */
export const surgeQueries: Pick<QueryHandlers, 'plan.surge' | 'plan.live'> = {
  'plan.surge'({ surgePlanId }, context) {
    const { stores, now, site } = context;
    const plan = surgePlanId === undefined ? stores.surge.inForce() : stores.records.get('surgePlan', surgePlanId);
    if (surgePlanId !== undefined && plan === null) return null;
    const nameOf = namesIn(context);
    return {
      toldAt: now,
      siteName: site.name,
      head: pageHeadOf(site),
      places: siteBudgetOf(context).places,
      crossings: stores.queues.crossings().map(({ code, name }) => ({ code, name })),
      plan:
        plan === null
          ? null
          : {
              ...headOf(plan, nameOf),
              scenarioId: plan.scenarioId === null ? null : wireId('scenario', plan.scenarioId),
              document: plan.document,
            },
      plans: stores.surge.heads().map((head) => headOf(head, nameOf)),
    };
  },

  'plan.live'(_input, context) {
    const plan = context.stores.surge.inForce();
    return { at: context.now, live: plan === null ? null : liveAgainst(plan, context) };
  },
};

type NameOf = (user: string) => string;

/** Names that people go by; somebody who is no user any more keeps the sign-in name. */
function namesIn({ stores }: QueryContext): NameOf {
  const names = new Map(stores.site.users().map(({ user, displayName }) => [user, displayName]));
  return (user) => names.get(user) ?? user;
}

function headOf(plan: Omit<SurgePlan, 'document'>, nameOf: NameOf): SurgePlanHead {
  const { id, title, adoptedAt, adoptedBy, endedAt, endedBy } = plan;
  return {
    surgePlanId: wireId('surgePlan', id),
    title,
    adoptedAt,
    adoptedBy: nameOf(adoptedBy),
    endedAt,
    endedBy: endedBy === null ? null : nameOf(endedBy),
  };
}
