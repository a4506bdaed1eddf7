import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { pullingKindOf } from '../../../shared/domain/gate/pulling.ts';
import { usualDepartureOf } from '../../../shared/domain/gate/decide.ts';
import { canFollow, type Departure } from '../../../shared/domain/gate/visit-stage.ts';
import { normalisePlate, readPlate } from '../../../shared/domain/vehicles/plate.ts';
import { VISIT_KINDS, type VehicleType, type VisitKind } from '../../../shared/domain/vocabulary.ts';
import type { Course } from '../../store/usual-course.ts';

/** What the operator may say of a truck beside its plate; null = as declared. */
export type EntryOptions = {
  /** Cargo queues; yard tractors, food vans and guests only come in. */
  readonly kind: VisitKind;
  readonly vehicleType: VehicleType | null;
  readonly loaded: boolean;
  readonly course: Course | null;
  readonly people: number;
};

/** The one-key vehicle types of the gate; the digit is the number of axles where there is one. */
export const TYPE_KEYS = [
  ['2', 'truck-2-axle'],
  ['3', 'truck-3-axle'],
  ['4', 'truck-4-axle'],
  ['5', 'tractor-40'],
  ['6', 'tractor-45'],
  ['7', 'tractor-alone'],
  ['8', 'new-vehicle'],
  ['9', 'trailer-alone'],
] as const satisfies readonly (readonly [string, VehicleType])[];

/** Provinces whose trucks come over this border, most frequent first; the sign a Vietnamese keyboard lacks. */
export const CHINESE_SIGNS = [
  '桂',
  '粤',
  '湘',
  '云',
  '鄂',
  '赣',
  '贵',
  '川',
  '豫',
  '鲁',
  '浙',
  '苏',
  '闽',
  '沪',
] as const;

/** Whether a text would be a Chinese plate if the province stood before it. */
export function lacksChineseSign(text: string): boolean {
  return readPlate(text).form === 'unknown' && readPlate(`桂${normalisePlate(text)}`).country === 'CN';
}

const MOST_PEOPLE = 60;

/** Where an entry starts: the declaration where there is one, else what is usual at this gate. */
export function startOptions(visit: VisitRow | null, usual: Course | null, usualPeople: number): EntryOptions {
  if (visit === null) return { kind: 'cargo', vehicleType: null, loaded: true, course: usual, people: usualPeople };
  return {
    kind: visit.kind,
    vehicleType: visit.vehicleType,
    loaded: visit.loaded,
    course: { direction: visit.direction, crossing: visit.crossing },
    people: visit.peopleCount > 0 ? visit.peopleCount : usualPeople,
  };
}

/** The options after a key, or null when the key means nothing here. By place on the keyboard. */
export function optionsAfterKey(
  options: EntryOptions,
  key: { readonly code: string; readonly shiftKey: boolean },
  courses: readonly Course[],
): EntryOptions | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(key.code)?.[1];
  if (digit !== undefined && !key.shiftKey) {
    const type = TYPE_KEYS.find(([number]) => number === digit)?.[1];
    return type === undefined ? null : { ...options, vehicleType: type };
  }
  switch (key.code) {
    case 'KeyH':
      return { ...options, loaded: true };
    case 'KeyR':
      return { ...options, loaded: false };
    case 'KeyK':
      return { ...options, kind: nextOf(VISIT_KINDS, options.kind) };
    case 'KeyC':
      return { ...options, course: nextCourse(options.course, courses) };
    case 'Equal':
    case 'NumpadAdd':
      return { ...options, people: Math.min(MOST_PEOPLE, options.people + 1) };
    case 'Minus':
    case 'NumpadSubtract':
      return { ...options, people: Math.max(0, options.people - 1) };
    default:
      return null;
  }
}

function nextOf<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] ?? now;
}

function nextCourse(course: Course | null, courses: readonly Course[]): Course | null {
  const at = courses.findIndex((each) => each.direction === course?.direction && each.crossing === course.crossing);
  return courses[(at + 1) % Math.max(1, courses.length)] ?? course;
}

/** The command for an entry: for a declared truck only what differs from its declaration. */
export function arriveInput(
  plate: string,
  visit: VisitRow | null,
  options: EntryOptions,
  station: { readonly gate: string; readonly lane: string },
): CommandInput<'visit.arrive'> {
  const { kind, vehicleType, loaded, people } = options;
  const isNew = visit === null;
  const course = kind === 'cargo' ? options.course : null;
  return {
    plate,
    ...station,
    ...(isNew ? {} : { visitId: visit.visitId }),
    ...(kind !== (visit?.kind ?? 'cargo') ? { kind } : {}),
    ...(vehicleType !== null && (isNew || vehicleType !== visit.vehicleType) ? { vehicleType } : {}),
    ...(isNew || loaded !== visit.loaded ? { loaded } : {}),
    ...(course !== null && (isNew || course.direction !== visit.direction) ? { direction: course.direction } : {}),
    ...(course !== null && (isNew || course.crossing !== visit.crossing) ? { crossing: course.crossing } : {}),
    // A trailer that stands alone has brought nobody, unless somebody says so.
    ...(vehicleType !== 'trailer-alone' && (isNew || people !== visit.peopleCount) ? { people } : {}),
  };
}

const EXPORT_ENDS = ['crossed', 'turned-back', 'transferred', 'left-without-service'] as const;
const IMPORT_ENDS = ['cleared-inland', 'returned-abroad', 'transferred', 'left-without-service'] as const;

/** What the barrier may open for: the end of a visit, a tractor that leaves its trailer here, a truck that will be back. */
export type WayOut = Departure | 'uncouple' | 'abroad';

/** What it opens for when nobody says otherwise: a two-way truck goes to the other side’s yard and comes back. */
export function usualWayOut(visit: VisitRow): WayOut {
  return visit.isTwoWay && visit.stage !== 'waiting' && canGoAbroad(visit) ? 'abroad' : usualDepartureOf(visit);
}

function canGoAbroad(visit: VisitRow): boolean {
  return visit.kind === 'cargo' && visit.direction === 'export' && canFollow(visit.stage, 'abroad') && !isHeld(visit);
}

function isHeld({ holds }: VisitRow): boolean {
  return holds.some((hold) => hold.to === null);
}

/**
 * How a truck may go out at this gate, in the order of keys 1 …: the ends of its visit, leaving its trailer behind where
 * it pulls one, going abroad to come back, and under a hold the ending that alarms, last.
 */
export function waysOut(visit: VisitRow): readonly WayOut[] {
  if (visit.kind !== 'cargo') return ['left-without-service'];
  const usual: readonly Departure[] = visit.direction === 'export' ? EXPORT_ENDS : IMPORT_ENDS;
  const ends =
    visit.stage === 'abroad'
      ? (['returned-abroad', ...usual.filter((end) => end !== 'returned-abroad')] as const)
      : usual;
  // A rigid truck would go with a load of its own (GA6).
  const isPulled = visit.hasTractor && visit.trailerPlate !== null && pullingKindOf(visit.vehicleType) === 'tractor';
  const canUncouple = isPulled && visit.stage !== 'abroad' && !isHeld(visit);
  return [
    ...ends,
    ...(canUncouple ? (['uncouple'] as const) : []),
    ...(canGoAbroad(visit) ? (['abroad'] as const) : []),
    ...(isHeld(visit) ? (['left-under-hold'] as const) : []),
  ];
}
