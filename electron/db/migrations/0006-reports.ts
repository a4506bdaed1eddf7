/**
 * What reports add: frozen figures and their versions, the proposal of a day, reports written by schedule, and indexes by
 * which a time is read.
 */
export const sql = `
-- Figures of a day as they were frozen; a row never changes (RP10).
CREATE TABLE signed_reports (
  id INTEGER PRIMARY KEY,
  on_day TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  data_seq INTEGER NOT NULL,
  figures TEXT NOT NULL,
  hash TEXT NOT NULL,
  reason TEXT,
  signed_at INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  changed_by INTEGER NOT NULL,
  UNIQUE (on_day, version)
) STRICT;

CREATE TABLE report_notes (
  id INTEGER PRIMARY KEY,
  on_day TEXT NOT NULL UNIQUE,
  proposal TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  written_by TEXT NOT NULL,
  changed_by INTEGER NOT NULL
) STRICT;

CREATE TABLE report_files (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('day', 'shift')),
  on_day TEXT NOT NULL,
  shift_id INTEGER,
  form TEXT NOT NULL CHECK (form IN ('pdf', 'xlsx', 'csv')),
  file_name TEXT NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts > 0),
  tried_at INTEGER NOT NULL,
  -- Null until it is there.
  written_at INTEGER,
  problem TEXT,
  changed_by INTEGER NOT NULL
) STRICT;
CREATE INDEX report_files_by_day ON report_files (on_day, scope);
CREATE INDEX report_files_failed ON report_files (id) WHERE written_at IS NULL;

-- What happened in a time, for reports and for looking back.
CREATE INDEX alarms_by_time ON alarms (raised_at);
-- Written down more than five minutes after it happened.
CREATE INDEX changes_late ON changes (at) WHERE recorded_at - at > 300000;
CREATE INDEX changes_of_holds ON changes (at) WHERE command IN ('visit.hold', 'visit.release-hold');
CREATE INDEX occupancies_overridden ON occupancies (started_at) WHERE override_reason IS NOT NULL;
`;
