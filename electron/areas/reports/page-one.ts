import { DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import type { PageOne, PageOneFigures } from '../../../shared/contract/report-queries.ts';

const NOTHING: PageOneFigures = {
  opening: 0,
  in: 0,
  cleared: 0,
  inland: 0,
  turnedBack: 0,
  transferred: 0,
  adjustments: 0,
  closing: 0,
  over24h: 0,
  over48h: 0,
  over72h: 0,
};

/** The one table of page 1 and what its five lines need (RP2). */
export function pageOneOf(): PageOne {
  return {
    rows: [],
    byDirection: DIRECTIONS.map((direction) => ({ direction, ...NOTHING })),
    total: NOTHING,
    placesUsed: 0,
    places: 0,
    placesPercent: null,
    counted: null,
    peopleAtEnd: 0,
    bedsUsed: 0,
    beds: 0,
    incidents: 0,
    incidentsOpen: 0,
    proposal: '',
  };
}
