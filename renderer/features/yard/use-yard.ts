import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { RowStore } from '../../store/row-store.ts';
import { createYardModel, type YardModel } from './yard-model.ts';

const models = new WeakMap<RowStore, YardModel>();

/** The yard model of a store: one, kept while the store is, so that coming back to the screen costs nothing. */
export function yardModelOf(rows: RowStore): YardModel {
  let model = models.get(rows);
  if (model === undefined) {
    model = createYardModel(rows);
    models.set(rows, model);
  }
  return model;
}

/**
 * Reads something small from the model and keeps it current, at most once in `everyMs` however fast the yard changes.
 * `select` must be stable.
 */
export function useYard<T>(model: YardModel, select: (model: YardModel) => T, everyMs = 0): T {
  const kept = useRef<{
    readonly model: YardModel;
    readonly select: unknown;
    readonly value: T;
  } | null>(null);
  const watch = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const tell = (): void => {
        timer = null;
        kept.current = null;
        listener();
      };
      const stop = model.watch(() => {
        if (everyMs === 0) tell();
        else timer ??= setTimeout(tell, everyMs);
      });
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
      };
    },
    [model, everyMs],
  );
  return useSyncExternalStore(watch, () => {
    const before = kept.current;
    if (before !== null && before.model === model && before.select === select) return before.value;
    const value = select(model);
    kept.current = { model, select, value };
    return value;
  });
}
