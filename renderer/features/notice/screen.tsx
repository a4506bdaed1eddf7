import { useLayoutEffect, useRef, useState } from 'react';
import { addDays, dayOf } from '../../../shared/kernel/calendar.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { useApp, useGoTo, useRows, useTexts, useValue, useWords } from '../../client/app-context.ts';
import { downloadRecord } from '../../client/download-record.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { createValue } from '../../ui/value.ts';
import { isSameList } from '../../ui/same.ts';
import { DayStep } from './day-step.tsx';
import { FastTracksPane } from './fast-tracks-pane.tsx';
import { NoticesPane } from './notices-pane.tsx';
import { OrdersPane } from './orders-pane.tsx';
import { SwapsPane } from './swaps-pane.tsx';
import { noticeTexts } from './texts/catalog.ts';
import './notice.css';

const VIEWS = ['notices', 'orders', 'fast-tracks', 'swaps'] as const;
type View = (typeof VIEWS)[number];

const chosenView = createValue<View>('notices');

/** What decides the order of the queues, and what the public may read of it: notices, orders, calls out of turn, swaps. */
export function NoticeScreen() {
  const app = useApp();
  const { format } = app;
  const t = useTexts(noticeTexts);
  const { word, say } = useWords();
  const { wish } = useValue(app.place);
  const view = useValue(chosenView);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [day, setDay] = useState(() => dayOf(app.clock.now(), format.zone));
  const [fault, setFault] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const goTo = useGoTo();
  const views = useRef<HTMLSpanElement>(null);
  // Whoever comes by keys stands on the views.
  useLayoutEffect(() => views.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(), []);
  const queues = useRows(['queue'], (rows): readonly QueueRow[] => [...rows.all('queue').values()], isSameList);
  const queue =
    queues.find(({ queueId }) => queueId === chosenId) ?? queues.find(({ queueId }) => queueId === wish) ?? queues[0];
  if (queue === undefined) return <div className="waiting q">{t('notice.no-queue')}</div>;
  const isOfDay = view === 'fast-tracks' || view === 'swaps';
  const print = async (): Promise<void> => {
    const { crossingCode: code, direction, point } = queue;
    setPrinting(true);
    const why = await downloadRecord({ code, direction, point }, day, app.lang, app.session.token);
    setPrinting(false);
    setFault(why === null ? null : say({ ...why }));
  };
  return (
    <div
      className="notice-screen"
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        event.preventDefault();
        goTo('queue');
      }}
    >
      <div className="bar">
        <h1>{t('notice.title')}</h1>
        <span ref={views}>
          <Segmented
            label={t('notice.views')}
            value={view}
            onChange={chosenView.set}
            options={VIEWS.map((value) => ({ value, text: t(`notice.view.${value}`) }))}
          />
        </span>
        <select
          aria-label={t('notice.queue')}
          value={queue.queueId}
          onChange={(event) => setChosenId(event.target.value)}
        >
          {queues.map(({ queueId, crossing, direction, point }) => (
            <option key={queueId} value={queueId}>
              {`${crossing} ${direction === 'export' ? '↑' : '↓'}${
                point === 'main' ? '' : ` · ${word('queuePoint', point)}`
              }`}
            </option>
          ))}
        </select>
        <span className="facts">
          {fault === null ? null : (
            <span className="bad" role="alert">
              {fault}
            </span>
          )}
          <DayStep
            day={day}
            label={isOfDay ? t('notice.day') : t('notice.record-day')}
            onStep={(count) => setDay((before) => addDays(before, count))}
          />
          <Button disabled={isPrinting} onClick={() => void print()}>
            {t(isPrinting ? 'notice.printing' : 'notice.print-record')}
          </Button>
        </span>
      </div>
      {view === 'notices' ? (
        <NoticesPane key={queue.queueId} queue={queue} />
      ) : view === 'orders' ? (
        <OrdersPane key={queue.queueId} queue={queue} />
      ) : view === 'fast-tracks' ? (
        <FastTracksPane day={day} />
      ) : (
        <SwapsPane day={day} />
      )}
    </div>
  );
}
