/**
 * What the yard's slots add: slots that are taken off the plan, several slots for one truck, pieces that stand apart,
 * wishes, closings, stock-takes, landmarks of the plan, saved views. Codes are free again once their slot or zone is
 * gone, so both tables are made anew (SQLite cannot drop a UNIQUE).
 */
export const sql = `
CREATE TABLE zones_new (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('parking', 'overflow', 'gate-lane', 'processing', 'unknown')),
  capacity INTEGER NOT NULL CHECK (capacity >= 0),
  direction TEXT CHECK (direction IN ('export', 'import')),
  cargo_classes_json TEXT NOT NULL,
  outline_json TEXT NOT NULL,
  parts_json TEXT NOT NULL DEFAULT '[]',
  removed_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
INSERT INTO zones_new (id, code, name, name_en, kind, capacity, direction, cargo_classes_json, outline_json, changed_by)
  SELECT id, code, name, name_en, kind, capacity, direction, cargo_classes_json, outline_json, changed_by FROM zones;
DROP TABLE zones;
ALTER TABLE zones_new RENAME TO zones;
CREATE UNIQUE INDEX zones_by_code ON zones (code) WHERE removed_at IS NULL;

CREATE TABLE slots_new (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  zone_id INTEGER NOT NULL REFERENCES zones (id),
  row TEXT NOT NULL,
  position INTEGER NOT NULL,
  length_cm INTEGER NOT NULL CHECK (length_cm > 0),
  width_cm INTEGER NOT NULL CHECK (width_cm > 0),
  x_cm INTEGER NOT NULL,
  y_cm INTEGER NOT NULL,
  angle_deg REAL NOT NULL,
  has_power INTEGER NOT NULL CHECK (has_power IN (0, 1)),
  is_covered INTEGER NOT NULL DEFAULT 0 CHECK (is_covered IN (0, 1)),
  hazard_classes_json TEXT NOT NULL,
  direction TEXT CHECK (direction IN ('export', 'import')),
  access TEXT NOT NULL CHECK (access IN ('through', 'lane')),
  lane_key TEXT,
  depth INTEGER NOT NULL,
  exit_distance_m INTEGER NOT NULL,
  walk_distance_m INTEGER NOT NULL,
  is_keep_clear INTEGER NOT NULL CHECK (is_keep_clear IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('open', 'closing', 'closed', 'out-of-service')),
  status_reason TEXT,
  visit_id INTEGER,
  occupied_at INTEGER,
  -- The wish that rules now: of a visit or of a firm; all of them are in reservations.
  reserved_for INTEGER,
  reserved_carrier TEXT,
  reserved_at INTEGER,
  -- A truck that nobody knows stands here.
  unknown_at INTEGER,
  unknown_plate TEXT,
  removed_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
INSERT INTO slots_new (id, code, zone_id, row, position, length_cm, width_cm, x_cm, y_cm, angle_deg, has_power,
    hazard_classes_json, direction, access, lane_key, depth, exit_distance_m, walk_distance_m, is_keep_clear, status,
    status_reason, visit_id, occupied_at, reserved_for, reserved_at, changed_by)
  SELECT id, code, zone_id, row, position, length_cm, width_cm, x_cm, y_cm, angle_deg, has_power,
    hazard_classes_json, direction, access, lane_key, depth, exit_distance_m, walk_distance_m, is_keep_clear, status,
    status_reason, visit_id, occupied_at, reserved_for, reserved_at, changed_by FROM slots;
DROP TABLE slots;
ALTER TABLE slots_new RENAME TO slots;
CREATE UNIQUE INDEX slots_by_code ON slots (code) WHERE removed_at IS NULL;
CREATE INDEX slots_by_visit ON slots (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX slots_reserved ON slots (reserved_for) WHERE reserved_for IS NOT NULL;

-- Further slots that a long vehicle takes beside the one in slot_id (SL2).
ALTER TABLE visits ADD COLUMN also_slot_ids_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE visits ADD COLUMN loaded_at INTEGER;
ALTER TABLE visits ADD COLUMN spoil_by_at INTEGER;
ALTER TABLE visits ADD COLUMN is_two_way INTEGER NOT NULL DEFAULT 0 CHECK (is_two_way IN (0, 1));

-- A piece that stands apart from its visit has a place of its own, and the slot there is held by it.
ALTER TABLE pieces ADD COLUMN is_apart INTEGER NOT NULL DEFAULT 0 CHECK (is_apart IN (0, 1));
CREATE INDEX pieces_apart ON pieces (visit_id) WHERE is_apart = 1 AND detached_at IS NULL;
ALTER TABLE occupancies ADD COLUMN piece_id INTEGER REFERENCES pieces (id);
CREATE INDEX occupancies_open ON occupancies (visit_id) WHERE ended_at IS NULL;

-- Begun by a correction of the record, not by a truck that moved (AC1, SL7).
ALTER TABLE standings ADD COLUMN is_adjustment INTEGER NOT NULL DEFAULT 0 CHECK (is_adjustment IN (0, 1));

ALTER TABLE moves ADD COLUMN from_place TEXT NOT NULL DEFAULT '';
ALTER TABLE moves ADD COLUMN to_slot_id INTEGER REFERENCES slots (id);
ALTER TABLE moves ADD COLUMN to_zone_id INTEGER REFERENCES zones (id);
ALTER TABLE moves ADD COLUMN priority INTEGER NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3);
ALTER TABLE moves ADD COLUMN assigned_to TEXT;
ALTER TABLE moves ADD COLUMN tractor_visit_id INTEGER REFERENCES visits (id);
ALTER TABLE moves ADD COLUMN closing_id INTEGER;

ALTER TABLE alarms ADD COLUMN zone_id INTEGER;
ALTER TABLE alarms ADD COLUMN slot_id INTEGER;
ALTER TABLE alarms ADD COLUMN area_id INTEGER;
ALTER TABLE alarms ADD COLUMN details_json TEXT NOT NULL DEFAULT 'null';
ALTER TABLE alarms ADD COLUMN cleared_by TEXT;
CREATE INDEX alarms_by_visit ON alarms (visit_id, code) WHERE visit_id IS NOT NULL;

-- A wish: for a visit or a firm, a slot or so many places of a zone, from–to. Several may compete.
CREATE TABLE reservations (
  id INTEGER PRIMARY KEY,
  slot_id INTEGER REFERENCES slots (id),
  zone_id INTEGER REFERENCES zones (id),
  count INTEGER NOT NULL CHECK (count > 0),
  visit_id INTEGER REFERENCES visits (id),
  carrier TEXT,
  from_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at > from_at),
  note TEXT NOT NULL,
  move_id INTEGER,
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_how TEXT CHECK (ended_how IN ('used', 'expired', 'cancelled', 'overtaken')),
  changed_by INTEGER NOT NULL,
  CHECK (slot_id IS NULL OR zone_id IS NULL),
  CHECK (visit_id IS NULL OR carrier IS NULL)
) STRICT;
CREATE INDEX reservations_open ON reservations (id) WHERE ended_at IS NULL;
CREATE INDEX reservations_of_slot ON reservations (slot_id) WHERE ended_at IS NULL;
CREATE INDEX reservations_of_visit ON reservations (visit_id) WHERE ended_at IS NULL;

-- Slots that are taken out of use from–to.
CREATE TABLE closings (
  id INTEGER PRIMARY KEY,
  zone_id INTEGER REFERENCES zones (id),
  row TEXT,
  slot_ids_json TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at > from_at),
  reason TEXT NOT NULL,
  is_broken INTEGER NOT NULL CHECK (is_broken IN (0, 1)),
  ordered_at INTEGER NOT NULL,
  ordered_by TEXT NOT NULL,
  begun_at INTEGER,
  ended_at INTEGER,
  ended_how TEXT CHECK (ended_how IN ('over', 'cancelled')),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX closings_open ON closings (id) WHERE ended_at IS NULL;

-- Stock-takes (SL7).
CREATE TABLE counts (
  id INTEGER PRIMARY KEY,
  zone_ids_json TEXT NOT NULL,
  rows_json TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_by TEXT,
  ended_how TEXT CHECK (ended_how IN ('finished', 'abandoned')),
  reason TEXT NOT NULL DEFAULT '',
  places_seen INTEGER,
  places_right INTEGER,
  trucks_seen INTEGER,
  differences_json TEXT NOT NULL DEFAULT '[]',
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX counts_open ON counts (id) WHERE ended_at IS NULL;
CREATE INDEX counts_by_end ON counts (ended_at);

-- What somebody saw at a place during a stock-take; a later one of the same place replaces it.
CREATE TABLE sightings (
  id INTEGER PRIMARY KEY,
  count_id INTEGER NOT NULL REFERENCES counts (id),
  slot_id INTEGER REFERENCES slots (id),
  zone_id INTEGER NOT NULL REFERENCES zones (id),
  place TEXT NOT NULL,
  is_empty INTEGER NOT NULL CHECK (is_empty IN (0, 1)),
  plate TEXT,
  visit_id INTEGER REFERENCES visits (id),
  note TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  seen_by TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX sightings_of_count ON sightings (count_id);

-- What the plan shows besides slots: exits, and where the drivers' facilities stand.
CREATE TABLE landmarks (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  side TEXT CHECK (side IN ('border', 'inland')),
  outline_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

-- How somebody likes to see a screen.
CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX saved_views_by_name ON saved_views (user, screen, name);
`;
