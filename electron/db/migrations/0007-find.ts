/** What visits are found by: texts of those that change still, and an index of parts of three signs over all others. */
export const sql = `
-- Visits that are not in the index: live ones, and those that left lately. Searched whole.
CREATE TABLE fresh_texts (
  visit_id INTEGER PRIMARY KEY,
  is_live INTEGER NOT NULL CHECK (is_live IN (0, 1)),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX fresh_texts_left ON fresh_texts (visit_id) WHERE is_live = 0;

-- The others: only in which visits a part is, newest first.
CREATE VIRTUAL TABLE visit_parts USING fts5 (
  text, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1, detail = none
);

-- In about how many visits of the index each part is: a search goes by the rarest of its parts.
CREATE TABLE part_counts (
  part TEXT PRIMARY KEY,
  visits INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Visits and people up to these are older than the index and are yet to be looked through.
CREATE TABLE find_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  visits_until INTEGER NOT NULL,
  people_until INTEGER NOT NULL
) STRICT;
INSERT INTO find_state (id, visits_until, people_until)
  SELECT 1, (SELECT coalesce(max(id), 0) FROM visits), (SELECT coalesce(max(person_id), 0) FROM person_data);

-- Names and telephones for the search as long as they are kept; they go with them (JO3).
CREATE TABLE person_texts (
  person_id INTEGER PRIMARY KEY REFERENCES person_data (person_id) ON DELETE CASCADE,
  name TEXT,
  phone TEXT
) STRICT;
`;
