import { lodgingDayOf } from '../../../shared/domain/people/lodging.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { lodgingDueAt, lodgingLines } from './list.ts';

type LodgingQuery = 'rest.lodging';

/** The lodging list for the police. */
export const lodgingQueries: Pick<QueryHandlers, LodgingQuery> = {
  'rest.lodging'(input, context) {
    const on = input.on ?? lodgingDayOf(context.now, context.zone);
    const reported = context.stores.lodging.reportsOf(on).at(-1);
    return {
      on,
      dueAt: lodgingDueAt(context, on),
      lines: lodgingLines(context, on),
      reported: reported === undefined ? null : { at: reported.sentAt, by: reported.sentBy, people: reported.people },
    };
  },
};
