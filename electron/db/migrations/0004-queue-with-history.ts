/**
 * What the truck queue adds: queues of quarantine and transshipment points beside the main one of a crossing (so the
 * table is made anew: SQLite cannot change a UNIQUE), lanes, automatic calls, dated notices, orders of the state platform
 * and the border guard, orders to call out of turn, swaps, the driver team, driving hours.
 */
export const sql = `
CREATE TABLE queues_new (
  id INTEGER PRIMARY KEY,
  crossing_id INTEGER NOT NULL REFERENCES crossings (id),
  direction TEXT NOT NULL CHECK (direction IN ('export', 'import')),
  -- 'main' is the crossing itself for exports, the inspection yard for imports.
  point TEXT NOT NULL DEFAULT 'main' CHECK (point IN ('main', 'quarantine', 'transshipment')),
  capacity_per_hour INTEGER NOT NULL CHECK (capacity_per_hour >= 0),
  buffer INTEGER NOT NULL CHECK (buffer >= 0),
  arrive_within_ms INTEGER NOT NULL CHECK (arrive_within_ms > 0),
  walk_up_ms INTEGER NOT NULL DEFAULT 1800000 CHECK (walk_up_ms >= 0),
  lanes_json TEXT NOT NULL DEFAULT '[]',
  -- Kinds of trucks that it takes; null = all.
  takes_json TEXT NOT NULL DEFAULT 'null',
  call_mode TEXT NOT NULL DEFAULT 'hand' CHECK (call_mode IN ('hand', 'auto')),
  call_batch INTEGER NOT NULL DEFAULT 1 CHECK (call_batch > 0),
  discipline_json TEXT NOT NULL,
  turn INTEGER NOT NULL,
  last_order_seq INTEGER NOT NULL,
  numbers_json TEXT NOT NULL,
  notice_id INTEGER,
  order_id INTEGER,
  suspended_at INTEGER,
  suspended_reason TEXT,
  reopens_at INTEGER,
  changed_by INTEGER NOT NULL,
  UNIQUE (crossing_id, direction, point)
) STRICT;
INSERT INTO queues_new (id, crossing_id, direction, capacity_per_hour, buffer, arrive_within_ms, discipline_json, turn,
    last_order_seq, numbers_json, suspended_at, suspended_reason, changed_by)
  SELECT id, crossing_id, direction, capacity_per_hour, buffer, arrive_within_ms, discipline_json, turn,
    last_order_seq, numbers_json, suspended_at, suspended_reason, changed_by FROM queues;
DROP TABLE queues;
ALTER TABLE queues_new RENAME TO queues;

ALTER TABLE visits ADD COLUMN appointment_at INTEGER;
-- Where the truck is called to, and how it was looked for since.
ALTER TABLE visits ADD COLUMN call_lane TEXT;
ALTER TABLE visits ADD COLUMN call_attempts_json TEXT NOT NULL DEFAULT '[]';
-- The points that an import has still to pass, in order; the first is the one it queues for.
ALTER TABLE visits ADD COLUMN points_json TEXT NOT NULL DEFAULT '[]';
-- The truck that it is unloaded into or loaded from.
ALTER TABLE visits ADD COLUMN with_plate TEXT;
ALTER TABLE visits ADD COLUMN goes_to TEXT;

ALTER TABLE people ADD COLUMN team_driver_id INTEGER;
ALTER TABLE people ADD COLUMN driving_json TEXT NOT NULL DEFAULT 'null';

-- The authority's notices, dated: the order of service as it was, is and will be (QU1).
CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  queue_id INTEGER NOT NULL REFERENCES queues (id),
  authority TEXT NOT NULL,
  number TEXT,
  issued_on TEXT,
  text TEXT NOT NULL,
  discipline_json TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at > from_at),
  begun_at INTEGER,
  ended_at INTEGER,
  ended_how TEXT CHECK (ended_how IN ('over', 'replaced', 'withdrawn')),
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX notices_open ON notices (id) WHERE ended_at IS NULL;
CREATE INDEX notices_of_queue ON notices (queue_id, from_at);

-- An order of trucks that the state platform or the border guard gave (QU1).
CREATE TABLE authority_orders (
  id INTEGER PRIMARY KEY,
  queue_id INTEGER NOT NULL REFERENCES queues (id),
  source TEXT NOT NULL CHECK (source IN ('platform', 'border-guard', 'customs', 'other')),
  unit TEXT NOT NULL,
  document_no TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at > issued_at),
  visit_ids_json TEXT NOT NULL,
  unknown_json TEXT NOT NULL,
  differences_json TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_how TEXT CHECK (ended_how IN ('over', 'replaced', 'withdrawn', 'done')),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX authority_orders_open ON authority_orders (id) WHERE ended_at IS NULL;
CREATE INDEX authority_orders_of_queue ON authority_orders (queue_id, issued_at);

-- Orders to call a truck out of turn (QU3).
CREATE TABLE fast_tracks (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  queue_id INTEGER NOT NULL REFERENCES queues (id),
  plate TEXT NOT NULL,
  queue_number TEXT NOT NULL,
  reason TEXT NOT NULL,
  ordered_by TEXT NOT NULL,
  unit TEXT NOT NULL,
  channel TEXT NOT NULL,
  note TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  document_no TEXT,
  document_at INTEGER,
  ended_at INTEGER,
  ended_how TEXT CHECK (ended_how IN ('called', 'ended')),
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX fast_tracks_by_time ON fast_tracks (ordered_at);
CREATE INDEX fast_tracks_open ON fast_tracks (visit_id) WHERE ended_at IS NULL;

-- What was exchanged of a visit: old and new are public (QU6).
CREATE TABLE swaps (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  queue_id INTEGER REFERENCES queues (id),
  role TEXT NOT NULL CHECK (role IN ('tractor', 'driver', 'trailer', 'container', 'rigid', 'goods')),
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  document_no TEXT,
  has_kept_place INTEGER NOT NULL CHECK (has_kept_place IN (0, 1)),
  was_queue_number TEXT,
  queue_number TEXT,
  swapped_at INTEGER NOT NULL,
  swapped_by TEXT NOT NULL,
  confirmed_at INTEGER,
  confirmed_by TEXT,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX swaps_by_time ON swaps (swapped_at);
CREATE INDEX swaps_of_visit ON swaps (visit_id);

-- The team of drivers who take trucks across, with the hours at which they are on duty.
CREATE TABLE team_drivers (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  crossing_id INTEGER REFERENCES crossings (id),
  duty_json TEXT NOT NULL,
  driving_json TEXT NOT NULL DEFAULT 'null',
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  changed_by INTEGER NOT NULL
) STRICT;
-- Their personal values: erasable, never in the journal (JO3).
CREATE TABLE team_data (
  driver_id INTEGER PRIMARY KEY REFERENCES team_drivers (id) ON DELETE CASCADE,
  name TEXT,
  phone TEXT,
  licence_no TEXT,
  digest TEXT NOT NULL
) STRICT;

-- Which changes may have moved a place in a queue (QU37): a history reads these alone. Of older journals the changes of
-- those visits that came in the last month; where a visit was transferred, of the queue that it is in now.
CREATE TABLE line_changes (
  queue_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (queue_id, seq)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO line_changes (queue_id, seq)
  SELECT visits.queue_id, visit_changes.seq FROM visits JOIN visit_changes ON visit_changes.visit_id = visits.id
    WHERE visits.queue_id IS NOT NULL
      AND visits.arrived_at > (SELECT coalesce(max(at), 0) FROM changes) - 2678400000;
-- When a truck of the other country came in last: its hours run from then.
CREATE INDEX passes_in_foreign ON passes (visit_id, occurred_at) WHERE way = 'in' AND unicode(plate) > 127;
-- What is asked of a crossing's history, without reading the journal through.
CREATE INDEX changes_of_crossings ON changes (seq) WHERE command IN ('crossing.save', 'calendar.save',
  'calendar.import', 'calendar.repeat', 'crossing.suspend', 'crossing.resume', 'notice.save', 'notice.end',
  'notice.turn', 'order.import', 'order.end', 'order.turn', 'queue.recall', 'queue.call-mode',
  'change.undo');
`;
