import { useEffect, useRef, useState } from 'react';
import type { LiveKind } from '../../../shared/contract/rows.ts';
import { useApp } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';

const AT_MOST_EVERY_MS = 400;

/**
 * Reads a list from the live rows and keeps it current: at once after a quiet time, else at most a few times a second.
 * `read` must not change from render to render.
 */
export function useLive<T>(kinds: readonly LiveKind[], read: (rows: RowStore) => T): T {
  const { rows } = useApp();
  const [state, setState] = useState<{ readonly read: unknown; readonly value: T }>(() => ({
    read,
    value: read(rows),
  }));
  const key = kinds.join(' ');
  const newest = useRef(read);
  useEffect(() => {
    newest.current = read;
    setState({ read, value: read(rows) });
  }, [read, rows]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isDue = false;
    const show = (): void => {
      isDue = false;
      setState({ read: newest.current, value: newest.current(rows) });
      timer = setTimeout(() => {
        timer = null;
        if (isDue) show();
      }, AT_MOST_EVERY_MS);
    };
    const stop = rows.watch(key.split(' ') as LiveKind[], () => {
      if (timer === null) show();
      else isDue = true;
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [rows, key]);
  return state.value;
}
