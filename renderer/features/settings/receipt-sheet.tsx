import type { ReactNode } from 'react';
import type { ReceiptRow } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { settingsTexts } from './texts/catalog.ts';

/** One receipt: what it is for, who took it, by whose word. */
export function ReceiptSheet({ receipt, children }: { readonly receipt: ReceiptRow; readonly children: ReactNode }) {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  return (
    <aside className="receipt" aria-label={t('settings.receipts.one', { no: receipt.receiptNo })}>
      <h2>
        <span className="m">{receipt.receiptNo}</span> <span className="m s">{formatPlate(receipt.plate)}</span>
      </h2>
      <table className="plain">
        <tbody>
          {receipt.lines.map((line, at) => (
            <tr key={at}>
              <td>{line.name === '' ? word('chargeKind', line.kind) : line.name}</td>
              <td className="r q">{`${format.number(line.quantity)} × ${format.number(line.unitDong)}`}</td>
              <td className="r">{format.number(line.amountDong)}</td>
            </tr>
          ))}
          <tr>
            <td className="b">{word('paymentWay', receipt.how)}</td>
            <td className="r b" colSpan={2}>
              {t('settings.receipts.dong', { amount: format.number(receipt.amountDong) })}
            </td>
          </tr>
        </tbody>
      </table>
      <dl className="pairs">
        <dt>{t('settings.receipts.paid-by')}</dt>
        <dd>
          {receipt.paidBy} <span className="q">{format.dateTime(receipt.paidAt)}</span>
        </dd>
        {(
          [
            ['gate', receipt.gate === '' ? null : receipt.gate],
            ['account', receipt.account],
            ['reason', receipt.reason],
            ['approved-by', receipt.approvedBy],
          ] as const
        ).map(([name, value]) => (value === null ? null : <Pair key={name} name={name} value={value} />))}
      </dl>
      <div className="save-line">{children}</div>
    </aside>
  );
}

function Pair({
  name,
  value,
}: {
  readonly name: 'gate' | 'account' | 'reason' | 'approved-by';
  readonly value: string;
}) {
  const t = useTexts(settingsTexts);
  return (
    <>
      <dt>{t(`settings.receipts.${name}`)}</dt>
      <dd>{value}</dd>
    </>
  );
}
