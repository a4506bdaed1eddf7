import type { Database } from 'better-sqlite3';
import type { PersonId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import type { Searched } from '../../../shared/domain/find/texts.ts';
import { rows, scalar, scalars } from '../../db/sql.ts';

/** Reads what visits are found by. */
export type SearchStore = ReturnType<typeof createSearchStore>;

/** A visit as far as a search looks at it. */
export type SearchedRow = Searched & {
  readonly stage: VisitStage;
  readonly arrivedAt: Instant | null;
  readonly expectedAt: Instant | null;
};

export type FreshText = { readonly visitId: VisitId; readonly isLive: 0 | 1; readonly text: string };

export type PersonText = {
  readonly personId: PersonId;
  readonly visitId: VisitId;
  readonly name: string | null;
  readonly phone: string | null;
};

/** The newest of those whose names are kept are looked through. */
const MOST_PEOPLE = 100_000;

export function createSearchStore(db: Database) {
  const row = rows<SearchedRow>(
    db,
    `SELECT plate, trailer_plate AS trailerPlate, container_no AS containerNo, queue_number AS queueNumber,
       customs_declaration_no AS customsDeclarationNo, seal_no AS sealNo, carrier, goods, note, stage,
       arrived_at AS arrivedAt, expected_at AS expectedAt FROM visits WHERE id = ?`,
  );
  const fresh = rows<FreshText>(
    db,
    `SELECT visit_id AS visitId, is_live AS isLive, text FROM fresh_texts
       WHERE instr(text, ?) OR instr(text, ?) OR instr(text, ?)`,
  );
  const exact = scalars<VisitId>(
    db,
    `SELECT id FROM (SELECT id FROM visits WHERE plate = $code
       UNION SELECT id FROM visits WHERE trailer_plate = $code
       UNION SELECT id FROM visits WHERE container_no = $code
       UNION SELECT id FROM visits WHERE queue_number = $number)
     ORDER BY id DESC LIMIT $most`,
  );
  const ofSlip = scalars<VisitId>(db, 'SELECT DISTINCT visit_id FROM passes WHERE slip_no = ? ORDER BY visit_id DESC');
  const indexed = scalars<VisitId>(
    db,
    'SELECT rowid FROM visit_parts WHERE visit_parts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  );
  const visitsWith = scalar<number>(db, 'SELECT visits FROM part_counts WHERE part = ?');
  const lastVisit = scalar<number>(db, 'SELECT max(id) FROM visits');
  const visitsUntil = scalar<number>(db, 'SELECT visits_until FROM find_state');
  const PEOPLE = `SELECT t.person_id AS personId, p.visit_id AS visitId, t.name, t.phone
    FROM person_texts t JOIN people p ON p.id = t.person_id
    WHERE t.person_id > (SELECT max(person_id) FROM person_texts) - ${String(MOST_PEOPLE)}`;
  const byName = rows<PersonText>(db, `${PEOPLE} AND instr(t.name, ?) ORDER BY t.person_id DESC LIMIT ?`);
  const byPhone = rows<PersonText>(db, `${PEOPLE} AND instr(t.phone, ?) ORDER BY t.person_id DESC LIMIT ?`);

  return {
    row(visitId: VisitId): SearchedRow | null {
      return row.get(visitId) ?? null;
    },
    /** Texts outside the index that hold one of these. */
    fresh(needles: readonly [string, string, string]): readonly FreshText[] {
      return fresh.all(...needles);
    },
    /** Visits with exactly this plate, trailer, container or queue number, newest first. */
    exact(code: string, number: string, most: number): readonly VisitId[] {
      return exact({ code, number, most });
    },
    /** Visits that passed on a paper slip. */
    ofSlip(slipNo: string): readonly VisitId[] {
      return ofSlip(slipNo);
    },
    /** Visits of the index between two ids that hold certain parts, newest first. */
    indexed(parts: string, from: number, before: number, most: number): readonly VisitId[] {
      return indexed(parts, from, before, most);
    },
    /** In about how many visits of the index a part is. */
    visitsWith(part: string): number {
      return visitsWith(part) ?? 0;
    },
    lastVisit(): number {
      return lastVisit() ?? 0;
    },
    /** Whether the index is still being made of an older database. */
    isPartial(): boolean {
      return (visitsUntil() ?? 0) > 0;
    },
    /** People by a part of a folded name, those of the newest visits first. */
    byName(part: string, most: number): readonly PersonText[] {
      return byName.all(part, most);
    },
    /** The same by a part of a telephone number. */
    byPhone(part: string, most: number): readonly PersonText[] {
      return byPhone.all(part, most);
    },
  };
}
