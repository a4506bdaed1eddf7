/**
 * What driver rest adds: where facilities stand, when they are open and what of them is out of order; rooms; what a stay
 * is for and until when; numbered turns; sittings and planned portions; who paid and what was taken back; identities for
 * the lodging list; complaints.
 */
export const sql = `
ALTER TABLE facilities ADD COLUMN for_whom TEXT NOT NULL DEFAULT 'everybody' CHECK (for_whom IN ('everybody', 'men', 'women', 'families'));
-- Where its door is on the plan.
ALTER TABLE facilities ADD COLUMN x_cm INTEGER;
ALTER TABLE facilities ADD COLUMN y_cm INTEGER;
-- Spans of the day; none = day and night.
ALTER TABLE facilities ADD COLUMN open_hours_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE facilities ADD COLUMN state TEXT NOT NULL DEFAULT 'usable' CHECK (state IN ('usable', 'cleaning', 'out-of-service'));
ALTER TABLE facilities ADD COLUMN state_reason TEXT;
ALTER TABLE facilities ADD COLUMN state_until INTEGER;
-- Units of its capacity that cannot be used.
ALTER TABLE facilities ADD COLUMN units_out INTEGER NOT NULL DEFAULT 0 CHECK (units_out >= 0);
-- How long a turn usually takes; null = nobody queues by number there.
ALTER TABLE facilities ADD COLUMN turn_minutes INTEGER CHECK (turn_minutes > 0);
ALTER TABLE facilities ADD COLUMN portions_per_hour INTEGER CHECK (portions_per_hour >= 0);
ALTER TABLE facilities ADD COLUMN sittings_json TEXT NOT NULL DEFAULT '[]';

CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  facility_id INTEGER NOT NULL REFERENCES facilities (id),
  code TEXT NOT NULL UNIQUE,
  floor TEXT NOT NULL,
  for_whom TEXT NOT NULL CHECK (for_whom IN ('everybody', 'men', 'women', 'families')),
  is_quiet INTEGER NOT NULL CHECK (is_quiet IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('open', 'cleaning', 'closed')),
  status_reason TEXT,
  changed_by INTEGER NOT NULL
) STRICT;
ALTER TABLE beds ADD COLUMN room_id INTEGER;
ALTER TABLE beds ADD COLUMN status_reason TEXT;

-- ISO 3166-1 alpha-2, and the language that somebody reads.
ALTER TABLE people ADD COLUMN nationality TEXT;
ALTER TABLE people ADD COLUMN language TEXT;
-- A rest that was declared and runs; the last one that is over.
ALTER TABLE people ADD COLUMN resting_since INTEGER;
ALTER TABLE people ADD COLUMN last_rest_json TEXT NOT NULL DEFAULT 'null';
-- When the personal values were erased (JO3).
ALTER TABLE people ADD COLUMN erased_at INTEGER;
ALTER TABLE person_data ADD COLUMN identity_json TEXT NOT NULL DEFAULT 'null';

-- Until when somebody wants to stay, and when to be woken besides the call.
ALTER TABLE stays ADD COLUMN until_at INTEGER;
ALTER TABLE stays ADD COLUMN wake_at INTEGER;
ALTER TABLE stays ADD COLUMN woken_at INTEGER;
ALTER TABLE stays ADD COLUMN woken_by TEXT;
ALTER TABLE stays ADD COLUMN wake_answer TEXT CHECK (wake_answer IN ('awake', 'no-answer'));
ALTER TABLE stays ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE stays ADD COLUMN ended_how TEXT CHECK (ended_how IN ('left', 'moved', 'visit-over', 'corrected'));

ALTER TABLE services ADD COLUMN facility_id INTEGER;
ALTER TABLE services ADD COLUMN sitting TEXT;
ALTER TABLE services ADD COLUMN sponsor TEXT;
ALTER TABLE services ADD COLUMN unit_dong INTEGER NOT NULL DEFAULT 0 CHECK (unit_dong >= 0);
ALTER TABLE services ADD COLUMN payment_id INTEGER;
ALTER TABLE services ADD COLUMN turn_id INTEGER;
-- Written down by mistake: what it counted does not count any more.
ALTER TABLE services ADD COLUMN cancelled_at INTEGER;
ALTER TABLE services ADD COLUMN cancelled_by TEXT;
ALTER TABLE services ADD COLUMN cancel_reason TEXT;

-- Numbered turns at showers and the like.
CREATE TABLE turns (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  service TEXT NOT NULL,
  -- Where it was called to; null while it waits.
  facility_id INTEGER,
  on_day TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  taken_at INTEGER NOT NULL,
  called_at INTEGER,
  call_count INTEGER NOT NULL DEFAULT 0,
  begun_at INTEGER,
  ended_at INTEGER,
  ended_how TEXT CHECK (ended_how IN ('done', 'missed', 'given-back', 'visit-over')),
  taken_by TEXT NOT NULL,
  changed_by INTEGER NOT NULL,
  UNIQUE (service, on_day, number)
) STRICT;
CREATE INDEX turns_open ON turns (id) WHERE ended_at IS NULL;
CREATE INDEX turns_by_day ON turns (on_day);
CREATE INDEX turns_of_visit ON turns (visit_id);

-- What a canteen plans and has made for a sitting.
CREATE TABLE meal_plans (
  id INTEGER PRIMARY KEY,
  facility_id INTEGER NOT NULL REFERENCES facilities (id),
  on_day TEXT NOT NULL,
  sitting TEXT NOT NULL,
  planned INTEGER NOT NULL CHECK (planned >= 0),
  made INTEGER CHECK (made >= 0),
  note TEXT NOT NULL,
  changed_by INTEGER NOT NULL,
  UNIQUE (facility_id, on_day, sitting)
) STRICT;

-- Lodging lists that were handed to the police (no personal values: those stay beside the journal).
CREATE TABLE lodging_reports (
  id INTEGER PRIMARY KEY,
  on_day TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  foreigners INTEGER NOT NULL CHECK (foreigners >= 0),
  unidentified INTEGER NOT NULL CHECK (unidentified >= 0),
  sent_at INTEGER NOT NULL,
  sent_by TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX lodging_reports_by_day ON lodging_reports (on_day);

CREATE TABLE complaints (
  id INTEGER PRIMARY KEY,
  facility_id INTEGER,
  visit_id INTEGER,
  text TEXT NOT NULL,
  noted_at INTEGER NOT NULL,
  noted_by TEXT NOT NULL,
  steps_json TEXT NOT NULL DEFAULT '[]',
  closed_at INTEGER,
  closed_by TEXT,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX complaints_open ON complaints (id) WHERE closed_at IS NULL;
CREATE INDEX complaints_by_time ON complaints (noted_at);
`;
