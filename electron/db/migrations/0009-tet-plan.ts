/** What the Tết plan keeps: imported counts, what people know ahead, forecasts as they were made, scenarios, surge plans. */
export const sql = `
-- Daily counts from a file; a sheet that was wrong is taken out as a whole.
CREATE TABLE count_sheets (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  counts_json TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  imported_by TEXT NOT NULL,
  removed_at INTEGER,
  removed_by TEXT,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE forecast_inputs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('harvest', 'convoy', 'closure')),
  -- Null = all of them.
  crossing TEXT,
  direction TEXT CHECK (direction IN ('export', 'import')),
  cargo_class TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL CHECK (until_on >= from_on),
  factor REAL CHECK (factor >= 0),
  trucks INTEGER CHECK (trucks >= 0),
  minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
  state TEXT CHECK (state IN ('normal', 'preregistered', 'closed')),
  note TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  removed_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE kept_forecasts (
  id INTEGER PRIMARY KEY,
  on_day TEXT NOT NULL UNIQUE,
  kept_at INTEGER NOT NULL,
  series_json TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE scenarios (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  starting TEXT NOT NULL,
  levers_json TEXT NOT NULL,
  result_json TEXT NOT NULL DEFAULT 'null',
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  removed_at INTEGER,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE surge_plans (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  scenario_id INTEGER REFERENCES scenarios (id),
  document_json TEXT NOT NULL,
  adopted_at INTEGER NOT NULL,
  adopted_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_by TEXT,
  changed_by INTEGER NOT NULL
) STRICT;
-- At most one is in force.
CREATE UNIQUE INDEX surge_plans_in_force ON surge_plans ((1)) WHERE ended_at IS NULL;
`;
