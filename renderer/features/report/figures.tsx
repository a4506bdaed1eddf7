import { useMemo, useState } from 'react';
import type { AccountRow, DailyReport, Spread } from '../../../shared/contract/queries.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { HoursChart } from './hours-chart.tsx';
import { signed } from './page/report-page.tsx';
import { reportTexts } from './texts/catalog.ts';

/** The figures behind the page, and those that do not fit on it. */
export function Figures({ report }: { readonly report: DailyReport }) {
  const { format, lang, theme } = useApp();
  const t = useTexts(reportTexts);
  const { word } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const { trucks, occupancy, waits, dwell, people, rest } = report;
  const zone = trucks.byZone.find((one) => one.zone === chosen) ?? null;
  const nameOf = (one: { readonly name: string; readonly nameEn: string }): string =>
    lang === 'en' ? one.nameEn : one.name;
  const place = zone === null ? t('report.all-zones') : nameOf(zone);
  const hours = useMemo(
    () => (zone === null ? occupancy.siteHours : occupancy.hours.filter((one) => one.zone === zone.zone)),
    [occupancy, zone],
  );
  const mostIn = useMemo(() => {
    const most = new Map<string, number>();
    for (const one of occupancy.hours) most.set(one.zone, Math.max(most.get(one.zone) ?? 0, one.max));
    return most;
  }, [occupancy]);
  const { number } = format;
  const length = (ms: number | null): string => (ms === null ? t('report.dash') : format.duration(ms));

  return (
    <>
      <section className="sec">
        <h2>
          <span>{t('report.chart-of', { place })}</span>
          <span className="chart-key">
            <i className="band" aria-hidden="true" /> {t('report.range')} <i className="line" aria-hidden="true" />{' '}
            {t('report.mean')}
            {zone === null ? (
              <>
                {' '}
                <i className="dash" aria-hidden="true" /> {t('report.places', { count: number(occupancy.places) })}
              </>
            ) : null}
          </span>
        </h2>
        <HoursChart
          label={t('report.chart-of', { place })}
          hours={hours}
          places={zone === null ? occupancy.places : null}
          format={format}
          theme={theme}
        />
      </section>
      <section className="sec flush">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('report.col.zone')}</th>
              <AccountHeads />
              <th scope="col" className="r">
                {t('report.col.max')}
              </th>
            </tr>
          </thead>
          <tbody>
            {trucks.byZone.map((one) => (
              <tr key={one.zone} className={one.zone === chosen ? 'sel' : undefined}>
                <td className="el">
                  <button
                    type="button"
                    aria-pressed={one.zone === chosen}
                    onClick={() => setChosen(one.zone === chosen ? null : one.zone)}
                  >
                    {nameOf(one)}
                  </button>
                </td>
                <AccountCells account={one} />
                <td className="r">{number(mostIn.get(one.zone) ?? 0)}</td>
              </tr>
            ))}
            <tr className="total">
              <td>{t('report.total')}</td>
              <AccountCells account={trucks} />
              <td className="r">{number(occupancy.site.max)}</td>
            </tr>
            <tr>
              <th scope="colgroup" colSpan={7}>
                {t('report.crossings')}
              </th>
            </tr>
            {trucks.byCrossing.map((one) => (
              <tr key={one.crossing} className="crossing">
                <td className="el">{one.crossing}</td>
                <AccountCells account={one} />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="two">
        <section className="sec flush">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('report.times')}</th>
                <th scope="col" className="r">
                  {t('report.col.count')}
                </th>
                <th scope="col" className="r">
                  {t('report.col.p50')}
                </th>
                <th scope="col" className="r">
                  {t('report.col.p90')}
                </th>
                <th scope="col" className="r">
                  {t('report.col.longest')}
                </th>
              </tr>
            </thead>
            <tbody>
              {waits.byDirection.map((one) => (
                <SpreadRow
                  key={one.direction}
                  name={t('report.wait', { direction: word('direction', one.direction) })}
                  spread={one}
                  length={length}
                />
              ))}
              <SpreadRow name={t('report.dwell')} spread={dwell} length={length} />
            </tbody>
          </table>
        </section>
        <section className="sec flush">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('report.compare')}</th>
                <th scope="col" className="r">
                  {t('report.col.in')}
                </th>
                <th scope="col" className="r">
                  {t('report.col.out')}
                </th>
                <th scope="col" className="r">
                  {t('report.col.closing')}
                </th>
              </tr>
            </thead>
            <tbody>
              {[{ code: 'this' as const, ...trucks }, ...report.comparisons].map((one) => (
                <tr key={one.code}>
                  <td>{t(`report.compare.${one.code}`)}</td>
                  <td className="r">{number(one.in)}</td>
                  <td className="r">{number(one.out)}</td>
                  <td className="r">{number(one.closing)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <div className="two">
        <section className="sec">
          <h2>{t('report.rest')}</h2>
          <dl className="pairs wide">
            <dt>{t('report.rest.people')}</dt>
            <dd>{number(people.peak)}</dd>
            <dt>{t('report.rest.beds')}</dt>
            <dd>{t('report.rest.beds-of', { used: number(rest.bedsPeak), all: number(rest.beds) })}</dd>
            <dt>{t('report.rest.nights')}</dt>
            <dd>{number(rest.bedNights)}</dd>
            <dt>{t('report.rest.check-ins')}</dt>
            <dd>{number(rest.checkIns)}</dd>
            {rest.served
              .filter(({ free, paid }) => free + paid > 0)
              .map(({ service, free, paid }) => [
                <dt key={service}>{word('service', service)}</dt>,
                <dd key={`${service} count`}>{t('report.rest.served', { free: number(free), paid: number(paid) })}</dd>,
              ])}
          </dl>
        </section>
        <section className="sec">
          <h2>{t('report.overstay')}</h2>
          <p>
            {t('report.overstay.of', {
              one: number(trucks.overstay.over24h),
              two: number(trucks.overstay.over48h),
              three: number(trucks.overstay.over72h),
            })}
          </p>
          <h2 className="next">{t('report.incidents')}</h2>
          {report.incidents.length === 0 ? <p className="q">{t('report.none')}</p> : null}
          {report.incidents.map((one) => (
            <p key={one.incidentId}>
              {word('incidentKind', one.kind)}{' '}
              <span className="s">
                {format.timeNear(one.openedAt, report.untilAt)}
                {one.closedAt === null
                  ? ` · ${t('report.open')}`
                  : `\u2013${format.timeNear(one.closedAt, report.untilAt)}`}
              </span>
            </p>
          ))}
        </section>
      </div>
    </>
  );
}

function AccountHeads() {
  const t = useTexts(reportTexts);
  return (
    <>
      {(['opening', 'in', 'out', 'adjusted', 'closing'] as const).map((name) => (
        <th key={name} scope="col" className="r">
          {t(`report.col.${name}`)}
        </th>
      ))}
    </>
  );
}

function AccountCells({ account }: { readonly account: AccountRow }) {
  const { format } = useApp();
  return (
    <>
      <td className="r">{format.number(account.opening)}</td>
      <td className="r">{format.number(account.in)}</td>
      <td className="r">{format.number(account.out)}</td>
      <td className={account.adjustments === 0 ? 'r q' : 'r'}>{signed(format, account.adjustments)}</td>
      <td className="r b">{format.number(account.closing)}</td>
    </>
  );
}

function SpreadRow(props: {
  readonly name: string;
  readonly spread: Spread;
  readonly length: (ms: number | null) => string;
}) {
  const { name, spread, length } = props;
  const { format } = useApp();
  return (
    <tr>
      <td>{name}</td>
      <td className="r">{format.number(spread.count)}</td>
      <td className="r">{length(spread.p50Ms)}</td>
      <td className="r">{length(spread.p90Ms)}</td>
      <td className="r">{length(spread.maxMs)}</td>
    </tr>
  );
}
