import { useEffect, useRef } from 'react';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import {
  useApp,
  useGoTo,
  useRow,
  useRows,
  useSelection,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { createValue } from '../../ui/value.ts';
import { QueueBoard } from './board.tsx';
import { countByQueue } from './line.ts';
import { NoticeLine } from './notice-line.tsx';
import { queueTexts } from './texts/catalog.ts';
import './queue.css';

/** Kept for the station, not for the screen: the chosen queue outlives a look at another screen. */
const chosenQueue = createValue<string | null>(null);

type Tab = {
  readonly queueId: string;
  readonly crossing: string;
  readonly code: string;
  readonly direction: QueueRow['direction'];
  readonly point: QueueRow['point'];
  readonly count: number;
};

/** The queue: one line per crossing and direction, who is called, who is at the point, and why. */
export function QueueScreen() {
  const t = useTexts(queueTexts);
  const { format } = useApp();
  const { word } = useWords();
  const goTo = useGoTo();
  const tabs = useRows(
    ['queue', 'visit', 'crossing'],
    (rows): readonly Tab[] => {
      const counts = countByQueue(rows, 'waiting');
      return [...rows.all('queue').values()].map(({ queueId, crossing, crossingCode, direction, point }) => ({
        queueId,
        crossing,
        code: crossingCode,
        direction,
        point,
        count: counts.get(queueId) ?? 0,
      }));
    },
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const chosen = useValue(chosenQueue);
  const [selected] = useSelection();
  const visitQueue = useRow('visit', selected.visitId)?.queueId ?? null;
  const lastVisit = useRef<string | null>(null);
  useEffect(() => {
    // A truck chosen on another screen opens its own queue, once.
    if (selected.visitId === lastVisit.current) return;
    lastVisit.current = selected.visitId;
    if (visitQueue !== null) chosenQueue.set(visitQueue);
  }, [selected.visitId, visitQueue]);

  const current = tabs.find(({ queueId }) => queueId === chosen) ?? tabs[0];
  if (current === undefined) return <div className="waiting q">{t('queue.none')}</div>;
  return (
    <div className="queue-screen">
      <div className="bar">
        <h1>{t('queue.title')}</h1>
        <Segmented
          label={t('queue.tabs')}
          value={current.queueId}
          onChange={(queueId) => chosenQueue.set(queueId)}
          options={tabs.map(({ queueId, crossing, code, direction, point, count }) => ({
            value: queueId,
            text: (
              <>
                <span className="long">{crossing}</span>
                <span className="short">{code}</span>{' '}
                {t('queue.tab', {
                  arrow: direction === 'export' ? '↑' : '↓',
                  point: point === 'main' ? '' : ` · ${word('queuePoint', point)}`,
                  count: format.number(count),
                })}
              </>
            ),
            name: t('queue.tab-name', {
              crossing,
              direction:
                point === 'main'
                  ? word('direction', direction)
                  : `${word('direction', direction)} ${word('queuePoint', point)}`,
              count: format.number(count),
            }),
          }))}
        />
        <QueueNotice queueId={current.queueId} />
        <Button keyCap="Alt N" onClick={() => goTo('notice', current.queueId)}>
          {t('queue.to-notice')}
        </Button>
      </div>
      <QueueBoard key={current.queueId} queueId={current.queueId} />
    </div>
  );
}

function QueueNotice({ queueId }: { readonly queueId: string }) {
  const queue = useRow('queue', queueId);
  return queue === undefined ? null : <NoticeLine queue={queue} />;
}
