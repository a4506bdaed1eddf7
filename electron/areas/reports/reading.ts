import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import type { Payment } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { createYard, peopleIn, type PeopleIn, type Presence, type Yard } from './presence.ts';
import type { CountedEvent, DepartedRow } from './store.ts';
import { waitsIn, type Wait } from './waits.ts';

/** What the figures of a time are made of: read once, though its days are told beside the whole. */
export type Reading = {
  readonly yard: Yard;
  readonly stay: Presence;
  readonly people: PeopleIn;
  readonly events: readonly CountedEvent[];
  readonly waits: readonly Wait[];
  readonly departed: readonly DepartedRow[];
  /** Receipts, in the order of their numbers. */
  readonly payments: readonly Payment[];
};

export function readingOf(window: ReportWindow, context: Pick<QueryContext, 'stores' | 'site' | 'now'>): Reading {
  const { reports, charges } = context.stores;
  const { from, to } = window;
  const yard = createYard(context);
  const stay = yard.presenceOfAll(from, to);
  const events = reports.countedEvents(from, to);
  return {
    yard,
    stay,
    people: peopleIn(context, yard, stay.site, window),
    events,
    waits: waitsIn(yard, events),
    departed: departedIn(yard, reports.departedIds(from, to)),
    payments: charges.paymentsBetween(from, to),
  };
}

/** Nearly all that departed in a time also stood here in it, and are read already. */
function departedIn(yard: Yard, visitIds: readonly VisitId[]): readonly DepartedRow[] {
  const visits = yard.visits(visitIds);
  return visitIds.flatMap((visitId) => {
    const visit = visits.get(visitId);
    if (visit === undefined || visit.arrivedAt === null || visit.departedAt === null) return [];
    const { direction, cargoClass, arrivedAt, departedAt, departure } = visit;
    return [{ visitId, direction, cargoClass, from: arrivedAt, to: departedAt, departure }];
  });
}
