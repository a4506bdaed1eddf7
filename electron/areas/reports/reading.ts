import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
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
};

export function readingOf(window: ReportWindow, context: Pick<QueryContext, 'stores' | 'site' | 'now'>): Reading {
  const { reports } = context.stores;
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
    departed: reports.departed(from, to),
  };
}
