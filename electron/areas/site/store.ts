import type { Database } from 'better-sqlite3';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Alarm, AlarmCode, Site, User } from '../../../shared/domain/records.ts';
import { defaultSettings, type SiteSettings } from '../../../shared/domain/site/settings.ts';
import { DEFAULT_REPORT_SETTINGS, reportSettingsWith } from '../../../shared/domain/reports/settings.ts';
import { DEFAULT_REST_SETTINGS, restSettingsWith } from '../../../shared/domain/rest/settings.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { scalar, write } from '../../db/sql.ts';

/** The site, its users, and what the database says of itself. */
export type SiteStore = ReturnType<typeof createSiteStore>;

export function createSiteStore(db: Database, records: RecordStore) {
  const epoch = scalar<string>(db, 'SELECT epoch FROM meta WHERE id = 1');
  const salt = scalar<string>(db, 'SELECT salt FROM meta WHERE id = 1');
  /** Never changes once it is there; asked for every person of a list. */
  let saltOfSite: string | null = null;
  const siteClock = scalar<number>(db, 'SELECT site_clock_at FROM meta WHERE id = 1');
  const begin = write(
    db,
    'INSERT INTO meta (id, epoch, salt, site_clock_at) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const saveSiteClock = write(db, 'UPDATE meta SET site_clock_at = ? WHERE id = 1');
  const userByName = records.select('user', 'WHERE user = ?');
  const users = records.select('user', 'ORDER BY id');
  const facilities = records.select('facility', 'ORDER BY id');
  const alarms = records.select('alarm', 'WHERE cleared_at IS NULL ORDER BY id');
  const alarmsOf = records.select('alarm', 'WHERE visit_id = ? AND cleared_at IS NULL');
  const wasRaised = scalar<number>(db, 'SELECT 1 FROM alarms WHERE code = ? AND visit_id = ? LIMIT 1');
  const incidents = records.select('incident', 'WHERE closed_at IS NULL ORDER BY id');

  return {
    /** The site, or null before it is set up. Settings that came after it was made have their defaults. */
    site(): Site | null {
      const site = records.get('site', 1);
      if (site === null) return null;
      return withDefaults(site);
    },
    /** Which database this is; null before `begin`. */
    epoch(): string | null {
      return epoch() ?? null;
    },
    begin(newEpoch: string, siteClockAt: number, salt: string = newEpoch): void {
      begin(newEpoch, salt, siteClockAt);
    },
    /** What digests of personal values are salted with; never leaves the engine. */
    salt(): string {
      saltOfSite ??= salt() ?? null;
      return saltOfSite ?? '';
    },
    /** Where the site clock stood when it was last written down. */
    siteClockAt(): number | null {
      return siteClock() ?? null;
    },
    saveSiteClock(at: number): void {
      saveSiteClock(at);
    },
    userByName(user: string): User | null {
      return userByName.first(user);
    },
    users: users.all,
    facilities: facilities.all,
    openAlarms: alarms.all,
    openAlarmsOf(visitId: VisitId): readonly Alarm[] {
      return inIdOrder(alarmsOf.all(visitId));
    },
    openIncidents: incidents.all,
    /** Whether an alarm was ever raised of a visit, open or not. */
    wasAlarmed(code: AlarmCode, visitId: VisitId): boolean {
      return wasRaised(code, visitId) === 1;
    },
  };
}

/** The site as the program knows it: of one made earlier, settings may be missing, whole or in part. */
export function withDefaults(site: Site): Site {
  const { rest, report = {}, ...settings } = site.settings as Partial<SiteSettings> & Pick<SiteSettings, 'rest'>;
  return {
    ...site,
    settings: {
      ...defaultSettings(site.name),
      ...settings,
      rest: restSettingsWith(DEFAULT_REST_SETTINGS, rest),
      report: reportSettingsWith(DEFAULT_REPORT_SETTINGS, report),
    },
  };
}
