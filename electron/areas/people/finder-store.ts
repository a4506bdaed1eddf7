import type { Database } from 'better-sqlite3';
import type { PersonId, VisitId } from '../../../shared/kernel/ids.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { rows, scalars } from '../../db/sql.ts';

/** What the counter looks people up by. */
export type FinderStore = ReturnType<typeof createFinderStore>;

/** Folded names that are kept: more than are ever on site. */
const MOST_NAMES = 50_000;

/** Said word for word as the partial index `visits_live` says it; without it SQLite reads every visit ever. */
const LIVE = `stage NOT IN ('departed', 'cancelled')`;
/** A queue number as it is typed: without the signs between. */
const NUMBER = `replace(replace(queue_number, '-', ''), ' ', '')`;

/** The whole name first, then one of its words, then part of a word. */
function rankOf(name: string, part: string): '0' | '1' | '2' {
  if (name === part) return '0';
  return ` ${name} `.includes(` ${part} `) ? '1' : '2';
}

export function createFinderStore(db: Database) {
  const namesHere = rows<{ readonly id: PersonId; readonly name: string }>(
    db,
    `SELECT d.person_id AS id, d.name FROM people p INDEXED BY people_here JOIN person_data d ON d.person_id = p.id
       WHERE p.left_at IS NULL AND d.name IS NOT NULL`,
  );
  const trucksHere = scalars<VisitId>(
    db,
    `SELECT id FROM visits INDEXED BY visits_live WHERE stage IN ('waiting', 'called', 'processing', 'abroad') AND ${LIVE}
       AND (instr(plate, $part) OR instr(trailer_plate, $part) OR instr(${NUMBER}, $part))
     ORDER BY plate = $part OR trailer_plate = $part OR ${NUMBER} = $part DESC, id LIMIT $most`,
  );
  const lastDeparted = scalars<VisitId>(
    db,
    `SELECT max(id) FROM visits WHERE stage = 'departed' AND id IN (
       SELECT id FROM visits WHERE plate = $plate
       UNION SELECT id FROM visits WHERE trailer_plate = $plate
       UNION SELECT id FROM visits WHERE queue_number = $number)`,
  );
  const folded = new Map<string, string>();
  const foldOnce = (name: string): string => {
    let known = folded.get(name);
    if (known === undefined) {
      if (folded.size >= MOST_NAMES) folded.clear();
      folded.set(name, (known = fold(name)));
    }
    return known;
  };

  return {
    /** People who have not left and whose folded name holds a folded part, the fitting ones first, then by name. */
    byName(part: string): readonly PersonId[] {
      const found: { readonly id: PersonId; readonly key: string }[] = [];
      for (const { id, name } of namesHere.all()) {
        const known = foldOnce(name);
        if (known.includes(part)) found.push({ id, key: `${rankOf(known, part)}${known}` });
      }
      return found.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id)).map(({ id }) => id);
    },
    /** Trucks that are here or abroad by part of a plate, of a trailer's or of a queue number; whole ones first. */
    trucksHere(part: string, most: number): readonly VisitId[] {
      return trucksHere({ part, most });
    },
    /** The last truck that left with this plate, trailer or queue number; null when none did. */
    lastDeparted(plate: string, number: string): VisitId | null {
      return lastDeparted({ plate, number })[0] ?? null;
    },
  };
}
