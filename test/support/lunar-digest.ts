import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../shared/kernel/calendar.ts';
import { CHINA_HOURS, lunarOf, VIETNAM_HOURS } from '../../shared/kernel/lunar.ts';

/** Run as a process of its own: how far this machine's clock is off UTC, and all lunar days of both calendars in one hash. */
const hash = createHash('sha256');
for (let on = '1900-01-01' as Day; on <= '2100-12-31'; on = addDays(on, 1))
  hash.update(JSON.stringify([lunarOf(on, VIETNAM_HOURS), lunarOf(on, CHINA_HOURS)]));
process.stdout.write(
  JSON.stringify({ offset: -new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset(), digest: hash.digest('hex') }),
);
