import { useEffect, useRef, type RefObject } from 'react';
import { useApp } from '../../../client/app-context.ts';
import type { Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { createSlotGrid, type SlotGrid, type SlotGridEvents } from './slot-grid.ts';

const TICK_MS = 30_000;

/** The element that the grid lives in; made again only for another language. */
export function GridView(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly events: SlotGridEvents;
  readonly handle: RefObject<SlotGrid | null>;
}) {
  const { model, wording, events, handle } = props;
  const { clock } = useApp();
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  }, [events]);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const grid = createSlotGrid(
      element,
      model,
      wording,
      (listener) => clock.tick(TICK_MS / Math.min(60, Math.max(1, clock.rate())), listener),
      {
        onChoose: (slotId) => latest.current.onChoose(slotId),
        onAct: (slotId) => latest.current.onAct(slotId),
        onShown: () => latest.current.onShown(),
      },
    );
    handle.current = grid;
    return () => {
      handle.current = null;
      grid.stop();
    };
  }, [model, wording, clock, handle]);
  return <div ref={host} className="yard-grid" />;
}
