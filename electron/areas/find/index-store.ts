import type { Database } from 'better-sqlite3';
import { isFinalStage, type VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import type { RowChange } from '../../../shared/domain/events.ts';
import { partsOf } from '../../../shared/domain/find/parts.ts';
import { codeOf, textOf, wordsOf, type Searched } from '../../../shared/domain/find/texts.ts';
import { rows, scalar, scalars, write } from '../../db/sql.ts';

/**
 * What visits are found by. Whatever writes a visit has it followed here in the same transaction: its text is then a
 * fresh one. The texts of those that left are moved into the index later, many at once.
 */
export type IndexStore = ReturnType<typeof createIndexStore>;

type SourceRow = Searched & { readonly id: number; readonly stage: VisitStage };
type PersonRow = { readonly id: number; readonly name: string | null; readonly phone: string | null };

/** The fields by which a visit is found, or that move it between the fresh texts and the index. */
const FOLLOWED: ReadonlySet<string> = new Set([
  'stage',
  'plate',
  'trailerPlate',
  'containerNo',
  'queueNumber',
  'customsDeclarationNo',
  'sealNo',
  'carrier',
  'goods',
  'note',
] satisfies (keyof Searched | 'stage')[]);

/** Texts that wait to be moved: fewer are not worth a piece of the index of their own. */
const WORTH_MOVING = 250;

export function createIndexStore(db: Database) {
  const SOURCE = `SELECT id, stage, plate, trailer_plate AS trailerPlate, container_no AS containerNo,
    queue_number AS queueNumber, customs_declaration_no AS customsDeclarationNo, seal_no AS sealNo, carrier, goods, note
    FROM visits`;
  const source = rows<SourceRow>(db, `${SOURCE} WHERE id = ?`);
  const unread = rows<SourceRow>(
    db,
    `${SOURCE} WHERE id <= (SELECT visits_until FROM find_state) ORDER BY id DESC LIMIT ?`,
  );
  const unreadPeople = rows<PersonRow>(
    db,
    `SELECT person_id AS id, name, phone FROM person_data
       WHERE person_id <= (SELECT people_until FROM find_state) ORDER BY person_id DESC LIMIT ?`,
  );
  const setVisitsUntil = write(db, 'UPDATE find_state SET visits_until = ?');
  const setPeopleUntil = write(db, 'UPDATE find_state SET people_until = ?');
  const isUnread = scalar<number>(db, 'SELECT 1 FROM find_state WHERE visits_until > 0 OR people_until > 0');
  const isFresh = scalar<number>(db, 'SELECT 1 FROM fresh_texts WHERE visit_id = ?');
  const refresh = write(
    db,
    `INSERT INTO fresh_texts (visit_id, is_live, text) VALUES (?, ?, ?)
       ON CONFLICT (visit_id) DO UPDATE SET is_live = excluded.is_live, text = excluded.text`,
  );
  const moveStage = write(db, 'UPDATE fresh_texts SET is_live = ? WHERE visit_id = ?');
  const left = rows<{ readonly id: number; readonly text: string }>(
    db,
    'SELECT visit_id AS id, text FROM fresh_texts WHERE is_live = 0 ORDER BY visit_id LIMIT ?',
  );
  const waiting = scalars<number>(db, 'SELECT 1 FROM fresh_texts WHERE is_live = 0 LIMIT ?');
  const drop = write(db, 'DELETE FROM fresh_texts WHERE visit_id = ?');
  const isIndexed = scalar<number>(db, 'SELECT 1 FROM visit_parts WHERE rowid = ?');
  const add = write(db, 'INSERT INTO visit_parts (rowid, text) VALUES (?, ?)');
  const remove = write(db, 'DELETE FROM visit_parts WHERE rowid = ?');
  const count = write(
    db,
    `INSERT INTO part_counts (part, visits) VALUES (?, ?)
       ON CONFLICT (part) DO UPDATE SET visits = visits + excluded.visits`,
  );
  const savePerson = write(
    db,
    'INSERT INTO person_texts (person_id, name, phone) VALUES (?, ?, ?) ON CONFLICT (person_id) DO NOTHING',
  );

  const takeOut = (visitId: number): void => {
    if (isIndexed(visitId) !== undefined) remove(visitId);
  };
  const makeFresh = (visit: SourceRow): void => {
    refresh(visit.id, liveOf(visit.stage), textOf(visit));
  };
  /** In the order of their ids: what comes in any other order makes the index write piece by piece. */
  const putIn = (texts: readonly { readonly id: number; readonly text: string }[]): void => {
    const counts = new Map<string, number>();
    for (const { id, text } of texts) {
      add(id, text);
      for (const part of partsOf(text)) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    for (const [part, visits] of counts) count(part, visits);
  };

  const readVisits = (most: number): boolean => {
    const found = unread.all(most);
    const past: { readonly id: number; readonly text: string }[] = [];
    for (const visit of found) {
      if (isFresh(visit.id) !== undefined || isIndexed(visit.id) !== undefined) continue;
      if (isFinalStage(visit.stage)) past.push({ id: visit.id, text: textOf(visit) });
      else makeFresh(visit);
    }
    putIn(past.reverse());
    if (found.length > 0) setVisitsUntil(found.length < most ? 0 : (found.at(-1)?.id ?? 1) - 1);
    return found.length > 0;
  };
  const readPeople = (most: number): boolean => {
    const found = unreadPeople.all(most);
    for (const { id, name, phone } of found)
      savePerson(id, name === null ? null : wordsOf(name), phone === null ? null : codeOf(phone));
    if (found.length > 0) setPeopleUntil(found.length < most ? 0 : (found.at(-1)?.id ?? 1) - 1);
    return found.length > 0;
  };
  const areWaiting = (atLeast: number): boolean => waiting(atLeast).length === atLeast;
  const move = (most: number, atLeast: number): boolean => {
    if (!areWaiting(atLeast)) return false;
    const texts = left.all(most);
    putIn(texts);
    for (const { id } of texts) drop(id);
    return texts.length > 0;
  };

  return {
    /** Follows a change of a visit, after it was written. */
    follow({ kind, id, set, was }: RowChange): void {
      if (kind !== 'visit') return;
      if (set === null) {
        if (drop(id) === 0) takeOut(id);
        return;
      }
      if (was !== null) {
        const followed = Object.keys(set).filter((field) => FOLLOWED.has(field));
        if (followed.length === 0) return;
        // Where a visit stands says nothing of its text, which is dear to make.
        if (followed.join() === 'stage' && moveStage(liveOf(set['stage'] as VisitStage), id) > 0) return;
      }
      const visit = source.get(id);
      if (visit === undefined) return;
      if (was !== null && isFresh(id) === undefined) takeOut(id);
      makeFresh(visit);
    },
    /** Whether there is something to do. */
    isBehind(): boolean {
      return isUnread() !== undefined || areWaiting(WORTH_MOVING);
    },
    /** Does a part of what there is to do. Answers whether there may be more. Inside a transaction. */
    settle(most: number, worthMoving = WORTH_MOVING): boolean {
      return readVisits(most) || readPeople(most) || move(most, worthMoving);
    },
  };
}

/** Whether a text waits for its visit to be over before it is moved, as SQLite says it. */
function liveOf(stage: VisitStage): 0 | 1 {
  return isFinalStage(stage) ? 0 : 1;
}
