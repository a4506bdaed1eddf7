import type { Database } from 'better-sqlite3';
import type { PersonId, QueueId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { codeOf, wordsOf } from '../../../shared/domain/find/texts.ts';
import type { Person, PersonData } from '../../../shared/domain/records.ts';
import { NO_PERSON_DATA } from '../../../shared/domain/rest/new-records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar, write } from '../../db/sql.ts';

/** People of visits, and their erasable personal values (JO3). */
export type PersonStore = ReturnType<typeof createPersonStore>;

type DataRow = {
  readonly person_id: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly document_no: string | null;
  readonly is_woman: number | null;
  readonly identity_json: string;
};

export function createPersonStore(db: Database, records: RecordStore) {
  const ofVisit = records.select('person', 'WHERE visit_id = ? AND left_at IS NULL');
  const ofVisitSince = records.select('person', 'WHERE visit_id = ? AND (left_at IS NULL OR left_at >= ?)');
  const here = records.select('person', 'WHERE left_at IS NULL ORDER BY id');
  const staying = records.select('person', 'WHERE left_at IS NULL AND is_staying = 1 ORDER BY id');
  // Said word for word as the partial index `visits_live` says it; without it SQLite reads every visit ever.
  const driversWaiting = records.select(
    'person',
    `WHERE role = 'driver' AND left_at IS NULL
       AND (driving_json <> 'null' OR team_driver_id IS NOT NULL OR resting_since IS NOT NULL OR last_rest_json <> 'null')
       AND visit_id IN (SELECT id FROM visits WHERE stage = 'waiting' AND queue_id = ?
         AND stage NOT IN ('departed', 'cancelled')) ORDER BY id`,
  );
  const driversOfLine = records.select(
    'person',
    `WHERE role = 'driver' AND left_at IS NULL
       AND visit_id IN (SELECT id FROM visits WHERE stage IN ('waiting', 'called') AND queue_id = ?
         AND stage NOT IN ('departed', 'cancelled')) ORDER BY id`,
  );
  const ofTeam = records.select('person', 'WHERE left_at IS NULL AND team_driver_id IS NOT NULL ORDER BY id');
  const data = rows<DataRow>(
    db,
    'SELECT person_id, name, phone, document_no, is_woman, identity_json FROM person_data WHERE person_id = ?',
  );
  const allHere = rows<DataRow>(
    db,
    `SELECT d.person_id, d.name, d.phone, d.document_no, d.is_woman, d.identity_json
       FROM person_data d JOIN people p ON p.id = d.person_id WHERE p.left_at IS NULL`,
  );
  const save = write(
    db,
    `INSERT INTO person_data (person_id, name, phone, document_no, is_woman, identity_json, digest)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, phone = excluded.phone,
       document_no = excluded.document_no, is_woman = excluded.is_woman,
       identity_json = excluded.identity_json, digest = excluded.digest`,
  );
  // What the search finds a driver by; it goes when the row of the values goes (VF6).
  const saveTexts = write(
    db,
    `INSERT INTO person_texts (person_id, name, phone) VALUES (?, ?, ?)
       ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, phone = excluded.phone`,
  );
  const forget = write(db, 'DELETE FROM person_data WHERE person_id = ?');
  const dataAfter = rows<{ readonly id: PersonId; readonly leftAt: Instant | null }>(
    db,
    `SELECT d.person_id AS id, p.left_at AS leftAt FROM person_data d JOIN people p ON p.id = d.person_id
       WHERE d.person_id > ? ORDER BY d.person_id LIMIT ?`,
  );
  let lookedAt = 0;
  const hasTrace = scalar<number>(
    db,
    `SELECT EXISTS (SELECT 1 FROM person_data WHERE person_id = $person)
       OR EXISTS (SELECT 1 FROM stays WHERE visit_id = $visit AND person_id = $person)
       OR EXISTS (SELECT 1 FROM services WHERE visit_id = $visit AND person_id = $person)
       OR EXISTS (SELECT 1 FROM turns WHERE visit_id = $visit AND person_id = $person)`,
  );
  const ofVisitEver = records.select('person', 'WHERE visit_id = ?');
  const countInYard = scalar<number>(
    db,
    `SELECT count(*) FROM people p JOIN visits v ON v.id = p.visit_id
       WHERE p.left_at IS NULL AND p.is_staying = 0 AND v.stage IN ('waiting', 'called', 'processing')`,
  );
  // While its truck is abroad, whoever has no bed here is taken to have gone along.
  const countStaying = scalar<number>(
    db,
    `SELECT count(*) FROM people p JOIN visits v ON v.id = p.visit_id
       WHERE p.left_at IS NULL AND p.is_staying = 1
       AND (v.stage <> 'abroad' OR EXISTS (SELECT 1 FROM stays s WHERE s.person_id = p.id AND s.ended_at IS NULL))`,
  );

  return {
    get(personId: PersonId): Person | null {
      return records.get('person', personId);
    },
    /** People of a visit who have not left. */
    ofVisit(visitId: VisitId): readonly Person[] {
      return inIdOrder(ofVisit.all(visitId));
    },
    /** The same with those who have left since then. */
    ofVisitSince(visitId: VisitId, since: Instant): readonly Person[] {
      return inIdOrder(ofVisitSince.all(visitId, since));
    },
    /** Everybody who ever came with a visit. */
    ofVisitEver(visitId: VisitId): readonly Person[] {
      return inIdOrder(ofVisitEver.all(visitId));
    },
    /** Whether anything is known of a person besides being there: values, a bed, something handed out, a turn. */
    hasTrace({ id, visitId }: Person): boolean {
      return hasTrace({ person: id, visit: visitId }) === 1;
    },
    here(): readonly Person[] {
      return here.all();
    },
    staying(): readonly Person[] {
      return staying.all();
    },
    /** Drivers of the trucks that wait in a queue, of whom hours, rests or duty are known. */
    driversWaiting(queueId: QueueId): readonly Person[] {
      return driversWaiting.all(queueId);
    },
    /** Drivers of the trucks of a queue that wait or are called. */
    driversOfLine(queueId: QueueId): readonly Person[] {
      return driversOfLine.all(queueId);
    },
    /** Drivers of the team who are with a visit, driving or not. */
    ofTeam(): readonly Person[] {
      return ofTeam.all();
    },
    dataOf(personId: PersonId): PersonData {
      const row = data.get(personId);
      return row === undefined ? NO_PERSON_DATA : toData(row);
    },
    dataOfAllHere(): ReadonlyMap<number, PersonData> {
      const found = new Map<number, PersonData>();
      for (const row of allHere.each()) found.set(row.person_id, toData(row));
      return found;
    },
    saveData(personId: PersonId, values: PersonData, digest: string): void {
      const isWoman = values.isWoman === null ? null : values.isWoman ? 1 : 0;
      save(personId, values.name, values.phone, values.documentNo, isWoman, JSON.stringify(values.identity), digest);
      const { name, phone } = values;
      saveTexts(personId, name === null ? null : wordsOf(name), phone === null ? null : codeOf(phone));
    },
    forgetData(personId: PersonId): void {
      forget(personId);
    },
    /**
     * Of the next so many whose values are kept, those who left before then. Each call goes on where the last one ended
     * and begins again after the end: nobody is overlooked, and no look takes long however many there are.
     */
    nextForgettable(leftBefore: Instant, most: number): readonly PersonId[] {
      const looked = dataAfter.all(lookedAt, most);
      lookedAt = looked.length < most ? 0 : (looked.at(-1)?.id ?? 0);
      return looked.flatMap(({ id, leftAt }) => (leftAt !== null && leftAt < leftBefore ? [id] : []));
    },
    /** People of visits in the yard, and those who stayed behind (RE3). */
    counts(): { readonly ofVisits: number; readonly staying: number } {
      return { ofVisits: countInYard() ?? 0, staying: countStaying() ?? 0 };
    },
  };
}

function toData(row: DataRow): PersonData {
  const isWoman = row.is_woman === null ? null : row.is_woman === 1;
  const identity = JSON.parse(row.identity_json) as PersonData['identity'];
  return { name: row.name, phone: row.phone, documentNo: row.document_no, isWoman, identity };
}
