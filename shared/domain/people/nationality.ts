import { readPlate } from '../vehicles/plate.ts';

/** Vietnam, as ISO 3166-1 writes it. */
export const HOME_COUNTRY = 'VN';

const READ_IN: Readonly<Record<string, string>> = { VN: 'vi', CN: 'zh', TW: 'zh', HK: 'zh', MO: 'zh', SG: 'en' };

/** What somebody of a nationality most likely reads; English for all others, null while nobody said. */
export function languageOfNationality(nationality: string | null): string | null {
  return nationality === null ? null : (READ_IN[nationality] ?? 'en');
}

/** A guess by the plate of the truck, to be taken over by hand; null for a plate of no known country. Rule RE13. */
export function nationalityByPlate(plate: string): string | null {
  return readPlate(plate).country;
}

/** Countries of passports as ICAO 9303 part 3 writes them, where they are near; others stay as they were read. */
const BY_THREE_LETTERS: Readonly<Record<string, string>> = {
  VNM: 'VN',
  CHN: 'CN',
  HKG: 'HK',
  MAC: 'MO',
  TWN: 'TW',
  LAO: 'LA',
  KHM: 'KH',
  THA: 'TH',
  MMR: 'MM',
  MYS: 'MY',
  SGP: 'SG',
  IDN: 'ID',
  PHL: 'PH',
  IND: 'IN',
  JPN: 'JP',
  KOR: 'KR',
  MNG: 'MN',
  KAZ: 'KZ',
  RUS: 'RU',
  UKR: 'UA',
  POL: 'PL',
  D: 'DE',
  DEU: 'DE',
  FRA: 'FR',
  GBR: 'GB',
  USA: 'US',
  CAN: 'CA',
  AUS: 'AU',
};

/** The countries that are offered, neighbours first. */
export const OFFERED_COUNTRIES: readonly string[] = [...new Set(Object.values(BY_THREE_LETTERS))];

/** The ISO 3166-1 alpha-2 code of a passport's three letters; null for a country that is not in the table. */
export function countryOfPassport(threeLetters: string): string | null {
  return BY_THREE_LETTERS[threeLetters] ?? null;
}
