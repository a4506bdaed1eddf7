import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addDays, dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { ReceiptRow } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { download } from '../../client/download.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { readDay } from '../../ui/format.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { ReverseSheet } from './reverse-sheet.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** A day's receipts come in while it is looked at. */
const REFRESH_MS = 15_000;
/** More are in the file. */
const MOST_SHOWN = 500;

/** Receipts of some days: sums by way, each one with its lines, reversing, and files for accounting. */
export function ReceiptsView() {
  const { clock, format, session, lang } = useApp();
  const t = useTexts(settingsTexts);
  const { word, say } = useWords();
  const mayReverse = useCan('payment.reverse');
  const [days, setDays] = useState(() => {
    const today = format.day(dayOf(clock.now(), format.zone));
    return { from: today, to: today };
  });
  const from = readDay(days.from);
  const to = readDay(days.to);
  const isGood = from !== null && to !== null && from <= to;
  const { answer, fault, reload } = useQuery(
    'charge.takings',
    isGood ? { from: startOfDay(from, format.zone), to: startOfDay(addDays(to, 1), format.zone) } : null,
  );
  useEffect(() => clock.tick(REFRESH_MS, reload), [clock, reload]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isReversing, setReversing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);

  const receipts = answer?.receipts ?? [];
  const shown = receipts.slice(-MOST_SHOWN).toReversed();
  const chosen = shown.find(({ paymentId }) => paymentId === chosenId) ?? null;
  const canReverse = mayReverse && chosen !== null && !chosen.isReversed && chosen.reverses === null;

  const fetchFile = async (kind: 'xlsx' | 'csv'): Promise<void> => {
    if (!isGood) return;
    const path = `/api/exports/receipts.${kind}?from=${from}&to=${to}&lang=${lang}`;
    const failed = await download(path, `bien-lai-${from}-${to}.${kind}`, session.token);
    setProblem(failed === null ? null : say(failed));
  };
  const onRowKey = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = shown.findIndex(({ paymentId }) => paymentId === chosenId);
    const next = Math.min(shown.length - 1, Math.max(0, at + step));
    setChosenId(shown[next]?.paymentId ?? null);
    body.current?.querySelectorAll('tr')[next]?.focus();
  };

  return (
    <div className="receipts">
      <div className="receipts-head">
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`settings.receipts.${name}`)}
            value={days[name]}
            maxLength={10}
            isWrong={!isGood}
            onChange={(text) => setDays({ ...days, [name]: text })}
          />
        ))}
        {isGood ? null : (
          <span className="bad" role="alert">
            {t('settings.receipts.bad-days')}
          </span>
        )}
        <span className="receipts-files">
          <Button disabled={!isGood} onClick={() => void fetchFile('xlsx')}>
            {t('settings.receipts.xlsx')}
          </Button>
          <Button disabled={!isGood} onClick={() => void fetchFile('csv')}>
            {t('settings.receipts.csv')}
          </Button>
        </span>
      </div>
      {(problem ?? fault) === null ? null : (
        <p className="bad" role="alert">
          {problem ?? (fault === null ? '' : say(fault))}
        </p>
      )}
      <dl className="receipt-sums" aria-label={t('settings.receipts.sums')}>
        {(answer?.sums ?? []).map(({ how, count, amountDong }) => (
          <div key={how}>
            <dt>{word('paymentWay', how)}</dt>
            <dd>
              <b>{format.number(amountDong)}</b>{' '}
              <span className="q">{t('settings.receipts.count', { count: format.number(count) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="receipts-body">
        <div className="receipts-list">
          <table className="plain" aria-label={t('settings.tariffs.receipts')}>
            <thead>
              <tr>
                <th scope="col" className="no">
                  {t('settings.receipts.no')}
                </th>
                <th scope="col" className="at">
                  {t('settings.receipts.at')}
                </th>
                <th scope="col" className="plate">
                  {t('settings.receipts.plate')}
                </th>
                <th scope="col" className="how">
                  {t('settings.receipts.how')}
                </th>
                <th scope="col" className="r amount">
                  {t('settings.receipts.amount')}
                </th>
                <th scope="col">{t('settings.receipts.note')}</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={onRowKey}>
              {shown.map((receipt, at) => (
                <ReceiptLine
                  key={receipt.paymentId}
                  receipt={receipt}
                  isChosen={receipt === chosen}
                  isFirst={chosen === null && at === 0}
                  onChoose={() => setChosenId(receipt.paymentId)}
                />
              ))}
            </tbody>
          </table>
          {answer !== null && shown.length === 0 ? <p className="q none">{t('settings.receipts.none')}</p> : null}
          {receipts.length > shown.length ? (
            <p className="q none">
              {t('settings.receipts.more', { count: format.number(receipts.length - shown.length) })}
            </p>
          ) : null}
        </div>
        {chosen === null ? null : (
          <ReceiptSheet receipt={chosen}>
            {mayReverse ? (
              <Button disabled={!canReverse} onClick={() => setReversing(true)}>
                {t('settings.receipts.reverse')}
              </Button>
            ) : null}
          </ReceiptSheet>
        )}
      </div>
      {isReversing && chosen !== null ? (
        <ReverseSheet
          receipt={chosen}
          onClose={() => setReversing(false)}
          onDone={() => {
            setReversing(false);
            reload();
          }}
        />
      ) : null}
    </div>
  );
}

function ReceiptLine(props: {
  readonly receipt: ReceiptRow;
  readonly isChosen: boolean;
  readonly isFirst: boolean;
  readonly onChoose: () => void;
}) {
  const { receipt, isChosen, isFirst, onChoose } = props;
  const { clock, format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const note = [
    receipt.isReversed ? t('settings.receipts.is-reversed') : null,
    receipt.reverses === null ? null : t('settings.receipts.reverses', { no: receipt.reverses }),
    receipt.account,
    receipt.reason,
  ];
  return (
    <tr
      className={[isChosen ? 'sel' : '', receipt.isReversed ? 'dim' : ''].join(' ').trim()}
      aria-selected={isChosen}
      tabIndex={isChosen || isFirst ? 0 : -1}
      onClick={onChoose}
      onFocus={onChoose}
    >
      <td className="m">{receipt.receiptNo}</td>
      <td>{format.timeNear(receipt.paidAt, clock.now())}</td>
      <td className="m">{formatPlate(receipt.plate)}</td>
      <td>{word('paymentWay', receipt.how)}</td>
      <td className="r b">{format.number(receipt.amountDong)}</td>
      <td className="s">{note.filter((part) => part !== null && part !== '').join(' · ')}</td>
    </tr>
  );
}
