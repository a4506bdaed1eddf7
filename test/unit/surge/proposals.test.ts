import { expect, it } from 'vitest';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import { MOST_TRIGGERS, proposedTriggers } from '../../../shared/domain/surge/proposals.ts';
import { aSurgeDocument } from '../../support/a-surge-document.ts';

const ON = '2027-01-20' as Day;
const yard = (name: string) => ({ name, places: 300, distanceKm: 12, fromOn: ON });

it('[SP9] proposes one trigger for each lever, from what the levers come to', () => {
  const levers = {
    ...NO_LEVERS,
    overtime: [{ crossing: 'HN', hours: 3 }],
    lanes: [{ crossing: 'TT', direction: 'export' as const, lanes: 1 }],
    overflowYards: [yard('Km 12'), yard('Km 15')],
    preregistered: [{ crossing: null, fromOn: ON, untilOn: ON, perDay: 300 }],
    refused: [{ cargoClass: 'machinery' as const, direction: null, fromOn: ON, untilOn: ON }],
    units: { shower: 4, toilet: 0 },
    team: 12,
  };
  const proposed = proposedTriggers({ ...aSurgeDocument({ levers }), places: 1000 });
  // The made plan stays 31 h in the middle, its longest queue is 1,160 trucks, its people 2,920, its day 880 trucks.
  expect(
    proposed.map(({ measure, when, value, action }) => [measure, when, value, action.code, action.subject]),
  ).toEqual([
    ['dwell-budget', 'under', 31, 'open-overflow', 'Km 12'],
    ['dwell-budget', 'under', 25, 'open-overflow', 'Km 15'],
    ['waiting', 'over', 580, 'ask-overtime', 'HN'],
    ['waiting', 'over', 870, 'open-lanes', 'TT'],
    ['arrivals', 'over', 880, 'preregistered-only', ''],
    ['free-places', 'under', 50, 'refuse', 'machinery'],
    ['people', 'over', 2336, 'bring-units', 'shower'],
    ['waiting', 'over', 580, 'team', ''],
  ]);
  const many = { ...NO_LEVERS, overflowYards: Array.from({ length: 30 }, (_, n) => yard(`Km ${String(n)}`)) };
  expect(proposedTriggers({ ...aSurgeDocument({ levers: many }), places: 1000 })).toHaveLength(MOST_TRIGGERS);
  expect(proposedTriggers({ ...aSurgeDocument({ levers: NO_LEVERS }), places: 1000 })).toEqual([]);
});
