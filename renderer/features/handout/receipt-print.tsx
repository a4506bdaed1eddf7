import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import type { TakingsLine } from './takings-sheet.tsx';
import { handoutTexts } from './texts/catalog.ts';

/** A simple receipt on the roll of the slips. */
export function ReceiptPrint({ line, onPrinted }: { readonly line: TakingsLine; readonly onPrinted: () => void }) {
  const { format } = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const site = useRow('site', 'site');
  return (
    <PrintSheet paper="slip" onPrinted={onPrinted}>
      <article className="handout-receipt">
        <header>
          <b>{(site?.name ?? '').toLocaleUpperCase('vi')}</b>
          <h1>{t('handout.receipt-title')}</h1>
          <span className="m">{line.receiptNo}</span>
        </header>
        <dl>
          <dt>{t('handout.col.at')}</dt>
          <dd>{format.dateTime(line.at)}</dd>
          <dt>{t('handout.col.plate')}</dt>
          <dd className="m">{formatPlate(line.plate)}</dd>
          <dt>{t('handout.col.what')}</dt>
          <dd>{`${format.number(line.quantity)} ${word('service', line.service)}`}</dd>
          {line.how === null ? null : (
            <>
              <dt>{t('handout.receipt-how')}</dt>
              <dd>{word('paymentWay', line.how)}</dd>
            </>
          )}
          <dt>{t('handout.receipt-by')}</dt>
          <dd>{line.by}</dd>
        </dl>
        <p className="sum">{t('handout.takings-sum', { amount: format.number(line.amountDong) })}</p>
        {line.reverses === null ? null : <p>{t('handout.reverses', { no: line.reverses })}</p>}
      </article>
    </PrintSheet>
  );
}
