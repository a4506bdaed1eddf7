import { useState } from 'react';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { ShownOrder } from '../../../shared/contract/queries.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { ORDER_SOURCES } from '../../../shared/domain/queue/authority-order.ts';
import { useApp, useCan, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { WhoMay } from '../../client/who-may.tsx';
import { Button, FileButton, SelectField, TextField } from '../../ui/controls.tsx';
import { Differences } from './differences.tsx';
import { ListPane } from './list-pane.tsx';
import { MOST_LINES, orderLinesOf } from './order-lines.ts';
import { ReasonLine } from './reason-line.tsx';
import { noticeTexts } from './texts/catalog.ts';
import { useSend } from './use-send.ts';

/** Orders of trucks that authorities gave: a list is read, tried out, then followed; and those before (QU1). */
export function OrdersPane({ queue }: { readonly queue: QueueRow }) {
  const t = useTexts(noticeTexts);
  const { answer, fault } = useQuery(
    'order.list',
    { crossing: queue.crossing, direction: queue.direction, point: queue.point },
    { kinds: ['authorityOrder', 'queue'] },
  );
  return (
    <div className="order-panes">
      <ImportForm queue={queue} />
      <ListPane
        title={t('notice.orders')}
        fault={fault}
        none={t('notice.orders-none')}
        items={answer?.orders.map((order) => <OrderItem key={order.orderId} order={order} />) ?? null}
      />
    </div>
  );
}

type Draft = Pick<CommandInput<'order.import'>, 'source' | 'unit' | 'documentNo'> & { readonly list: string };
type Answered = { readonly of: string; readonly answer: CommandOutput<'order.import'> };

const SHOWN_UNKNOWN = 12;
const NO_DRAFT: Draft = { source: ORDER_SOURCES[0], unit: '', documentNo: '', list: '' };

function ImportForm({ queue }: { readonly queue: QueueRow }) {
  const t = useTexts(noticeTexts);
  const { word } = useWords();
  const may = useCan('order.import');
  const { send, refusal, isSending, forget } = useSend();
  const [draft, setDraft] = useKept(`order ${queue.queueId}`, NO_DRAFT);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const lines = orderLinesOf(draft.list);
  const isOver = lines.length > MOST_LINES;
  const isComplete = draft.unit.trim() !== '' && draft.documentNo.trim() !== '' && lines.length > 0 && !isOver;
  const input = {
    crossing: queue.crossing,
    direction: queue.direction,
    point: queue.point,
    source: draft.source,
    unit: draft.unit.trim(),
    documentNo: draft.documentNo.trim(),
    lines: [...lines],
  };
  // What was tried is followed only as it was tried.
  const isTried = answered?.of === JSON.stringify(input) && answered.answer.orderId === null;
  const change = (more: Partial<Draft>): void => {
    forget();
    setAnswered(null);
    setDraft((before) => ({ ...before, ...more }));
  };
  const run = async (dryRun: boolean): Promise<void> => {
    if (!may || !isComplete || isSending || (!dryRun && !isTried)) return;
    const answer = await send('order.import', { ...input, dryRun }, input.documentNo);
    setAnswered(answer === null ? null : { of: JSON.stringify(input), answer });
    if (answer !== null && !dryRun) setDraft((before) => ({ ...before, list: '' }));
  };
  const shown = answered !== null && (isTried || answered.answer.orderId !== null) ? answered.answer : null;
  return (
    <form
      className="pane"
      aria-label={t('notice.import')}
      onSubmit={(event) => {
        event.preventDefault();
        void run(!isTried);
      }}
    >
      <div className="bar sub">
        <b>{t('notice.import')}</b>
        <WhoMay command="order.import" />
        <span className="facts">
          <span>{t('notice.lines', { count: lines.length })}</span>
          {isOver ? <span className="bad">{t('notice.lines-over', { most: MOST_LINES })}</span> : null}
        </span>
      </div>
      <fieldset className="scroll" disabled={!may}>
        <div className="field-grid">
          <SelectField
            label={t('notice.source')}
            value={draft.source}
            onChange={(source) => change({ source: ORDER_SOURCES.find((one) => one === source) ?? 'other' })}
            options={ORDER_SOURCES.map((value) => ({ value, text: word('orderSource', value) }))}
          />
          <TextField
            label={t('notice.unit')}
            value={draft.unit}
            maxLength={120}
            onChange={(unit) => change({ unit })}
          />
          <TextField
            label={t('notice.document')}
            value={draft.documentNo}
            maxLength={60}
            onChange={(documentNo) => change({ documentNo })}
          />
        </div>
        <div className="field">
          <label className="l" htmlFor="order-list">
            {t('notice.paste')}
          </label>
          <textarea
            id="order-list"
            className="m"
            rows={9}
            value={draft.list}
            onChange={(event) => change({ list: event.target.value })}
          />
        </div>
        <FileButton
          label={t('notice.file')}
          accept=".txt,.csv"
          onPick={(file) => void file.text().then((list) => change({ list }))}
        />
        {refusal === null ? null : (
          <p className="bad" role="alert">
            {refusal}
          </p>
        )}
        {shown === null ? null : (
          <div role="status">
            <p className="b">
              {t(shown.orderId === null ? 'notice.tried' : 'notice.followed', {
                matched: shown.matched,
                differences: shown.differences.length,
              })}
            </p>
            <UnknownLines lines={shown.unknown} />
            <Differences differences={shown.differences} />
          </div>
        )}
      </fieldset>
      <div className="save-line">
        <Button
          type={isTried ? 'button' : 'submit'}
          disabled={!may || !isComplete || isSending}
          onClick={isTried ? () => void run(true) : undefined}
        >
          {t('notice.try')}
        </Button>
        <Button
          type={isTried ? 'submit' : 'button'}
          look="primary"
          disabled={!may || !isComplete || isSending || !isTried}
        >
          {t('notice.follow')}
        </Button>
        <span className="q">{t('notice.follow-note')}</span>
      </div>
    </form>
  );
}

/** Lines that name no truck of this line. */
function UnknownLines({ lines }: { readonly lines: readonly string[] }) {
  const t = useTexts(noticeTexts);
  if (lines.length === 0) return null;
  const more = lines.length > SHOWN_UNKNOWN ? ' …' : '';
  return (
    <p className="warn">
      {t('notice.unknown', { count: lines.length, lines: lines.slice(0, SHOWN_UNKNOWN).join(', ') + more })}
    </p>
  );
}

function OrderItem({ order }: { readonly order: ShownOrder }) {
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const { word } = useWords();
  const may = useCan('order.end');
  const { send, refusal } = useSend();
  const [isShown, setShown] = useState(order.endedAt === null);
  return (
    <div className={`sec ${order.endedAt === null ? '' : 'q'}`}>
      <div className="pair">
        <b>{order.documentNo}</b>
        <span>{`${word('orderSource', order.source)} · ${order.unit}`}</span>
      </div>
      <div>
        {t('notice.order-facts', { trucks: order.trucks, called: order.called, at: format.dateTime(order.importedAt) })}
      </div>
      <div className="q">
        {order.endedAt === null
          ? order.untilAt === null
            ? t('notice.order-now')
            : t('notice.until-at', { at: format.dateTime(order.untilAt) })
          : t(`notice.order-ended-${endOf(order.endedHow)}`, { at: format.dateTime(order.endedAt) })}
      </div>
      <UnknownLines lines={order.unknown} />
      {order.differences.length === 0 ? null : (
        <Button onClick={() => setShown((before) => !before)}>
          {t('notice.differences', { count: order.differences.length })}
        </Button>
      )}
      {isShown ? <Differences differences={order.differences} /> : null}
      {may && order.endedAt === null ? (
        <ReasonLine
          label={t('notice.order-end')}
          onSend={(reason) => void send('order.end', { orderId: order.orderId, reason }, order.documentNo)}
        />
      ) : null}
      {refusal === null ? null : (
        <p className="bad" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

function endOf(how: string | null): 'over' | 'replaced' | 'withdrawn' | 'done' {
  return how === 'replaced' || how === 'withdrawn' || how === 'done' ? how : 'over';
}
