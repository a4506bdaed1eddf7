import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { ShownOrder } from '../../../shared/contract/queries.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { ORDER_SOURCES } from '../../../shared/domain/queue/authority-order.ts';
import { useApp, useCan, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import { Differences } from './differences.tsx';
import { orderLinesOf } from './order-lines.ts';
import { ReasonLine } from './reason-line.tsx';
import { noticeTexts } from './texts/catalog.ts';
import { useSend } from './use-send.ts';

/** Orders of trucks that authorities gave: a list is read, tried out, then followed; and those before (QU1). */
export function OrdersPane({ queue }: { readonly queue: QueueRow }) {
  const t = useTexts(noticeTexts);
  const { say } = useWords();
  const { answer, fault } = useQuery(
    'order.list',
    { crossing: queue.crossing, direction: queue.direction, point: queue.point },
    { kinds: ['authorityOrder', 'queue'] },
  );
  return (
    <div className="order-panes">
      <ImportForm queue={queue} />
      <section className="pane" aria-label={t('notice.orders')}>
        <div className="bar sub">
          <b>{t('notice.orders')}</b>
        </div>
        <div className="scroll">
          {fault === null ? null : <p className="none q">{say({ ...fault })}</p>}
          {answer?.orders.length === 0 ? <p className="none q">{t('notice.orders-none')}</p> : null}
          {(answer?.orders ?? []).map((order) => (
            <OrderItem key={order.orderId} order={order} />
          ))}
        </div>
      </section>
    </div>
  );
}

function ImportForm({ queue }: { readonly queue: QueueRow }) {
  const t = useTexts(noticeTexts);
  const { word } = useWords();
  const may = useCan('order.import');
  const { send, refusal, isSending, forget } = useSend();
  const [source, setSource] = useState<string>(ORDER_SOURCES[0]);
  const [unit, setUnit] = useState('');
  const [documentNo, setDocumentNo] = useState('');
  const [list, setList] = useState('');
  const [tried, setTried] = useState<CommandOutput<'order.import'> | null>(null);
  const lines = orderLinesOf(list);
  const isComplete = unit.trim() !== '' && documentNo.trim() !== '' && lines.length > 0;
  const changed = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      forget();
      setTried(null);
      set(value);
    };
  };
  const run = async (dryRun: boolean): Promise<void> => {
    if (!may || !isComplete || isSending) return;
    const outcome = await send(
      'order.import',
      {
        crossing: queue.crossing,
        direction: queue.direction,
        point: queue.point,
        source: ORDER_SOURCES.find((one) => one === source) ?? 'other',
        unit: unit.trim(),
        documentNo: documentNo.trim(),
        lines: [...lines],
        dryRun,
      },
      documentNo.trim(),
    );
    setTried(outcome);
    if (outcome !== null && !dryRun) setList('');
  };
  return (
    <form
      className="pane"
      aria-label={t('notice.import')}
      onSubmit={(event) => {
        event.preventDefault();
        void run(tried === null);
      }}
    >
      <div className="bar sub">
        <b>{t('notice.import')}</b>
        <span className="facts">{t('notice.lines', { count: lines.length })}</span>
      </div>
      <fieldset className="scroll" disabled={!may}>
        <div className="field-grid">
          <SelectField
            label={t('notice.source')}
            value={source}
            onChange={changed(setSource)}
            options={ORDER_SOURCES.map((value) => ({ value, text: word('orderSource', value) }))}
          />
          <TextField label={t('notice.unit')} value={unit} maxLength={120} onChange={changed(setUnit)} />
          <TextField label={t('notice.document')} value={documentNo} maxLength={60} onChange={changed(setDocumentNo)} />
        </div>
        <div className="field">
          <label className="l" htmlFor="order-list">
            {t('notice.paste')}
          </label>
          <textarea
            id="order-list"
            className="m"
            rows={9}
            value={list}
            onChange={(event) => changed(setList)(event.target.value)}
          />
          <input
            type="file"
            accept=".txt,.csv"
            aria-label={t('notice.file')}
            onChange={(event) => {
              void event.target.files?.[0]?.text().then(changed(setList));
            }}
          />
        </div>
        {refusal === null ? null : (
          <p className="bad" role="alert">
            {refusal}
          </p>
        )}
        {tried === null ? null : (
          <div role="status">
            <p className="b">
              {t(tried.orderId === null ? 'notice.tried' : 'notice.followed', {
                matched: tried.matched,
                differences: tried.differences.length,
              })}
            </p>
            {tried.unknown.length === 0 ? null : (
              <p className="warn">
                {t('notice.unknown', { count: tried.unknown.length, lines: tried.unknown.slice(0, 12).join(', ') })}
              </p>
            )}
            <Differences differences={tried.differences} />
          </div>
        )}
      </fieldset>
      <div className="save-line">
        <Button disabled={!may || !isComplete || isSending} onClick={() => void run(true)}>
          {t('notice.try')}
        </Button>
        <Button
          look="primary"
          disabled={!may || !isComplete || isSending || tried === null || tried.orderId !== null}
          onClick={() => void run(false)}
        >
          {t('notice.follow')}
        </Button>
        <span className="q">{t('notice.follow-note')}</span>
      </div>
    </form>
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
      {order.unknown.length === 0 ? null : (
        <div className="warn">
          {t('notice.unknown', { count: order.unknown.length, lines: order.unknown.slice(0, 12).join(', ') })}
        </div>
      )}
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
