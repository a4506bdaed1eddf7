import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { anyWordOf } from '../../../shared/contract/texts/text-of.ts';
import type { Format } from '../../ui/format.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import type { ExitPassData } from './exit-pass-data.ts';
import { SlipLine } from './slip.tsx';
import { PASS } from './texts/slip-texts.ts';

/** The pass of a truck that goes out, with its receipt: for the driver, in Vietnamese and Chinese. */
export function ExitPass({ pass, format }: { readonly pass: ExitPassData; readonly format: Format }) {
  const { receipt, arrivedAt, leftAt } = pass;
  const word = (group: 'departure' | 'paymentWay' | 'chargeKind', code: string): string => anyWordOf('vi', group, code);
  const wentText = (went: ExitPassData['went']): string =>
    went === 'uncouple' || went === 'abroad' ? PASS[went] : word('departure', went);
  return (
    <article className="slip" lang="vi">
      <header>
        <b>{pass.siteName.toLocaleUpperCase('vi')}</b>
        <span>{`${PASS.kind} ${PASS.kindZh}`}</span>
      </header>
      <section className="slip-number">
        <strong className="m">{formatPlate(pass.plate)}</strong>
        {pass.trailerPlate === null || pass.trailerPlate === pass.plate ? null : (
          <span className="m slip-plate">{formatPlate(pass.trailerPlate)}</span>
        )}
        <span>{wentText(pass.went)}</span>
      </section>
      <dl>
        <SlipLine vi={PASS.left} zh={PASS.leftZh}>
          <b>{`${format.time(leftAt)} · ${format.date(leftAt)}`}</b>
        </SlipLine>
        {arrivedAt === null ? null : (
          <SlipLine vi={PASS.stay} zh={PASS.stayZh}>
            {`${format.timeNear(arrivedAt, leftAt)} · ${format.duration(leftAt - arrivedAt)}`}
          </SlipLine>
        )}
      </dl>
      {receipt === null ? null : (
        <dl className="money">
          {pass.lines.map((line, index) => (
            <div key={`${line.kind}-${line.code}-${String(index)}`}>
              <dt>{`${line.name === '' ? word('chargeKind', line.kind) : line.name} × ${format.number(line.quantity)}`}</dt>
              <dd className="r">{format.number(line.amountDong)}</dd>
            </div>
          ))}
          <div>
            <dt>{`${PASS.paid} ${word('paymentWay', receipt.how)} ${PASS.paidZh}`}</dt>
            <dd className="r">
              <b>{`${format.number(receipt.amountDong)} ${PASS.dong}`}</b>
            </dd>
          </div>
          <SlipLine vi={PASS.receipt} zh={PASS.receiptZh}>
            <span className="m">{receipt.receiptNo}</span>
          </SlipLine>
        </dl>
      )}
      <footer>
        <QrCode text={pass.visitId} label={pass.visitId} />
        <div>
          <span>{PASS.gate(pass.gate, pass.lane)}</span>
          <span>{PASS.onDuty(pass.operator)}</span>
          <span className="m">{pass.visitId}</span>
          <span>{PASS.copy(pass.copy)}</span>
        </div>
      </footer>
    </article>
  );
}
