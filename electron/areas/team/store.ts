import type { Database } from 'better-sqlite3';
import type { TeamDriverId } from '../../../shared/kernel/ids.ts';
import type { DutySpan } from '../../../shared/domain/queue/driver-hours.ts';
import type { TeamData, TeamDriver } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, write } from '../../db/sql.ts';

/** The team of drivers, and their erasable personal values (JO3). */
export type TeamStore = ReturnType<typeof createTeamStore>;

type DataRow = {
  readonly driver_id: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly licence_no: string | null;
};

const NOTHING: TeamData = { name: null, phone: null, licenceNo: null };

export function createTeamStore(db: Database, records: RecordStore) {
  const all = records.select('teamDriver', 'ORDER BY code, id');
  const byCode = records.select('teamDriver', 'WHERE code = ?');
  const data = rows<DataRow>(db, 'SELECT driver_id, name, phone, licence_no FROM team_data WHERE driver_id = ?');
  const save = write(
    db,
    `INSERT INTO team_data (driver_id, name, phone, licence_no, digest) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (driver_id) DO UPDATE SET name = excluded.name, phone = excluded.phone,
       licence_no = excluded.licence_no, digest = excluded.digest`,
  );
  return {
    list(): readonly TeamDriver[] {
      return all.all();
    },
    get(id: TeamDriverId): TeamDriver | null {
      return records.get('teamDriver', id);
    },
    byCode(code: string): TeamDriver | null {
      return byCode.first(code);
    },
    /** The hours of duty of one who is in the team; none for one who left it. */
    dutyOf(id: TeamDriverId): readonly DutySpan[] {
      const driver = records.get('teamDriver', id);
      return driver?.isActive === true ? driver.duty : [];
    },
    dataOf(id: TeamDriverId): TeamData {
      const row = data.get(id);
      return row === undefined ? NOTHING : { name: row.name, phone: row.phone, licenceNo: row.licence_no };
    },
    saveData(id: TeamDriverId, values: TeamData, digest: string): void {
      save(id, values.name, values.phone, values.licenceNo, digest);
    },
  };
}
