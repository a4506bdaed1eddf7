import { useMemo, useState, type ReactNode } from 'react';
import type { AccountRow, DailyReport, Spread } from '../../../shared/contract/report-queries.ts';
import { useApp, useCanAsk, useTexts, useWords } from '../../client/app-context.ts';
import { HourLinks, MOST_HOUR_LINKS } from './hour-links.tsx';
import { HoursChart } from './hours-chart.tsx';
import { signed } from './page/paper.ts';
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
  const hasLinks = useCanAsk('yard.at') && hours.length <= MOST_HOUR_LINKS;
  const mostIn = useMemo(() => {
    const most = new Map<string, number>();
    for (const one of occupancy.hours) most.set(one.zone, Math.max(most.get(one.zone) ?? 0, one.max));
    return most;
  }, [occupancy]);
  const { number } = format;
  const length = (ms: number | null): string => (ms === null ? t('report.dash') : format.duration(ms));
  const spreadOf = ({ count, p50Ms, p90Ms, maxMs }: Spread): readonly string[] => [
    number(count),
    ...[p50Ms, p90Ms, maxMs].map(length),
  ];

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
                <i className="limit" aria-hidden="true" /> {t('report.places', { count: number(occupancy.places) })}
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
          hasHours={!hasLinks}
        />
        {hasLinks ? (
          <>
            <HourLinks hours={hours} />
            <p className="hour-hint">{t('report.hour-hint')}</p>
          </>
        ) : null}
      </section>
      <section className="sec flush">
        <FigureTable
          heads={[t('report.col.zone'), ...ACCOUNT_HEADS.map((name) => t(`report.col.${name}`)), t('report.col.max')]}
        >
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
        </FigureTable>
      </section>
      <div className="two">
        <section className="sec flush">
          <FigureTable
            heads={[
              t('report.times'),
              t('report.col.count'),
              t('report.col.p50'),
              t('report.col.p90'),
              t('report.col.longest'),
            ]}
          >
            {waits.byDirection.map((one) => (
              <FigureRow
                key={one.direction}
                name={t('report.wait', { direction: word('direction', one.direction) })}
                values={spreadOf(one)}
              />
            ))}
            <FigureRow name={t('report.dwell')} values={spreadOf(dwell)} />
          </FigureTable>
        </section>
        <section className="sec flush">
          <FigureTable heads={[t('report.compare'), t('report.col.in'), t('report.col.out'), t('report.col.closing')]}>
            {[{ code: 'this' as const, ...trucks }, ...report.comparisons].map((one) => (
              <FigureRow
                key={one.code}
                name={t(`report.compare.${one.code}`)}
                values={[one.in, one.out, one.closing].map((value) => number(value))}
              />
            ))}
          </FigureTable>
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
            {rest.sittings.map(({ service, sitting, sittingName, free, paid, sponsored }) => {
              const key = `${service} ${sitting ?? ''}`;
              const counts = { free: number(free), paid: number(paid), sponsored: number(sponsored) };
              return [
                <dt key={key}>
                  {[word('service', service), sittingName ?? sitting].filter((part) => part !== null).join(' · ')}
                </dt>,
                <dd key={`${key} count`}>
                  {t(sponsored > 0 ? 'report.rest.served-sponsored' : 'report.rest.served', counts)}
                </dd>,
              ];
            })}
            {rest.turnsDone + rest.turnsMissed > 0
              ? [
                  <dt key="turns">{t('report.rest.turns')}</dt>,
                  <dd key="turns count">
                    {t('report.rest.turns-of', { done: number(rest.turnsDone), missed: number(rest.turnsMissed) })}
                  </dd>,
                ]
              : null}
            {rest.takingsDong > 0
              ? [
                  <dt key="takings">{t('report.rest.takings')}</dt>,
                  <dd key="takings sum">{t('report.rest.dong', { sum: number(rest.takingsDong) })}</dd>,
                ]
              : null}
            {rest.shortHours.map(({ kind, hours, worst }) => [
              <dt key={kind}>{t('report.rest.short', { facility: word('facilityKind', kind) })}</dt>,
              <dd key={`${kind} hours`}>
                {t('report.rest.short-hours', {
                  hours: number(hours),
                  worst: number(worst),
                  unit: word('facilityUnit', kind),
                })}
              </dd>,
            ])}
            {rest.complaints + rest.complaintsOpen > 0
              ? [
                  <dt key="complaints">{t('report.rest.complaints')}</dt>,
                  <dd key="complaints count">
                    {t('report.rest.complaints-of', {
                      count: number(rest.complaints),
                      open: number(rest.complaintsOpen),
                    })}
                  </dd>,
                ]
              : null}
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

/** Names on the left, figures on the right. */
function FigureTable({ heads, children }: { readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={at === 0 ? undefined : 'r'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function FigureRow({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  return (
    <tr>
      <td>{name}</td>
      {values.map((value, at) => (
        <td key={at} className="r">
          {value}
        </td>
      ))}
    </tr>
  );
}

const ACCOUNT_HEADS = ['opening', 'in', 'out', 'adjusted', 'closing'] as const;

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
