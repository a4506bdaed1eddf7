import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, type App } from '../../client/app-context.ts';
import { createRowStore } from '../../store/row-store.ts';
import { createValue } from '../../ui/value.ts';
import { createAsker, type Asker } from './asker.ts';

export type PastState = {
  /** The session's services over the rows of then; nothing below it sees the yard of now. */
  readonly app: App;
  /** The instant of the rows; null before the first answer. */
  readonly shownAt: Instant | null;
  /** The newest change that was recorded by then. */
  readonly asOfSeq: number;
  readonly fault: Fault | null;
};

type Shown = Omit<PastState, 'app'>;

/** The rows of the yard at an instant. While it is moved quickly, instants between are left out. */
export function usePast(at: Instant): PastState {
  const app = useApp();
  const { port } = app;
  const [shown, setShown] = useState<Shown>({ shownAt: null, asOfSeq: 0, fault: null });
  const rows = useMemo(createRowStore, []);
  const shownAt = useRef(at);
  const past = useMemo<App>(
    () => ({
      ...app,
      rows,
      selection: createValue(app.selection.get()),
      clock: { ...app.clock, now: () => shownAt.current, rate: () => 0, tick: () => () => undefined },
    }),
    [app, rows],
  );
  const asker = useRef<Asker<Instant> | null>(null);

  useEffect(() => {
    const made = createAsker(
      (wished: Instant) => port.query('yard.at', { at: wished }),
      (answer, wished) => {
        if ('fault' in answer) {
          setShown((before) => ({ ...before, fault: answer.fault }));
          return;
        }
        shownAt.current = wished;
        rows.reset(answer.ok);
        setShown({ shownAt: wished, asOfSeq: answer.ok.asOfSeq, fault: null });
      },
    );
    asker.current = made;
    return () => made.stop();
  }, [port, rows]);
  useEffect(() => asker.current?.wish(at), [at]);

  return { app: past, ...shown };
}
