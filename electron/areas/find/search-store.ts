import type { Database } from 'better-sqlite3';
import type { PersonId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import type { PersonText } from '../../../shared/domain/find/person.ts';
import { EDGE } from '../../../shared/domain/find/texts.ts';
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

export type PersonOfVisit = PersonText & { readonly personId: PersonId; readonly visitId: VisitId };

/** Folded names and codes of telephone numbers that are looked for in one person. */
export type InPerson = { readonly names: readonly string[]; readonly phones: readonly string[] };

/** So many of each are looked for at most; what they leave is looked at one by one. */
export const MOST_IN_PERSON = { names: 4, phones: 2 } as const;

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
  const inEach = (by: 'AND' | 'OR'): string =>
    `(${[
      ...Array<string>(MOST_IN_PERSON.names).fill("instr(coalesce(t.name, ''), ?)"),
      ...Array<string>(MOST_IN_PERSON.phones).fill("instr(coalesce(t.phone, ''), ?)"),
    ].join(` ${by} `)})`;
  const byName = rows<PersonOfVisit>(
    db,
    `${PEOPLE} AND ${Array<string>(MOST_IN_PERSON.names).fill('instr(t.name, ?)').join(' AND ')}
       ORDER BY t.person_id DESC LIMIT ?`,
  );
  const byPhone = rows<PersonOfVisit>(db, `${PEOPLE} AND instr(t.phone, ?) ORDER BY t.person_id DESC LIMIT ?`);
  const byBoth = rows<PersonOfVisit>(db, `${PEOPLE} AND ${inEach('AND')} ORDER BY t.person_id DESC LIMIT ?`);
  const ofVisits = rows<PersonOfVisit>(
    db,
    `SELECT t.person_id AS personId, p.visit_id AS visitId, t.name, t.phone
       FROM json_each(?) v CROSS JOIN people p ON p.visit_id = v.value CROSS JOIN person_texts t ON t.person_id = p.id
       WHERE ${inEach('OR')} ORDER BY t.person_id`,
  );
  const OF_SOMEBODY = `EXISTS (SELECT 1 FROM people p JOIN person_texts t ON t.person_id = p.id
    WHERE p.visit_id = v.visit_id AND ${inEach('OR')})`;
  const freshOf = scalars<VisitId>(
    db,
    `SELECT v.visit_id FROM fresh_texts v WHERE (instr(v.text, ?) OR instr(v.text, ?)) AND ${OF_SOMEBODY}
       ORDER BY v.visit_id DESC LIMIT ?`,
  );
  const firstNamed = scalar<VisitId>(
    db,
    'SELECT visit_id FROM people WHERE id = (SELECT min(person_id) FROM person_texts)',
  );
  const byDocument = rows<PersonOfVisit & { readonly documentNo: string }>(
    db,
    `SELECT d.person_id AS personId, p.visit_id AS visitId, NULL AS name, NULL AS phone, d.document_no AS documentNo
       FROM people p INDEXED BY people_here JOIN person_data d ON d.person_id = p.id
       WHERE p.left_at IS NULL
         AND instr(lower(replace(replace(replace(d.document_no, ' ', ''), '-', ''), '.', '')), ?) = 1 LIMIT ?`,
  );
  /** What is in every text, or in none, stands where there is nothing more to look for. */
  const filled = ({ names, phones }: InPerson, rest: string): readonly string[] => [
    ...fill(names, MOST_IN_PERSON.names, rest),
    ...fill(phones, MOST_IN_PERSON.phones, rest),
  ];

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
    /** People in whom all of it is, those of the newest visits first. */
    people(wanted: InPerson, most: number): readonly PersonOfVisit[] {
      const [phone = ''] = wanted.phones;
      if (wanted.names.length === 0 && wanted.phones.length === 1) return byPhone.all(phone, most);
      if (wanted.phones.length > 0) return byBoth.all(...filled(wanted, ''), most);
      return byName.all(...fill(wanted.names, MOST_IN_PERSON.names, ''), most);
    },
    /** People of visits in whom something of it is. */
    peopleOf(visitIds: readonly VisitId[], wanted: InPerson): readonly PersonOfVisit[] {
      return ofVisits.all(JSON.stringify(visitIds), ...filled(wanted, EDGE));
    },
    /** Visits outside the index with a word, in one of two spellings, and with somebody in whom something of it is. */
    freshOfPeople(word: string, slipped: string, wanted: InPerson, most: number): readonly VisitId[] {
      return freshOf(word, slipped, ...filled(wanted, EDGE), most);
    },
    /** About the first visit of whose people something is kept still. */
    firstNamed(): number {
      return firstNamed() ?? 0;
    },
    /** Who is here with a paper whose number begins so. */
    byDocument(document: string, most: number): readonly (PersonOfVisit & { readonly documentNo: string })[] {
      return byDocument.all(document, most);
    },
  };
}

function fill(words: readonly string[], many: number, rest: string): readonly string[] {
  return [...words, ...Array<string>(many).fill(rest)].slice(0, many);
}
