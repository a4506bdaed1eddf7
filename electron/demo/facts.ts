import calendars from '../../resources/data/crossing-calendars.json' with { type: 'json' };
import flows from '../../resources/data/seed-flows.json' with { type: 'json' };
import type { FlowFacts } from '../../shared/domain/forecast/published-flows.ts';
import type { CalendarFacts } from '../../shared/domain/queue/calendar.ts';

/** Published facts that the demo follows. */
export type DemoFacts = {
  readonly flows: FlowFacts;
  readonly calendars: CalendarFacts;
};

/** The facts that ship with the product. */
export function demoFacts(): DemoFacts {
  return { calendars, flows: flows as FlowFacts };
}
