/**
 * The first schema. Column names carry their form: `…_at` instants (ms since 1970 UTC), `…_on` days,
 * `…_json` parsed at the store edge, `is_…`, `has_…`, `needs_…` 0 or 1. In each record's table `changed_by` is the seq
 * of the change that wrote the row last.
 */
export const sql = `
CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch TEXT NOT NULL,
  -- Secret of this database: digests of personal values cannot be guessed without it (JO3).
  salt TEXT NOT NULL,
  site_clock_at INTEGER NOT NULL
) STRICT;

-- Journal (JO1-JO3) -----------------------------------------------------------------------------------------------

-- Events stand in order: the first hundred beside their change, further ones in pages of a hundred, so that one truck's
-- story does not read a whole imported list.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  command TEXT NOT NULL,
  command_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  station TEXT NOT NULL,
  reason TEXT,
  is_reversible INTEGER NOT NULL CHECK (is_reversible IN (0, 1)),
  hash TEXT NOT NULL,
  pages INTEGER NOT NULL CHECK (pages > 0),
  events_json TEXT NOT NULL
) STRICT;
CREATE INDEX changes_by_at ON changes (at);
CREATE INDEX changes_undoing ON changes (at) WHERE command = 'change.undo';

CREATE TABLE further_events (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES changes (seq),
  page INTEGER NOT NULL CHECK (page > 0),
  events_json TEXT NOT NULL,
  UNIQUE (seq, page)
) STRICT;

-- Where a visit's story is told.
CREATE TABLE visit_changes (
  visit_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (visit_id, seq, page)
) STRICT, WITHOUT ROWID;

-- What reports count; all other events stay unread.
CREATE TABLE counted_events (
  seq INTEGER NOT NULL,
  n INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('queue.called', 'queue.missed', 'queue.fast-tracked')),
  visit_id INTEGER NOT NULL,
  PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

-- What was taken back is gone from its table; its number stays taken, for slips and links carry it.
CREATE TABLE removed_records (
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  changed_by INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE command_receipts (
  command_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  outcome_json TEXT NOT NULL,
  seq INTEGER,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Long lists are taken over in parts; what remains of one after a lost host is done at the next start.
CREATE TABLE imports_under_way (
  command_id TEXT PRIMARY KEY,
  actor_json TEXT NOT NULL,
  input_json TEXT NOT NULL,
  read_at INTEGER NOT NULL
) STRICT;

-- Personal values stay outside the journal and can be erased (JO3); they go with their person ----------------------

CREATE TABLE person_data (
  person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  name TEXT,
  phone TEXT,
  document_no TEXT,
  is_woman INTEGER,
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE user_secrets (
  user_id INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  secret_hash BLOB NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash BLOB PRIMARY KEY,
  user_id INTEGER NOT NULL,
  station TEXT NOT NULL,
  roles_json TEXT,
  opened_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The site --------------------------------------------------------------------------------------------------------

CREATE TABLE sites (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
  template TEXT NOT NULL,
  settings_json TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  roles_json TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE crossings (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  aliases_json TEXT NOT NULL,
  calendar_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE queues (
  id INTEGER PRIMARY KEY,
  crossing_id INTEGER NOT NULL REFERENCES crossings (id),
  direction TEXT NOT NULL CHECK (direction IN ('export', 'import')),
  capacity_per_hour INTEGER NOT NULL CHECK (capacity_per_hour >= 0),
  buffer INTEGER NOT NULL CHECK (buffer >= 0),
  arrive_within_ms INTEGER NOT NULL CHECK (arrive_within_ms > 0),
  discipline_json TEXT NOT NULL,
  turn INTEGER NOT NULL,
  last_order_seq INTEGER NOT NULL,
  numbers_json TEXT NOT NULL,
  suspended_at INTEGER,
  suspended_reason TEXT,
  changed_by INTEGER NOT NULL,
  UNIQUE (crossing_id, direction)
) STRICT;

CREATE TABLE zones (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('parking', 'overflow', 'gate-lane', 'processing', 'unknown')),
  capacity INTEGER NOT NULL CHECK (capacity >= 0),
  direction TEXT CHECK (direction IN ('export', 'import')),
  cargo_classes_json TEXT NOT NULL,
  outline_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE slots (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  zone_id INTEGER NOT NULL REFERENCES zones (id),
  row TEXT NOT NULL,
  position INTEGER NOT NULL,
  length_cm INTEGER NOT NULL CHECK (length_cm > 0),
  width_cm INTEGER NOT NULL CHECK (width_cm > 0),
  x_cm INTEGER NOT NULL,
  y_cm INTEGER NOT NULL,
  angle_deg REAL NOT NULL,
  has_power INTEGER NOT NULL CHECK (has_power IN (0, 1)),
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
  reserved_for INTEGER,
  reserved_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX slots_one_visit ON slots (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX slots_reserved ON slots (reserved_for) WHERE reserved_for IS NOT NULL;

CREATE TABLE keep_clear_areas (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  outline_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

-- Visits ----------------------------------------------------------------------------------------------------------

CREATE TABLE visits (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('cargo', 'internal', 'service', 'guest')),
  stage TEXT NOT NULL CHECK (stage IN ('expected', 'waiting', 'called', 'processing', 'abroad', 'departed', 'cancelled')),
  departure TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('export', 'import')),
  came_from TEXT NOT NULL CHECK (came_from IN ('inland', 'border')),
  crossing_id INTEGER NOT NULL REFERENCES crossings (id),
  queue_id INTEGER REFERENCES queues (id),
  plate TEXT NOT NULL,
  plate_typed TEXT NOT NULL,
  trailer_plate TEXT,
  container_no TEXT,
  container_is_valid INTEGER,
  vehicle_type TEXT,
  length_cm INTEGER NOT NULL,
  loaded INTEGER NOT NULL CHECK (loaded IN (0, 1)),
  cargo_class TEXT NOT NULL CHECK (cargo_class IN ('fresh', 'electronics', 'machinery', 'vehicles', 'general')),
  goods TEXT,
  needs_power INTEGER NOT NULL CHECK (needs_power IN (0, 1)),
  temperature_c REAL,
  hazard_class TEXT,
  weight_kg INTEGER,
  carrier TEXT,
  people_count INTEGER NOT NULL CHECK (people_count >= 0),
  platform_code TEXT,
  customs_declaration_no TEXT,
  growing_area_code TEXT,
  packing_house_code TEXT,
  note TEXT,
  is_declared INTEGER NOT NULL CHECK (is_declared IN (0, 1)),
  class_proven_by TEXT CHECK (class_proven_by IN ('declaration', 'coordinator')),
  expected_at INTEGER,
  arrived_at INTEGER,
  departed_at INTEGER,
  place TEXT NOT NULL,
  place_zone_id INTEGER REFERENCES zones (id),
  slot_id INTEGER REFERENCES slots (id),
  seen_at INTEGER,
  stream TEXT,
  queue_number TEXT,
  order_at INTEGER,
  order_seq REAL,
  joined_at INTEGER,
  called_at INTEGER,
  arrive_by_at INTEGER,
  call_rule TEXT,
  processing_at INTEGER,
  no_shows INTEGER NOT NULL,
  fast_track_json TEXT NOT NULL DEFAULT 'null',
  holds_json TEXT NOT NULL,
  documents_json TEXT NOT NULL,
  milestones_json TEXT NOT NULL,
  warnings_json TEXT NOT NULL,
  is_to_confirm INTEGER NOT NULL CHECK (is_to_confirm IN (0, 1)),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX visits_by_plate ON visits (plate);
CREATE INDEX visits_by_trailer ON visits (trailer_plate) WHERE trailer_plate IS NOT NULL;
CREATE INDEX visits_by_container ON visits (container_no) WHERE container_no IS NOT NULL;
CREATE INDEX visits_by_queue_number ON visits (queue_number) WHERE queue_number IS NOT NULL;
CREATE INDEX visits_live ON visits (stage, queue_id) WHERE stage NOT IN ('departed', 'cancelled');
CREATE INDEX visits_by_arrival ON visits (arrived_at) WHERE arrived_at IS NOT NULL;
CREATE INDEX visits_by_departure ON visits (departed_at) WHERE departed_at IS NOT NULL;

-- A vehicle piece belongs to a visit from–to and has one place of its own (SL2).
CREATE TABLE pieces (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  kind TEXT NOT NULL CHECK (kind IN ('tractor', 'rigid', 'trailer', 'container')),
  plate TEXT NOT NULL,
  is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),
  place TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  attached_at INTEGER NOT NULL,
  detached_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX pieces_by_visit ON pieces (visit_id);

-- Where the visit's lead piece stood, from–to; the sum over zones is the sum over the site (AC1, AC3).
CREATE TABLE standings (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  place TEXT NOT NULL,
  zone_id INTEGER NOT NULL REFERENCES zones (id),
  started_at INTEGER NOT NULL,
  ended_at INTEGER CHECK (ended_at >= started_at),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX standings_one_open ON standings (visit_id) WHERE ended_at IS NULL;
CREATE INDEX standings_by_end ON standings (ended_at);
-- Whatever lasted at most two days and was there at an instant ended within two days after it; the few longer ones are
-- listed apart. So reports of any past day read two indexes over short ranges (the same for people and stays).
CREATE INDEX standings_long ON standings (ended_at, started_at) WHERE ended_at - started_at > 172800000;

CREATE TABLE occupancies (
  id INTEGER PRIMARY KEY,
  slot_id INTEGER NOT NULL REFERENCES slots (id),
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  started_at INTEGER NOT NULL,
  ended_at INTEGER CHECK (ended_at >= started_at),
  override_reason TEXT,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX occupancies_one_per_slot ON occupancies (slot_id) WHERE ended_at IS NULL;
CREATE INDEX occupancies_by_visit ON occupancies (visit_id);
CREATE INDEX occupancies_by_end ON occupancies (ended_at);

-- One row for each time that the barrier opened.
CREATE TABLE passes (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  way TEXT NOT NULL CHECK (way IN ('in', 'out')),
  gate TEXT NOT NULL,
  lane TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  plate TEXT NOT NULL,
  trailer_plate TEXT,
  direction TEXT NOT NULL,
  queue_number TEXT,
  slot_code TEXT,
  departure TEXT,
  warnings_json TEXT NOT NULL,
  actor TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX passes_by_time ON passes (occurred_at);

-- Driver rest -----------------------------------------------------------------------------------------------------

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  role TEXT NOT NULL,
  is_staying INTEGER NOT NULL CHECK (is_staying IN (0, 1)),
  attached_at INTEGER NOT NULL,
  left_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX people_by_visit ON people (visit_id);
CREATE INDEX people_here ON people (left_at) WHERE left_at IS NULL;
CREATE INDEX people_by_end ON people (left_at);
CREATE INDEX people_long ON people (left_at, attached_at) WHERE left_at - attached_at > 172800000;

CREATE TABLE facilities (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL,
  capacity INTEGER NOT NULL CHECK (capacity >= 0),
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE beds (
  id INTEGER PRIMARY KEY,
  facility_id INTEGER NOT NULL REFERENCES facilities (id),
  code TEXT NOT NULL UNIQUE,
  is_for_women INTEGER NOT NULL CHECK (is_for_women IN (0, 1)),
  is_quiet INTEGER NOT NULL CHECK (is_quiet IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('usable', 'cleaning', 'out-of-service')),
  stay_id INTEGER,
  person_id INTEGER,
  visit_id INTEGER,
  occupied_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE stays (
  id INTEGER PRIMARY KEY,
  bed_id INTEGER NOT NULL REFERENCES beds (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  started_at INTEGER NOT NULL,
  ended_at INTEGER CHECK (ended_at >= started_at),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX stays_one_per_bed ON stays (bed_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX stays_one_per_person ON stays (person_id) WHERE ended_at IS NULL;
CREATE INDEX stays_by_visit ON stays (visit_id);
CREATE INDEX stays_by_end ON stays (ended_at);
CREATE INDEX stays_long ON stays (ended_at, started_at) WHERE ended_at - started_at > 172800000;

CREATE TABLE services (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  service TEXT NOT NULL CHECK (service IN ('meal', 'shower', 'water', 'laundry', 'other')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  is_paid INTEGER NOT NULL CHECK (is_paid IN (0, 1)),
  served_on TEXT NOT NULL,
  served_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX services_by_visit ON services (visit_id, served_on);
CREATE INDEX services_by_day ON services (served_on);

-- Things that need a person now -----------------------------------------------------------------------------------

CREATE TABLE alarms (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  visit_id INTEGER,
  raised_at INTEGER NOT NULL,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  cleared_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX alarms_open ON alarms (cleared_at) WHERE cleared_at IS NULL;

CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  visit_id INTEGER,
  note TEXT NOT NULL,
  calls_json TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX incidents_by_time ON incidents (opened_at);
`;
