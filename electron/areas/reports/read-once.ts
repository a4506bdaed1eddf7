import type { ReportStore } from './store.ts';

/** The same reads for one question, each done once though several figures are made of it. */
export function readOnce(store: ReportStore): ReportStore {
  return {
    ...store,
    standings: once(store.standings),
    people: once(store.people),
    stays: once(store.stays),
    visit: onceById(store.visit),
    waiting: onceById(store.waiting),
    countedEvents: once(store.countedEvents),
    departed: once(store.departed),
  };
}

function once<Args extends readonly number[], Value>(read: (...time: Args) => Value): (...time: Args) => Value {
  const known = new Map<string, Value>();
  return (...time) => {
    const key = time.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = read(...time);
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
