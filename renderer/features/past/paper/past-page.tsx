import { Fragment, useMemo, type ReactNode } from 'react';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { HOUR_MS, type Instant } from '../../../../shared/kernel/instant.ts';
import { wordsOf, type Words } from '../../../client/app-context.ts';
import type { Format } from '../../../ui/format.ts';
import { translatorOf } from '../../../ui/i18n.ts';
import { pastTexts } from '../texts/catalog.ts';
import { lineName, zoneName, type PastTranslate } from '../wording.ts';
import type { AsOf, OpenThen } from './as-of.ts';
import type { Standing, ZoneStandings } from './standings.ts';
import '../../../ui/a4/tinos.css';
import '../../../ui/a4/a4.css';
import './past-page.css';

export type Printed = { readonly by: string; readonly at: Instant };
type Say = { readonly format: Format; readonly t: PastTranslate; readonly word: Words['word'] };

/** The yard as it stood at an instant, on as many A4 pages as it takes (YP18). Black only. */
export function PastPage(props: { readonly asOf: AsOf; readonly printed: Printed; readonly format: Format }) {
  const { asOf, printed, format } = props;
  const { at, seq, siteName, parentUnit, open, zones } = asOf;
  const t = translatorOf(pastTexts, format.lang);
  const say = useMemo<Say>(() => ({ format, t, word: wordsOf(format.lang, format).word }), [format, t]);
  return (
    <article className="a4 past-page" lang={format.lang}>
      <header>
        <div>
          {parentUnit === '' ? null : <p className="up">{parentUnit}</p>}
          <p className="up b">{siteName}</p>
        </div>
        <div className="r">
          <p>{t('past.paper.as-of', { seq: format.number(seq) })}</p>
          <p>{t('past.paper.printed', { who: printed.by, at: format.dateTime(printed.at) })}</p>
        </div>
      </header>
      <h1>{t('past.paper.title', { time: format.time(at), date: format.date(at) })}</h1>
      <p className="c i">{t('past.paper.recorded')}</p>
      <ZoneAccount asOf={asOf} say={say} />
      <LineAccount asOf={asOf} say={say} />
      <BedAccount asOf={asOf} say={say} />
      <Open open={open} say={say} />
      {zones.map((one) => (
        <Standings key={one.zone?.zoneId ?? 'nowhere'} of={one} at={at} say={say} />
      ))}
    </article>
  );
}

/** Places of the zones, and trucks of all of them: those at the gate and at the points stand in none. */
function ZoneAccount({ asOf: { figures, zones }, say }: { readonly asOf: AsOf; readonly say: Say }) {
  const { format, t } = say;
  const { number } = format;
  const { counters } = figures;
  const trucksOf = new Map<string | undefined, number>(zones.map(({ zone, trucks }) => [zone?.zoneId, trucks]));
  const others = zones.filter(({ zone }) => !figures.zones.some(({ zoneId }) => zoneId === zone?.zoneId));
  return (
    <Table
      title={t('past.zones')}
      heads={[t('past.zone'), ...ZONE_HEADS.map((head) => t(`past.${head}`))]}
      sum={[
        t('past.paper.sum'),
        number(counters.places),
        number(counters.occupied),
        shareOf(counters.occupied, counters.places, format),
        number(counters.free),
        number(counters.shut),
        number(counters.inYard),
      ]}
    >
      {figures.zones.map((zone) => (
        <Row
          key={zone.zoneId}
          cells={[
            zoneName(zone, format.lang),
            number(zone.places.places),
            number(zone.places.occupied),
            shareOf(zone.places.occupied, zone.places.places, format),
            number(zone.places.free),
            number(zone.shut),
            number(trucksOf.get(zone.zoneId) ?? 0),
          ]}
        />
      ))}
      {others.map((one) => (
        <Row
          key={one.zone?.zoneId ?? 'nowhere'}
          cells={[nameOfZone(one, say), ...Array<string>(5).fill('–'), number(one.trucks)]}
        />
      ))}
    </Table>
  );
}

const ZONE_HEADS = ['places', 'taken', 'paper.share', 'free', 'shut', 'paper.trucks'] as const;

function LineAccount({ asOf: { figures }, say }: { readonly asOf: AsOf; readonly say: Say }) {
  const { format, t, word } = say;
  const { number } = format;
  const { lines, counters } = figures;
  return (
    <Table
      title={t('past.lines')}
      heads={[t('past.crossing'), ...LINE_HEADS.map((head) => t(`past.${head}`))]}
      sum={[t('past.paper.sum'), ...[counters.waiting, counters.called, counters.processing].map((n) => number(n)), '']}
    >
      {lines.map((line) => (
        <Row
          key={line.key}
          cells={[
            line.isSuspended ? `${lineName(line, word)} (${t('past.suspended')})` : lineName(line, word),
            number(line.waiting),
            number(line.called),
            number(line.processing),
            line.longestMs === null ? '–' : format.duration(line.longestMs),
          ]}
        />
      ))}
    </Table>
  );
}

const LINE_HEADS = ['waiting', 'called', 'paper.processing', 'longest'] as const;

function BedAccount({ asOf: { buildings, figures }, say }: { readonly asOf: AsOf; readonly say: Say }) {
  const { format, t } = say;
  const { number } = format;
  const sum = (of: 'beds' | 'taken' | 'free'): string => number(buildings.reduce((all, one) => all + one[of], 0));
  return (
    <Table
      title={t('past.paper.beds', { people: number(figures.people) })}
      heads={[t('past.paper.building'), t('past.beds'), t('past.taken'), t('past.free')]}
      sum={[t('past.paper.sum'), sum('beds'), sum('taken'), sum('free')]}
    >
      {buildings.map((one) => (
        <Row
          key={one.key}
          cells={[zoneName(one, format.lang), number(one.beds), number(one.taken), number(one.free)]}
        />
      ))}
    </Table>
  );
}

function Open({ open, say: { format, t } }: { readonly open: readonly OpenThen[]; readonly say: Say }) {
  if (open.length === 0)
    return (
      <section>
        <h2>{t('past.paper.open')}</h2>
        <p>{t('past.paper.none')}</p>
      </section>
    );
  return (
    <section className="open">
      <h2>{t('past.paper.open')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col" className="since">
              {t('past.paper.since')}
            </th>
            <th scope="col" className="kind">
              {t('past.paper.kind')}
            </th>
            <th scope="col" className="what">
              {t('past.paper.what')}
            </th>
            <th scope="col">{t('past.paper.where')}</th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ key, kind, since, what, count, where }) => (
            <tr key={key}>
              <td>{format.dateTime(since)}</td>
              <td>{t(`past.mark-${kind}`)}</td>
              <td>{count === 1 ? what : `${what}: ${t('past.paper.count', { count })}`}</td>
              <td>
                {where.map((part, n) => (
                  <Fragment key={part}>
                    {n === 0 ? null : ' · '}
                    <span className="whole">{part}</span>
                  </Fragment>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What stood in a zone, in two columns: a full yard is a thousand lines. */
function Standings(props: { readonly of: ZoneStandings; readonly at: Instant; readonly say: Say }) {
  const { of, at, say } = props;
  const { format, t } = say;
  return (
    <section className="standings">
      <h2>{`${nameOfZone(of, say)} · ${t('past.paper.count', { count: of.standings.length })}`}</h2>
      <div className="columns">
        <table>
          <thead>
            <tr>
              <th scope="col" className="slot">
                {t('past.paper.slot')}
              </th>
              <th scope="col" className="plate">
                {t('past.paper.plate')}
              </th>
              <th scope="col" className="way">
                {t('past.paper.direction')}
              </th>
              <th scope="col">{t('past.paper.class')}</th>
              <th scope="col" className="since">
                {t('past.paper.since')}
              </th>
              <th scope="col" className="hours">
                {t('past.paper.hours')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.standings.map(({ key, slots, plate, direction, what, since }: Standing) => (
              <tr key={key}>
                <td>{slots.join(' ')}</td>
                <td>{plate === null ? '?' : formatPlate(plate)}</td>
                <td>{direction === null ? '' : say.word('direction', direction)}</td>
                <td>{what === null ? t('past.paper.unknown') : say.word(what.group, what.code)}</td>
                <td className="r">{since === null ? '' : format.timeNear(since, at)}</td>
                <td className="r">{since === null ? '' : format.number((at - since) / HOUR_MS, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Names on the left, figures on the right, their sum below. */
function Table(props: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly sum: readonly string[];
  readonly children: ReactNode;
}) {
  const { title, heads, sum, children } = props;
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {children}
          <Row cells={sum} className="sum" />
        </tbody>
      </table>
    </section>
  );
}

function Row({
  cells: [name, ...values],
  className,
}: {
  readonly cells: readonly string[];
  readonly className?: string;
}) {
  return (
    <tr className={className}>
      <th scope="row">{name}</th>
      {values.map((value, n) => (
        <td key={n} className="r">
          {value}
        </td>
      ))}
    </tr>
  );
}

function nameOfZone({ zone }: ZoneStandings, { t, format }: Say): string {
  return zone === null ? t('past.paper.nowhere') : zoneName(zone, format.lang);
}

/** `81 %`; a dash where there are no places. */
function shareOf(part: number, whole: number, format: Format): string {
  return whole === 0 ? '–' : format.percent((100 * part) / whole, 0);
}
