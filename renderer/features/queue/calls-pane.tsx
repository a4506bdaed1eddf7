import type { QueueRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useTexts } from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import type { LineRow } from './line.ts';
import { CalledList, ProcessingList } from './points-pane.tsx';
import { queueTexts } from './texts/catalog.ts';
import type { Calling } from './use-calling.ts';

/** What stands beside the line where there is no room for both: the chosen truck, or who is called and at the point. */
export type Side = 'truck' | 'lists';

type VisitIds = readonly LineRow['visitId'][];

/** Calling the next ones, who is called with the time left, and who is at the point (QU5, QU7). */
export function CallsPane(props: {
  readonly queue: QueueRow;
  readonly calling: Calling;
  readonly side: Side | null;
  readonly onSide: (side: Side) => void;
  readonly calledIds: VisitIds;
  readonly processingIds: VisitIds;
  readonly selectedId: string | null;
  readonly onOpen: (visitId: LineRow['visitId']) => void;
  readonly onSuspend: () => void;
  readonly onMode: () => void;
}) {
  const { queue, calling, side, onSide, calledIds, processingIds, selectedId, onOpen, onSuspend, onMode } = props;
  const { count, noCall, lane, setLane, call, problem } = calling;
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const mayCall = useCan('queue.call');
  const maySetMode = useCan('queue.call-mode');
  const used = calledIds.length + processingIds.length;
  return (
    <section className="pane points-pane">
      <div className="points-head">
        <b>{t('queue.called', { count: format.number(calledIds.length) })}</b>
        <span className="q">
          {t('queue.buffer', { used: format.number(used), buffer: format.number(queue.buffer) })}
        </span>
      </div>
      <div className="call">
        <Button look="primary" keyCap="F6" disabled={noCall !== null} onClick={call}>
          {t('queue.call-next', { count: format.number(count) })}
        </Button>
        {queue.lanes.length === 0 ? null : (
          <select aria-label={t('queue.lane-choice')} value={lane} onChange={(event) => setLane(event.target.value)}>
            <option value="">{t('queue.lane-any')}</option>
            {queue.lanes.map((one) => (
              <option key={one} value={one}>
                {t('queue.lane', { lane: one })}
              </option>
            ))}
          </select>
        )}
        <span className="q c12">{noCall === null ? t('queue.call-hint') : t(noCall)}</span>
        {problem === null ? null : (
          <p className="bad c12" role="alert">
            {problem}
          </p>
        )}
        <button type="button" className="mode c12" disabled={!maySetMode} onClick={onMode}>
          {queue.callMode === 'auto' ? t('queue.mode-auto', { count: queue.callBatch }) : t('queue.mode-hand')}
          {maySetMode ? <kbd aria-hidden="true">A</kbd> : null}
        </button>
      </div>
      {side === null ? null : (
        <div className="side-choice">
          <Segmented
            label={t('queue.side')}
            value={side}
            onChange={onSide}
            options={[
              { value: 'truck', text: t('queue.side-truck') },
              { value: 'lists', text: t('queue.side-lists') },
            ]}
          />
        </div>
      )}
      <CalledList ids={calledIds} selectedId={selectedId} onSelect={onOpen} />
      <div className="points-head">
        <b>{t('queue.processing', { count: format.number(processingIds.length) })}</b>
        <span className="q">{t('queue.minutes')}</span>
      </div>
      <ProcessingList ids={processingIds} selectedId={selectedId} onSelect={onOpen} />
      <div className="acts">
        <button type="button" className="wide" disabled={!mayCall} onClick={onSuspend}>
          {queue.suspendedAt === null ? t('queue.suspend') : t('queue.suspend-open')}
          <kbd aria-hidden="true">O</kbd>
        </button>
      </div>
    </section>
  );
}
