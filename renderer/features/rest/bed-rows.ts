import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { fold } from '../../../shared/kernel/text.ts';
import type { RowStore } from '../../store/row-store.ts';
import { bedMarksOf, bedStateOf, placeOfBed, type BedState } from './beds.ts';
import { wakeAtOf, type WakeTimes } from './wake-times.ts';
import type { ForWhom } from '../../../shared/domain/vocabulary.ts';

/** A bed as the grid shows it: the place, and who is in it. */
export type BedLine = {
  readonly bedId: string;
  readonly code: string;
  readonly house: string;
  readonly floor: string;
  readonly room: string;
  readonly forWhom: ForWhom;
  readonly state: BedState;
  readonly name: string;
  readonly plate: string;
  readonly slot: string;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly wakeAt: Instant | null;
  readonly firm: string;
  readonly language: string;
};

export function bedLinesOf(
  rows: Pick<RowStore, 'all' | 'get'>,
  times: WakeTimes,
  now: Instant,
  zone: TimeZone,
): readonly BedLine[] {
  return [...rows.all('bed').values()].map((bed) => {
    const place = placeOfBed(rows, bed, now, zone);
    const stay = bed.stayId === null ? undefined : rows.get('stay', bed.stayId);
    const visit = bed.visitId === null ? undefined : rows.get('visit', bed.visitId);
    const person = bed.personId === null ? undefined : rows.get('person', bed.personId);
    return {
      bedId: bed.bedId,
      code: bed.code,
      house: bed.facility,
      floor: place.room?.floor ?? '',
      room: place.room?.code ?? '',
      forWhom: bedMarksOf(bed, place).forWhom,
      state: bedStateOf(bed, place),
      name: person?.name ?? '',
      plate: visit === undefined ? '' : formatPlate(visit.plate),
      slot: visit?.slotCode ?? '',
      since: bed.occupiedAt,
      until: stay?.untilAt ?? null,
      wakeAt: wakeAtOf(stay, times),
      firm: visit?.carrier ?? '',
      language: person?.language ?? '',
    };
  });
}

/** What changed between two states of the grid. */
export function changesOf(
  before: ReadonlyMap<string, BedLine>,
  after: readonly BedLine[],
): { readonly add: BedLine[]; readonly update: BedLine[]; readonly remove: BedLine[] } {
  const add: BedLine[] = [];
  const update: BedLine[] = [];
  for (const line of after) {
    const known = before.get(line.bedId);
    if (known === undefined) add.push(line);
    else if (!isSameLine(known, line)) update.push(line);
  }
  const ids = new Set(after.map(({ bedId }) => bedId));
  return { add, update, remove: [...before.values()].filter(({ bedId }) => !ids.has(bedId)) };
}

function isSameLine(a: BedLine, b: BedLine): boolean {
  return (Object.keys(a) as (keyof BedLine)[]).every((key) => a[key] === b[key]);
}

/** Whether a line is one that somebody looks for: by bed, room, name, plate, slot or firm. */
export function isLineMeant(line: BedLine, typed: string): boolean {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = fold([line.code, line.house, line.room, line.name, line.plate, line.slot, line.firm].join(' '));
  const bare = text.replaceAll(/[-.]/g, '');
  return words.every((word) => text.includes(word) || bare.includes(word));
}
