import type { AlarmRow } from '../../../../shared/contract/rows.ts';
import { alarmLinesOf } from '../../../../shared/domain/ground/alarm-kinds.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { alarmFactsOf, alarmWordsOf, type AlarmFacts } from '../../../client/alarm-facts.ts';
import type { Words } from '../../../client/app-context.ts';
import { placeWordsOf } from '../../../client/place-words.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { figuresOf, type PastFigures } from '../figures.ts';
import { standingsOf, type ZoneStandings } from './standings.ts';

export type PastBuilding = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly beds: number;
  readonly taken: number;
  /** Neither taken nor out of use. */
  readonly free: number;
};

/** What the printed sheet of an instant tells (YP18). Nobody's name is in it. */
export type AsOf = {
  readonly siteName: string;
  readonly parentUnit: string;
  readonly at: Instant;
  /** The newest change that was recorded by then. */
  readonly seq: number;
  readonly figures: PastFigures;
  readonly zones: readonly ZoneStandings[];
  readonly buildings: readonly PastBuilding[];
  /** Incidents that were open, then alarms as they are worked through (AL8). */
  readonly open: readonly OpenThen[];
};

export type OpenThen = {
  readonly key: string;
  readonly kind: 'alarm' | 'incident';
  readonly since: Instant;
  readonly what: string;
  /** Trucks that it is about, when it is one clock of many (AL8); else 1. */
  readonly count: number;
  /** Its place and truck, or the trucks of many; empty where nobody said it. */
  readonly where: readonly string[];
};

/** Reads the sheet from the rows of an instant; they may be others afterwards. */
export function asOfRows(rows: RowStore, at: Instant, seq: number, word: Words['word']): AsOf {
  const site = rows.get('site', 'site');
  return {
    siteName: site?.name ?? '',
    parentUnit: site?.settings.parentUnit ?? '',
    at,
    seq,
    figures: figuresOf(rows, at),
    zones: standingsOf(rows),
    buildings: buildingsOf(rows),
    open: openOf(rows, word),
  };
}

function openOf(rows: RowStore, word: Words['word']): readonly OpenThen[] {
  const lines = alarmLinesOf([...rows.all('alarm').values()].filter(({ clearedAt }) => clearedAt === null));
  const incidents = [...rows.all('incident').values()].filter(({ closedAt }) => closedAt === null);
  return [
    ...incidents.map(({ incidentId, kind, place, visitId, openedAt }): OpenThen => ({
      key: incidentId,
      kind: 'incident',
      since: openedAt,
      what: word('incidentKind', kind),
      count: 1,
      where: [placeWordsOf(place, rows, word), plateOf(visitId, rows)].filter((part) => part !== ''),
    })),
    ...lines.map(({ alarms: [first, ...others] }) => openLineOf(first, others, rows, word)),
  ];
}

function openLineOf(first: AlarmRow, others: readonly AlarmRow[], rows: RowStore, word: Words['word']): OpenThen {
  const facts = alarmFactsOf(rows, first);
  const line = { key: first.alarmId, kind: 'alarm', since: first.raisedAt, count: others.length + 1 } as const;
  if (others.length === 0)
    return { ...line, what: alarmWordsOf(first, facts, word), where: placeOfAlarm(first, facts, rows) };
  const plates = [first, ...others].map((alarm) => plateOf(alarm.visitId, rows));
  return {
    ...line,
    what: alarmWordsOf(first, { ...facts, plate: '' }, word),
    where: plates.filter((plate) => plate !== ''),
  };
}

/** The slot, area or zone that it is about, else where its truck stood. */
function placeOfAlarm({ visitId, zoneId }: AlarmRow, facts: AlarmFacts, rows: RowStore): readonly string[] {
  const visit = visitId === null ? undefined : rows.get('visit', visitId);
  const zone = rows.get('zone', zoneId ?? visit?.zoneId ?? '');
  const place = facts.slotCode ?? facts.areaCode ?? visit?.slotCode ?? zone?.code;
  return place === undefined ? [] : [place];
}

function plateOf(visitId: string | null, rows: RowStore): string {
  const visit = visitId === null ? undefined : rows.get('visit', visitId);
  return visit === undefined ? '' : formatPlate(visit.plate);
}

function buildingsOf(rows: RowStore): readonly PastBuilding[] {
  const buildings = new Map<string, PastBuilding>();
  for (const { facilityId, facility: code, stayId, status } of rows.all('bed').values()) {
    const { name = code, nameEn = code } = rows.get('facility', facilityId) ?? {};
    const of = buildings.get(facilityId) ?? { key: facilityId, code, name, nameEn, beds: 0, taken: 0, free: 0 };
    const isTaken = stayId !== null;
    buildings.set(facilityId, {
      ...of,
      beds: of.beds + 1,
      taken: of.taken + (isTaken ? 1 : 0),
      free: of.free + (!isTaken && status === 'usable' ? 1 : 0),
    });
  }
  return [...buildings.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
