import type { Yard } from './yard.ts';

const SITTINGS = [
  { code: 'sang', name: 'Sáng', fromMinute: 360, toMinute: 540 },
  { code: 'trua', name: 'Trưa', fromMinute: 630, toMinute: 810 },
  { code: 'toi', name: 'Tối', fromMinute: 1020, toMinute: 1200 },
];

/** Gives the canteen of the small site three sittings: 06:00–09:00, 10:30–13:30, 17:00–20:00; 200 portions an hour. */
export function withSittings(yard: Yard): void {
  yard.db
    .prepare("UPDATE facilities SET sittings_json = ?, portions_per_hour = 200 WHERE kind = 'canteen'")
    .run(JSON.stringify(SITTINGS));
}
