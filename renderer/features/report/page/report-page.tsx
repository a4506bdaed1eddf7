import { useMemo } from 'react';
import type { AccountRow, DailyReport } from '../../../../shared/contract/report-queries.ts';
import type { Format } from '../../../ui/format.ts';
import { QrCode } from '../../../ui/qr-code.tsx';
import { wordingOf } from './wording.ts';
import '../../../ui/a4/tinos.css';
import '../../../ui/a4/a4.css';

/** The report as it is printed: one A4 page in the form of administrative documents. Black only. */
export function ReportPage(props: {
  readonly report: DailyReport;
  readonly format: Format;
  readonly printedBy: string;
}) {
  const { report, format, printedBy } = props;
  const { head, trucks } = report;
  const words = useMemo(() => wordingOf(report, format), [report, format]);
  const { t } = words;
  return (
    <article className="a4" lang={format.lang}>
      <header className="a4-head">
        <div>
          {head.parentUnit === '' ? null : <p className="up">{head.parentUnit}</p>}
          <p className="up b">{report.siteName}</p>
          <hr />
          <p>{t('report.page.number', { number: words.number })}</p>
        </div>
        <div>
          <p className="b">{t('report.page.country')}</p>
          <p className="b motto">{t('report.page.motto')}</p>
          <hr className="long" />
          <p className="i motto">{words.placeAndDate}</p>
        </div>
      </header>
      <h1>
        {t('report.page.title')}
        <br />
        <span>{t('report.page.about')}</span>
        <br />
        <span>{words.period}</span>
      </h1>
      {words.running === null ? null : <p className="i c">{words.running}</p>}
      <hr className="short" />
      {head.reportTo === '' ? null : <p className="c to">{t('report.page.to', { to: head.reportTo })}</p>}
      <section>
        <p className="run-in">
          <RunIn text={t('report.page.table')} /> {t('report.page.unit')}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('report.page.col.class')}</th>
              <th scope="col">{t('report.col.opening')}</th>
              <th scope="col">{t('report.col.in')}</th>
              <th scope="col">{t('report.col.out')}</th>
              <th scope="col">{t('report.col.adjusted')}</th>
              <th scope="col">{t('report.col.closing')}</th>
            </tr>
          </thead>
          <tbody>
            {trucks.byDirection.map((account) => [
              <Row
                key={account.direction}
                name={t(`report.page.${account.direction}`)}
                account={account}
                format={format}
                isSum
              />,
              ...trucks.byClass
                .filter(({ direction }) => direction === account.direction)
                .map((each) => (
                  <Row
                    key={`${account.direction} ${each.cargoClass}`}
                    name={t(`report.page.class.${each.cargoClass}`)}
                    account={each}
                    format={format}
                  />
                )),
            ])}
            <Row name={t('report.total')} account={trucks} format={format} isSum />
          </tbody>
        </table>
        {words.adjustments === null ? null : <p className="body">{words.adjustments}</p>}
      </section>
      <section className="body">
        <RunIn text={t('report.page.space')} /> {words.space}
      </section>
      <section className="body">
        <RunIn text={t('report.page.order')} /> {words.order}
      </section>
      <section className="body">
        <RunIn text={t('report.page.rest')} /> {words.rest}
      </section>
      <div className="a4-sign">
        <div className="receivers">
          <p className="b i">{t('report.page.receivers')}</p>
          <p>{t('report.page.receiver.1')}</p>
          <p>{t('report.page.receiver.2')}</p>
        </div>
        <div className="signer">
          <p className="b up">{head.signerTitle === '' ? t('report.page.signer') : head.signerTitle}</p>
          <p className="i">{t('report.page.sign')}</p>
          <p className="b name">{head.signerName}</p>
        </div>
      </div>
      <footer className="a4-foot">
        <QrCode
          text={[words.code, report.on ?? words.date, String(report.seq)].join(';')}
          label={t('report.page.qr', { code: words.code })}
        />
        <div>
          <p>{t('report.page.foot-1', { date: words.date, code: words.code })}</p>
          <p>
            {t('report.page.foot-2', {
              seq: format.number(report.seq),
              at: format.dateTime(report.untilAt),
              by: printedBy,
            })}
          </p>
        </div>
      </footer>
    </article>
  );
}

function RunIn({ text }: { readonly text: string }) {
  return <h2>{text}</h2>;
}

function Row(props: {
  readonly name: string;
  readonly account: AccountRow;
  readonly format: Format;
  readonly isSum?: boolean;
}) {
  const { name, account, format, isSum } = props;
  return (
    <tr className={isSum === true ? 'sum' : undefined}>
      <th scope="row">{name}</th>
      <td>{format.number(account.opening)}</td>
      <td>{format.number(account.in)}</td>
      <td>{format.number(account.out)}</td>
      <td>{signed(format, account.adjustments)}</td>
      <td>{format.number(account.closing)}</td>
    </tr>
  );
}

/** With its sign, and a true minus. */
export function signed(format: Format, value: number): string {
  if (value === 0) return format.number(0);
  return `${value > 0 ? '+' : '\u2212'}${format.number(Math.abs(value))}`;
}
