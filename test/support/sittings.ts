import type { Yard } from './yard.ts';

/** The canteen of the small site with three sittings and 200 portions an hour. */
export const CANTEEN = {
  facilityId: 'fac_2',
  code: 'A1',
  kind: 'canteen',
  name: 'Nhà ăn A1',
  capacity: 20,
  portionsPerHour: 200,
  sittings: [
    { code: 'sang', name: 'Sáng', fromMinute: 360, toMinute: 540 },
    { code: 'trua', name: 'Trưa', fromMinute: 630, toMinute: 810 },
    { code: 'toi', name: 'Tối', fromMinute: 1020, toMinute: 1200 },
  ],
} as const;

/** Gives the canteen its sittings: 06:00–09:00, 10:30–13:30, 17:00–20:00. */
export function withSittings(yard: Yard): void {
  yard.ok('facility.save', { ...CANTEEN, sittings: [...CANTEEN.sittings] });
}
