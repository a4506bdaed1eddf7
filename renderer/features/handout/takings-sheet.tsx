import { useCallback, useState } from 'react';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { mayLetMoneyGo } from '../../../shared/domain/site/rights.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ReceiptPrint } from './receipt-print.tsx';
import { handoutTexts } from './texts/catalog.ts';

export type TakingsLine = QueryOutputs['rest.takings']['lines'][number];

/** The day's receipts of the counter: looked at, printed, taken back. */
export function TakingsSheet({ onClose }: { readonly onClose: () => void }) {
  const { clock, format } = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const { answer, reload } = useQuery('rest.takings', {});
  const mayTakeBack = useCan('rest.unserve');
  const [chosenAt, setChosenAt] = useState<number | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const [isTakingBack, setTakingBack] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const lines = answer?.lines ?? [];
  const chosen = chosenAt === null ? undefined : lines[chosenAt];
  const canTakeBack =
    mayTakeBack &&
    chosen !== undefined &&
    chosen.serviceId !== null &&
    chosen.reverses === null &&
    chosen.cancelledAt === null;
  return (
    <Sheet
      label={t('handout.takings')}
      onClose={onClose}
      foot={
        <>
          <Button disabled={chosen === undefined || chosen.receiptNo === null} onClick={() => setPrinting(true)}>
            {t('handout.print')}
          </Button>
          <Button disabled={!canTakeBack} onClick={() => setTakingBack(true)}>
            {t('handout.take-back')}
          </Button>
          <Button look="primary" keyCap="Esc" autoFocus onClick={onClose}>
            {t('handout.close')}
          </Button>
        </>
      }
    >
      <p className="handout-sum">
        <b>{t('handout.takings-sum', { amount: format.number(answer?.sumDong ?? 0) })}</b>
        {(answer?.unreceiptedDong ?? 0) > 0 ? (
          <span className="q">{t('handout.unreceipted', { amount: format.number(answer?.unreceiptedDong ?? 0) })}</span>
        ) : null}
      </p>
      <div className="handout-takings">
        <table className="plain" aria-label={t('handout.takings')}>
          <thead>
            <tr>
              <th scope="col">{t('handout.col.no')}</th>
              <th scope="col">{t('handout.col.at')}</th>
              <th scope="col">{t('handout.col.plate')}</th>
              <th scope="col">{t('handout.col.what')}</th>
              <th scope="col" className="r">
                {t('handout.col.amount')}
              </th>
              <th scope="col">{t('handout.col.by')}</th>
              <th scope="col">{t('handout.col.how')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr
                key={at}
                className={[at === chosenAt ? 'sel' : '', line.cancelledAt === null ? '' : 'dim'].join(' ').trim()}
                aria-selected={at === chosenAt}
                tabIndex={0}
                onClick={() => setChosenAt(at)}
                onFocus={() => setChosenAt(at)}
              >
                <td className="m">{line.receiptNo ?? '–'}</td>
                <td>{format.timeNear(line.at, clock.now())}</td>
                <td className="m">{formatPlate(line.plate)}</td>
                <td>{`${format.number(line.quantity)} ${word('service', line.service)}`}</td>
                <td className="r b">{format.number(line.amountDong)}</td>
                <td>{line.by}</td>
                <td>
                  {line.cancelledAt !== null
                    ? t('handout.reversed')
                    : line.reverses !== null
                      ? t('handout.reverses', { no: line.reverses })
                      : line.how === null
                        ? ''
                        : word('paymentWay', line.how)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {answer !== null && lines.length === 0 ? <p className="q none">{t('handout.takings-none')}</p> : null}
      </div>
      {isTakingBack && chosen !== undefined ? (
        <TakeBack
          line={chosen}
          onDone={() => {
            setTakingBack(false);
            reload();
          }}
        />
      ) : null}
      {isPrinting && chosen !== undefined ? <ReceiptPrint line={chosen} onPrinted={printed} /> : null}
    </Sheet>
  );
}

function TakeBack({ line, onDone }: { readonly line: TakingsLine; readonly onDone: () => void }) {
  const { format, session } = useApp();
  const t = useTexts(handoutTexts);
  const { say } = useWords();
  const unserve = useCommand('rest.unserve');
  const needsWord = line.receiptNo !== null && !mayLetMoneyGo(session.roles);
  const [reason, setReason] = useState('');
  const [user, setUser] = useState('');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isGood = reason.trim() !== '' && (!needsWord || (user.trim() !== '' && pin.length >= 4));
  const submit = async (): Promise<void> => {
    if (!isGood || line.serviceId === null) return;
    const approval = needsWord ? { approval: { user: user.trim(), pin } } : {};
    const outcome = await unserve({ serviceId: line.serviceId, reason: reason.trim(), ...approval }, line.plate);
    if ('ok' in outcome) onDone();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  return (
    <form
      className="handout-form"
      aria-label={t('handout.take-back-title', { no: line.receiptNo ?? '' })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="s">{t('handout.take-back-note', { amount: format.number(line.amountDong) })}</p>
      <TextField label={t('handout.reason')} autoFocus value={reason} maxLength={300} onChange={setReason} />
      {needsWord ? (
        <>
          <TextField label={t('handout.word-of')} value={user} maxLength={40} onChange={setUser} />
          <TextField
            label={t('handout.pin')}
            type="password"
            autoComplete="off"
            value={pin}
            maxLength={200}
            onChange={setPin}
          />
        </>
      ) : null}
      <Button type="submit" disabled={!isGood}>
        {t('handout.take-back')}
      </Button>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
