/** What kind of plate a text is, by its grammar alone. */
export const PLATE_FORMS = [
  'vn-vehicle',
  'vn-trailer',
  'vn-special',
  'vn-temporary',
  'cn-vehicle',
  'cn-trailer',
  'cn-nev',
  'unknown',
] as const;
export type PlateForm = (typeof PLATE_FORMS)[number];

export type PlateCountry = 'VN' | 'CN';

export type PlateReading = {
  /** The normalised plate; also for an unknown form. */
  readonly plate: string;
  readonly form: PlateForm;
  readonly country: PlateCountry | null;
};

const VN_PROVINCE = '(?:1[124-9]|2\\d|3\\d|4[0137-9]|5\\d|6\\d|7\\d|8[0-689]|9[02-57-9])';
const CN_PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';

const GRAMMAR: readonly (readonly [PlateForm, RegExp])[] = [
  ['vn-vehicle', new RegExp(`^${VN_PROVINCE}[A-HK-NPSTUVXYZ]\\d{4,5}$`)],
  ['vn-trailer', new RegExp(`^${VN_PROVINCE}(?:R\\d{4,5}|RM\\d{5})$`)],
  ['vn-special', new RegExp(`^${VN_PROVINCE}(?:LD|KT|DA|HC)\\d{4,5}$`)],
  ['vn-temporary', /^T\d{7}$/],
  ['cn-trailer', new RegExp(`^${CN_PROVINCE}[A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}挂$`)],
  ['cn-nev', new RegExp(`^${CN_PROVINCE}[A-HJ-NP-Z](?:\\d{5}[A-HJK]|[A-HJK][A-HJ-NP-Z0-9]\\d{4})$`)],
  ['cn-vehicle', new RegExp(`^${CN_PROVINCE}[A-HJ-NP-Z][A-HJ-NP-Z0-9]{5}$`)],
];

/**
 * The form in which plates are stored and compared: upper case, without spaces, dots, hyphens and middle dots.
 * Full-width letters and digits of a Chinese keyboard become plain ones.
 */
export function normalisePlate(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-‐‑‒–—−_·•・‧∙⋅]/g, '');
}

/** Normalises a plate and names its form. An unknown form is a reading like the others (GA2). */
export function readPlate(text: string): PlateReading {
  const plate = normalisePlate(text);
  const form = GRAMMAR.find(([, pattern]) => pattern.test(plate))?.[0] ?? 'unknown';
  return { plate, form, country: countryOf(form) };
}

/** Tells whether a plate follows one of the known grammars. */
export function isKnownPlate(text: string): boolean {
  return readPlate(text).form !== 'unknown';
}

/** Tells whether a plate belongs to a trailer or semi-trailer. */
export function isTrailerForm(form: PlateForm): boolean {
  return form === 'vn-trailer' || form === 'cn-trailer';
}

/** Writes a plate as people read it: `12C-123.45`, `12C-1234`, `桂A·12345`. An unknown form stays as it is. */
export function formatPlate(plate: string): string {
  const reading = readPlate(plate);
  if (reading.country === 'CN') return `${reading.plate.slice(0, 2)}·${reading.plate.slice(2)}`;
  const match = /^(\d{2}[A-Z]{1,2})(\d{4,5})$/.exec(reading.plate);
  if (reading.country !== 'VN' || match === null) return reading.plate;
  const [, series = '', digits = ''] = match;
  return digits.length === 5 ? `${series}-${digits.slice(0, 3)}.${digits.slice(3)}` : `${series}-${digits}`;
}

function countryOf(form: PlateForm): PlateCountry | null {
  if (form === 'unknown') return null;
  return form.startsWith('vn') ? 'VN' : 'CN';
}
