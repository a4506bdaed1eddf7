import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import type { PastFigures } from './figures.ts';
import { lineName, zoneName } from './wording.ts';
import { pastTexts } from './texts/catalog.ts';

/** Zone by zone, what was taken. */
export function ZoneTable({ figures }: { readonly figures: PastFigures }) {
  const { format, lang } = useApp();
  const t = useTexts(pastTexts);
  return (
    <table aria-label={t('past.zones')}>
      <thead>
        <tr>
          <th>{t('past.zone')}</th>
          <th className="r">{t('past.taken')}</th>
          <th className="r">{t('past.places')}</th>
          <th className="r">{t('past.free')}</th>
          <th className="r">{t('past.shut')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.zones.map((zone) => (
          <tr key={zone.zoneId}>
            <td className="el">{zoneName(zone, lang)}</td>
            <td className="r b">{format.number(zone.places.occupied)}</td>
            <td className="r">{format.number(zone.places.places)}</td>
            <td className="r">{format.number(zone.places.free)}</td>
            <td className="r">{zone.shut === 0 ? '–' : format.number(zone.shut)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Crossing by crossing, who waited. */
export function LineTable({ figures }: { readonly figures: PastFigures }) {
  const { format } = useApp();
  const t = useTexts(pastTexts);
  const { word } = useWords();
  return (
    <table aria-label={t('past.lines')}>
      <thead>
        <tr>
          <th>{t('past.crossing')}</th>
          <th className="r">{t('past.waiting')}</th>
          <th className="r">{t('past.called')}</th>
          <th className="r">{t('past.longest')}</th>
          <th>{t('past.first')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.lines.map((line) => (
          <tr key={line.key}>
            <td>
              {lineName(line, word)}
              {line.isSuspended ? <span className="warn">{` · ${t('past.suspended')}`}</span> : null}
            </td>
            <td className="r b">{format.number(line.waiting)}</td>
            <td className="r">{format.number(line.called)}</td>
            <td className="r">{line.longestMs === null ? '–' : format.duration(line.longestMs)}</td>
            <td className="m el">{line.first.join('  ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Room by room, which beds were taken. */
export function RoomTable({ figures }: { readonly figures: PastFigures }) {
  const { format } = useApp();
  const t = useTexts(pastTexts);
  return (
    <table aria-label={t('past.rooms')}>
      <thead>
        <tr>
          <th>{t('past.room')}</th>
          <th className="r">{t('past.taken')}</th>
          <th className="r">{t('past.beds')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.rooms.map(({ key, facility, room, beds, taken }) => (
          <tr key={key}>
            <td>{room === null ? facility : `${facility} · ${room}`}</td>
            <td className="r b">{format.number(taken)}</td>
            <td className="r">{format.number(beds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The counts of the instant, in one line. */
export function Counts({ figures: { counters, people, rooms } }: { readonly figures: PastFigures }) {
  const { format } = useApp();
  const t = useTexts(pastTexts);
  const beds = rooms.reduce((sum, { taken }) => sum + taken, 0);
  const counts = [
    ['past.trucks', counters.inYard],
    ['past.taken-places', counters.occupied],
    ['past.free', counters.free],
    ['past.waiting', counters.waiting],
    ['past.called', counters.called],
    ['past.people', people],
    ['past.beds-taken', beds],
    ['past.alarms', counters.alarms],
    ['past.incidents', counters.incidents],
  ] as const;
  return (
    <dl className="past-counts">
      {counts.map(([key, count]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
