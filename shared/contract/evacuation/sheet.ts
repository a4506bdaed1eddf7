import { isoOf, type TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { EvacuationList, EvacuationPerson, EvacuationVisit } from '../../domain/evacuation/list.ts';
import { formatPlate } from '../../domain/vehicles/plate.ts';
import { EVACUATION_TEXTS as HEADS, EVACUATION_WORDS as WORDS, type TwoHeads } from '../texts/evacuation-texts.ts';
import { wordOf } from '../texts/text-of.ts';

/** A column of the sheet; `tick` is left empty for a pencil. */
export type SheetColumn = { readonly head: TwoHeads; readonly look: 'code' | 'text' | 'number' | 'tick' };

/** Rows of one kind; a cell may have several lines. */
export type SheetSection = {
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
};

/** The evacuation list as people read it, for paper and for the copy on disk alike (IN6). */
export type EvacuationSheet = {
  readonly title: TwoHeads;
  readonly siteName: string;
  readonly asOf: { readonly head: TwoHeads; readonly text: string };
  readonly sums: readonly { readonly head: TwoHeads; readonly count: number }[];
  readonly sections: readonly SheetSection[];
};

const SLOT: SheetColumn = { head: HEADS.slot, look: 'code' };
const PLATE: SheetColumn = { head: HEADS.plate, look: 'code' };
const CREW: SheetColumn = { head: HEADS.crew, look: 'text' };
const GOODS: SheetColumn = { head: HEADS.goods, look: 'text' };
const NOTES: SheetColumn = { head: HEADS.notes, look: 'text' };
const PRESENT: SheetColumn = { head: HEADS.present, look: 'tick' };

/** Sums and what is dangerous first, then zone by zone, then who is here without a truck. */
export function evacuationSheet(
  list: EvacuationList,
  site: { readonly siteName: string; readonly at: Instant; readonly timeZone: TimeZone },
): EvacuationSheet {
  const placed = list.zones.flatMap(({ name, visits }) => visits.map((visit) => ({ name, visit })));
  const placedRows = (wanted: (visit: EvacuationVisit) => boolean) =>
    placed
      .filter(({ visit }) => wanted(visit))
      .map(({ name, visit }) => [name, visit.slotCode ?? '', platesOf(visit), goodsOf(visit), notesOf(visit)]);
  const zoneColumn: SheetColumn = { head: HEADS.zone, look: 'text' };
  const placedColumns = [zoneColumn, SLOT, PLATE, GOODS, NOTES];
  const sections: readonly SheetSection[] = [
    {
      key: 'zones',
      ...titled(HEADS.zone),
      columns: [zoneColumn, { head: HEADS.trucks, look: 'number' }, { head: HEADS.people, look: 'number' }],
      rows: list.zones.map(({ zone, name, visits }) => [zoneTitle(zone, name), count(visits), count(crewsOf(visits))]),
    },
    {
      key: 'hazards',
      ...titled(HEADS.hazards),
      columns: placedColumns,
      rows: placedRows(({ hazardClass }) => hazardClass !== null),
    },
    {
      key: 'driverless',
      ...titled(HEADS.driverless),
      columns: placedColumns,
      rows: placedRows(({ isDriverless }) => isDriverless),
    },
    ...list.zones.map(({ zone, name, visits }) => ({
      key: `zone-${zone}`,
      title: zoneTitle(zone, name),
      titleEn: HEADS.zone.en,
      columns: [SLOT, PLATE, CREW, GOODS, NOTES, PRESENT],
      rows: visits.map((visit) => [
        visit.slotCode ?? '',
        platesOf(visit),
        visit.people.map(personLine).join('\n'),
        goodsOf(visit),
        notesOf(visit),
        '',
      ]),
    })),
    {
      key: 'staying',
      ...titled(HEADS.staying),
      columns: [{ head: HEADS.bed, look: 'code' }, CREW, PLATE, PRESENT],
      rows: list.staying.map((person) => [
        person.bedCode ?? '',
        personLine({ ...person, bedCode: null }),
        person.plate === '' ? '' : formatPlate(person.plate),
        '',
      ]),
    },
  ];
  return {
    title: HEADS.title,
    siteName: site.siteName,
    asOf: { head: HEADS.asOf, text: dateTimeOf(site.at, site.timeZone) },
    sums: [
      { head: HEADS.trucks, count: list.trucks },
      { head: HEADS.people, count: list.people },
    ],
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function titled({ vi, en }: TwoHeads): Pick<SheetSection, 'title' | 'titleEn'> {
  return { title: vi, titleEn: en };
}

function zoneTitle(zone: string, name: string): string {
  return zone === name ? zone : `${zone} · ${name}`;
}

function crewsOf(visits: readonly EvacuationVisit[]): readonly EvacuationPerson[] {
  return visits.flatMap(({ people }) => people);
}

function count(things: readonly unknown[]): string {
  return String(things.length);
}

function platesOf({ plate, trailerPlate }: EvacuationVisit): string {
  return [plate, ...(trailerPlate === null ? [] : [trailerPlate])].map(formatPlate).join('\n');
}

function personLine({ name, role, phone, bedCode }: EvacuationPerson): string {
  const said = [name ?? WORDS.unnamed, wordOf('vi', 'personRole', role)];
  if (phone !== null) said.push(phone.replaceAll(' ', '\u00a0'));
  if (bedCode !== null) said.push(WORDS.bed(bedCode));
  return said.join(', ');
}

function goodsOf({ hazardClass, goods }: EvacuationVisit): string {
  const said = hazardClass === null ? [] : [WORDS.hazardClass(hazardClass)];
  return [...said, ...(goods === null ? [] : [goods])].join('\n');
}

function notesOf({ kind, isDriverless, keysWith }: EvacuationVisit): string {
  const said: string[] = kind === 'cargo' ? [] : [wordOf('vi', 'visitKind', kind)];
  if (isDriverless) said.push(WORDS.driverless);
  if (keysWith !== null) said.push(WORDS.keys(keysWith));
  return said.join('\n');
}

/** `22/11/2026 02:19` */
function dateTimeOf(at: Instant, zone: TimeZone): string {
  const [day = '', time = ''] = isoOf(at, zone).split('T');
  return `${day.split('-').toReversed().join('/')} ${time.slice(0, 5)}`;
}
