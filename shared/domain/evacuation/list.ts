import type { VisitStage } from '../gate/visit-stage.ts';
import { isInYard } from '../gate/visit-stage.ts';
import type { Person, Visit, Zone } from '../records.ts';

/** What the list is made of, as records or as live rows: `Key` is how they name a visit or a zone. */
export type EvacuationFacts<Key> = {
  readonly zones: Iterable<Pick<Zone, 'code' | 'name' | 'kind'> & { readonly key: Key }>;
  readonly visits: Iterable<
    Omit<EvacuationVisit, 'people'> & { readonly key: Key; readonly zone: Key | null; readonly stage: VisitStage }
  >;
  /** Everybody who has not left. */
  readonly people: Iterable<EvacuationPerson & { readonly visit: Key; readonly isStaying: boolean }>;
};

export type EvacuationPerson = {
  readonly name: string | null;
  readonly role: Person['role'];
  readonly phone: string | null;
  /** Where they sleep. */
  readonly bedCode: string | null;
};

export type EvacuationVisit = Pick<
  Visit,
  'plate' | 'trailerPlate' | 'kind' | 'hazardClass' | 'goods' | 'isDriverless' | 'keysWith'
> & {
  readonly slotCode: string | null;
  readonly people: readonly EvacuationPerson[];
};

export type EvacuationZone = {
  readonly zone: string;
  readonly name: string;
  readonly visits: readonly EvacuationVisit[];
};

/** Who and what is on site, by zone. */
export type EvacuationList = {
  readonly trucks: number;
  readonly people: number;
  readonly zones: readonly EvacuationZone[];
  /** Who stayed behind when the truck left, and who sleeps here while it is abroad. */
  readonly staying: readonly (EvacuationPerson & { readonly plate: string })[];
};

/** Every truck in the yard once, by zone, and everybody on site once (IN6). */
export function evacuationOf<Key>(facts: EvacuationFacts<Key>): EvacuationList {
  const zones = [...facts.zones].map((zone) => ({ ...zone, visits: [] as EvacuationVisit[] }));
  const byKey = new Map(zones.map((zone) => [zone.key, zone]));
  const nowhere = zones.find(({ kind }) => kind === 'unknown');
  const visits = new Map([...facts.visits].map((visit) => [visit.key, visit]));
  const crews = new Map<Key, EvacuationPerson[]>();
  const staying: EvacuationList['staying'][number][] = [];
  let people = 0;
  for (const { visit: key, isStaying, ...person } of facts.people) {
    const visit = visits.get(key);
    if (isStaying) {
      // Whoever has no bed while the truck is abroad is taken to have gone along (RE3).
      if (visit?.stage === 'abroad' && person.bedCode === null) continue;
      staying.push({ ...person, plate: visit?.plate ?? '' });
    } else {
      if (visit === undefined || !isInYard(visit.stage)) continue;
      const crew = crews.get(key);
      if (crew === undefined) crews.set(key, [person]);
      else crew.push(person);
    }
    people += 1;
  }
  let trucks = 0;
  for (const { key, zone, stage, ...visit } of visits.values()) {
    if (!isInYard(stage)) continue;
    const place = (zone === null ? undefined : byKey.get(zone)) ?? nowhere;
    if (place === undefined) throw new Error('a yard without a zone for what stands nowhere');
    place.visits.push({ ...visit, people: crews.get(key) ?? [] });
    trucks += 1;
  }
  return {
    trucks,
    people,
    zones: zones.map(({ code, name, visits: ofZone }) => ({ zone: code, name, visits: ofZone.sort(bySlot) })),
    staying,
  };
}

function bySlot(a: EvacuationVisit, b: EvacuationVisit): number {
  const [left, right] = [`${a.slotCode ?? ''} ${a.plate}`, `${b.slotCode ?? ''} ${b.plate}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
