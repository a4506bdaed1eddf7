import { useCallback } from 'react';
import type { RowStore } from '../store/row-store.ts';
import { createValue, type Value } from '../ui/value.ts';
import { useApp, useValue } from './app-context.ts';

type Next<T> = T | ((before: T) => T);

const ofSession = new WeakMap<RowStore, Map<string, Value<unknown>>>();

/** As `useState`, but what is set outlasts the component, until the session ends: what was typed is there again. */
export function useKept<T>(key: string, initial: T): readonly [T, (next: Next<T>) => void] {
  const value = keptValue(useApp().rows, key, initial);
  const set = useCallback((next: Next<T>) => value.set(next instanceof Function ? next(value.get()) : next), [value]);
  return [useValue(value), set];
}

function keptValue<T>(session: RowStore, key: string, initial: T): Value<T> {
  let values = ofSession.get(session);
  if (values === undefined) ofSession.set(session, (values = new Map()));
  let value = values.get(key) as Value<T> | undefined;
  if (value === undefined) values.set(key, (value = createValue(initial)) as Value<unknown>);
  return value;
}
