/** What the gate and the shift add: keys, seals, paper slips, moves, photos, prices, receipts, hand-overs. */
export const sql = `
ALTER TABLE changes ADD COLUMN approved_by TEXT;

-- A short secret for a second person at somebody else's station.
ALTER TABLE user_secrets ADD COLUMN pin_salt BLOB;
ALTER TABLE user_secrets ADD COLUMN pin_hash BLOB;

ALTER TABLE visits ADD COLUMN has_tractor INTEGER NOT NULL DEFAULT 1 CHECK (has_tractor IN (0, 1));
ALTER TABLE visits ADD COLUMN is_driverless INTEGER NOT NULL DEFAULT 0 CHECK (is_driverless IN (0, 1));
ALTER TABLE visits ADD COLUMN keys_with TEXT;
ALTER TABLE visits ADD COLUMN seal_no TEXT;
ALTER TABLE visits ADD COLUMN seal_checked_at INTEGER;
CREATE INDEX visits_to_confirm ON visits (id) WHERE is_to_confirm = 1;

ALTER TABLE passes ADD COLUMN slip_no TEXT;
CREATE INDEX passes_by_slip ON passes (slip_no) WHERE slip_no IS NOT NULL;

ALTER TABLE incidents ADD COLUMN closed_by TEXT;
ALTER TABLE incidents ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE incidents ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1));
ALTER TABLE incidents ADD COLUMN steps_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE incidents ADD COLUMN people_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE incidents ADD COLUMN exits_json TEXT NOT NULL DEFAULT 'null';
ALTER TABLE incidents ADD COLUMN exits_since_at INTEGER;
CREATE INDEX incidents_open ON incidents (opened_at) WHERE closed_at IS NULL;

CREATE TABLE moves (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  why TEXT NOT NULL,
  target TEXT NOT NULL,
  is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
  note TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  ordered_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_by TEXT,
  is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX moves_open ON moves (visit_id) WHERE ended_at IS NULL;

-- The files lie beside the database under their hash; one file may be named by several rows.
CREATE TABLE photos (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  visit_id INTEGER REFERENCES visits (id),
  incident_id INTEGER REFERENCES incidents (id),
  candidate_id INTEGER,
  taken_at INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  note TEXT NOT NULL,
  removed_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX photos_by_visit ON photos (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX photos_by_incident ON photos (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX photos_by_candidate ON photos (candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX photos_by_hash ON photos (sha256);
CREATE INDEX photos_kept ON photos (taken_at) WHERE removed_at IS NULL;

CREATE TABLE candidates (
  id INTEGER PRIMARY KEY,
  plate TEXT NOT NULL,
  gate TEXT NOT NULL,
  lane TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence >= 0 AND confidence <= 1),
  seen_at INTEGER NOT NULL,
  closed_at INTEGER,
  visit_id INTEGER REFERENCES visits (id),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX candidates_open ON candidates (gate, lane) WHERE closed_at IS NULL;

-- Money: whole dong -------------------------------------------------------------------------------------------------

CREATE TABLE tariffs (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  valid_from_on TEXT NOT NULL UNIQUE,
  valid_to_on TEXT,
  lines_json TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE charges (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_dong INTEGER NOT NULL CHECK (unit_dong >= 0),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  note TEXT NOT NULL,
  cancelled_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX charges_by_visit ON charges (visit_id);

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  receipt_year INTEGER NOT NULL,
  receipt_seq INTEGER NOT NULL CHECK (receipt_seq > 0),
  how TEXT NOT NULL CHECK (how IN ('cash', 'transfer', 'account', 'waived')),
  amount_dong INTEGER NOT NULL,
  account TEXT,
  reason TEXT,
  approved_by TEXT,
  paid_at INTEGER NOT NULL,
  paid_by TEXT NOT NULL,
  gate TEXT NOT NULL,
  shift_id INTEGER,
  reversal_of INTEGER REFERENCES payments (id),
  lines_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL,
  UNIQUE (receipt_year, receipt_seq)
) STRICT;
CREATE INDEX payments_by_visit ON payments (visit_id);
CREATE INDEX payments_by_time ON payments (paid_at);
CREATE UNIQUE INDEX payments_one_reversal ON payments (reversal_of) WHERE reversal_of IS NOT NULL;

-- Shifts and paper --------------------------------------------------------------------------------------------------

CREATE TABLE shifts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER CHECK (ended_at >= started_at),
  leader TEXT,
  cash_opening_dong INTEGER NOT NULL,
  cash_expected_dong INTEGER,
  cash_counted_dong INTEGER,
  cash_left_dong INTEGER,
  paper_slips_left INTEGER,
  notes TEXT NOT NULL,
  given_by TEXT,
  taken_by TEXT,
  page_json TEXT NOT NULL DEFAULT 'null',
  changed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX shifts_one_open ON shifts (ended_at IS NULL) WHERE ended_at IS NULL;
CREATE INDEX shifts_by_start ON shifts (started_at);

CREATE TABLE slip_blocks (
  id INTEGER PRIMARY KEY,
  gate TEXT NOT NULL,
  series TEXT NOT NULL,
  first INTEGER NOT NULL CHECK (first > 0),
  last INTEGER NOT NULL CHECK (last >= first),
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  entered_json TEXT NOT NULL,
  voided_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX slip_blocks_by_series ON slip_blocks (series, first);
`;
