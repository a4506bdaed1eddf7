import type { EventType, Json, YardEvent } from '../events.ts';
import type { Visit } from '../records.ts';

/** What is told of a visit that was corrected, in the order in which it is told. */
export const CORRECTED_FIELDS = [
  'plate',
  'trailerPlate',
  'containerNo',
  'vehicleType',
  'lengthCm',
  'loaded',
  'direction',
  'cameFrom',
  'crossingId',
  'cargoClass',
  'goods',
  'needsPower',
  'temperatureC',
  'loadedAt',
  'spoilByAt',
  'hazardClass',
  'weightKg',
  'carrier',
  'peopleCount',
  'customsDeclarationNo',
  'platformCode',
  'growingAreaCode',
  'packingHouseCode',
  'sealNo',
  'isTwoWay',
  'expectedAt',
  'note',
] as const satisfies (keyof Visit)[];

/** What a person is in the truck, and everything that is known of a person, as one. */
const OF_PEOPLE = ['role', 'personal'] as const;

export type CorrectedField = (typeof CORRECTED_FIELDS)[number] | (typeof OF_PEOPLE)[number];

/** One field with what was written before and what since; of `personal` values neither is told (JO3). */
export type Correction = { readonly field: CorrectedField; readonly was: Json; readonly becomes: Json };

/** Events by which what was written of a visit becomes another. */
const CORRECTING: ReadonlySet<EventType> = new Set<EventType>(['visit.amended', 'visit.merged', 'visit.sealed']);

const NOT_TOLD = { field: 'personal', was: null, becomes: null } as const;

/** What an event put right, field by field (YP20); what a gate writes first of a declared truck puts nothing right. */
export function correctionsOf({
  type,
  change,
  info,
}: Pick<YardEvent, 'type' | 'change' | 'info'>): readonly Correction[] {
  const { kind, set, was } = change;
  if (set === null || was === null) return [];
  if (kind === 'person') return type === 'person.amended' || type === 'person.named' ? ofPerson(set, was, info) : [];
  const isArrival = type === 'visit.arrived';
  if (kind !== 'visit' || !(isArrival || CORRECTING.has(type))) return [];
  return CORRECTED_FIELDS.flatMap((field) => {
    const correction = correctionOf(field, set, was);
    return correction === null || (isArrival && correction.was === null) ? [] : [correction];
  });
}

type Fields = Readonly<Record<string, Json>>;

function correctionOf(field: CorrectedField, set: Fields, was: Fields): Correction | null {
  const [before, after] = [was[field] ?? null, set[field]];
  return after === undefined || after === before ? null : { field, was: before, becomes: after };
}

/** A role is told; of what else is known of a person only that it is another now. */
function ofPerson(set: Fields, was: Fields, info: YardEvent['info']): readonly Correction[] {
  const role = correctionOf('role', set, was);
  const isPersonal = info?.['digest'] !== undefined || Object.keys(set).some((field) => field !== 'role');
  return [...(role === null ? [] : [role]), ...(isPersonal ? [NOT_TOLD] : [])];
}
