import { instant } from '../../shared/kernel/instant.ts';
import { openForWriting } from '../../electron/db/open.ts';
import { KNOWN_CROSSINGS } from '../../electron/engine/usual-site.ts';
import type { BulkYard } from './bulk.ts';
import { aYard, type Yard } from './yard.ts';

/** 21 December 2021, 14:32 in the yard: 6,200 trucks with 12,000 people on 1,200 places, and 350 a day cleared. */
export const TET_2021 = {
  now: instant(Date.UTC(2021, 11, 21, 7, 32)),
  trucks: 6200,
  people: 12_000,
  clearedPerDay: 350,
  days: 20,
} as const;

export const TET_2021_YARD: Omit<BulkYard, 'folder'> = {
  slots: 1200,
  past: TET_2021.clearedPerDay * TET_2021.days,
  parked: 1100,
  atGate: TET_2021.trucks - 1100,
  livePeople: TET_2021.people,
  isMixed: true,
  days: TET_2021.days,
  now: TET_2021.now,
};

/**
 * The engine over a folder that was filled so. The crossings work from 06:00 to 20:00, and five of the eight lines move,
 * each by five trucks an hour: 25 × 14 = 350 a day.
 */
export function openTet2021(folder: string): Yard {
  const yard = aYard({ db: openForWriting(folder), start: TET_2021.now });
  let moving = 5;
  for (const { code, name } of KNOWN_CROSSINGS)
    yard.ok('crossing.save', {
      code,
      name,
      calendar: { daily: [{ fromMinute: 6 * 60, toMinute: 20 * 60 }], days: [], hours: [] },
      directions: (['export', 'import'] as const).map((direction) => ({
        direction,
        capacityPerHour: moving-- > 0 ? 5 : 0,
      })),
    });
  return yard;
}
