import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { FOR_WHOM, FACILITY_KINDS, type FacilityKind } from '../../../shared/domain/vocabulary.ts';
import { readNumber } from '../../ui/format.ts';
import { numberIn, numberText } from './fields.ts';
import { readHours, type HoursProblem } from './spans-text.ts';

type Values = Readonly<Record<string, string>>;

/** What is asked of a kind besides what every facility has. */
const ASKED: Readonly<Record<FacilityKind, readonly ('forWhom' | 'turn' | 'canteen')[]>> = {
  dormitory: ['forWhom'],
  shower: ['forWhom', 'turn'],
  toilet: ['forWhom'],
  canteen: ['canteen'],
  water: [],
  laundry: ['turn'],
  'first-aid': [],
  charging: [],
  plug: [],
};

/** Whether somebody who sets up a facility of this kind is asked that. */
export function asks(kind: FacilityKind, what: 'forWhom' | 'turn' | 'canteen'): boolean {
  return ASKED[kind].includes(what);
}

/** The kind in the form. */
export function kindIn(typed: string | undefined, facility: FacilityRow | null): FacilityKind {
  return FACILITY_KINDS.find((kind) => kind === typed) ?? facility?.kind ?? 'dormitory';
}

const CM = 100;

/** A place on the plan as it is typed, in metres. */
export function metresText(cm: number | null): string {
  return cm === null ? '' : numberText(cm / CM);
}

export type FacilityProblem = `hours-${HoursProblem}` | 'half-place';

/** What is wrong between the fields of the form, or null. */
export function problemOfFacility(values: Values): FacilityProblem | null {
  const hours = readHours(values['openHours'] ?? '');
  if (hours === 'form' || hours === 'overlap') return `hours-${hours}`;
  const isHalf =
    (values['xM'] ?? '').trim() === '' ? (values['yM'] ?? '').trim() !== '' : (values['yM'] ?? '').trim() === '';
  return isHalf ? 'half-place' : null;
}

/** Reads the form into what is saved of the facility itself. */
export function facilityOf(
  values: Values,
): Omit<CommandInput<'facility.save'>, 'facilityId' | 'rooms' | 'beds' | 'sittings'> {
  const kind = kindIn(values['kind'], null);
  const hours = readHours(values['openHours'] ?? '');
  const numberOrNull = (name: string): number | null =>
    (values[name] ?? '').trim() === '' ? null : numberIn(values, name);
  return {
    code: values['code'] ?? '',
    kind,
    name: values['name'] ?? '',
    ...((values['nameEn'] ?? '') === '' ? {} : { nameEn: values['nameEn'] }),
    capacity: numberIn(values, 'capacity'),
    isOpen: values['isOpen'] !== '',
    forWhom: FOR_WHOM.find((one) => asks(kind, 'forWhom') && one === values['forWhom']) ?? 'everybody',
    openHours: typeof hours === 'string' ? [] : [...hours],
    turnMinutes: asks(kind, 'turn') ? numberOrNull('turnMinutes') : null,
    portionsPerHour: asks(kind, 'canteen') ? numberOrNull('portionsPerHour') : null,
    xCm: centimetres(values['xM']),
    yCm: centimetres(values['yM']),
  };
}

function centimetres(typed: string | undefined): number | null {
  const metres = readNumber(typed ?? '');
  return metres === null ? null : Math.round(metres * CM);
}
