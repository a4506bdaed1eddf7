import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ReportStore, ReportVisit } from './store.ts';

/** The same reads for one long question, each done once though several figures are made of it. */
export function readOnce(store: ReportStore): ReportStore {
  const visits = new Map<number, ReportVisit>();
  return {
    ...store,
    standings: once((from, to) => {
      const standings = store.standings(from, to);
      // Every figure asks of every visit: all at once is faster than one by one.
      for (const visit of store.visits(new Set(standings.map(({ visitId }) => visitId)))) visits.set(visit.id, visit);
      return standings;
    }),
    visit: (visitId) => visits.get(visitId) ?? store.visit(visitId),
    people: once(store.people),
    stays: once(store.stays),
    waiting: onceById(store.waiting),
    countedEvents: once(store.countedEvents),
    departed: once(store.departed),
  };
}

function once<Value>(read: (from: Instant, to: Instant) => Value): (from: Instant, to: Instant) => Value {
  const known = new Map<string, Value>();
  return (from, to) => {
    const key = `${String(from)} ${String(to)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = read(from, to);
    known.set(key, value);
    return value;
  };
}

function onceById<Value>(read: (id: number) => Value): (id: number) => Value {
  const known = new Map<number, Value>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = read(id);
    known.set(id, value);
    return value;
  };
}
