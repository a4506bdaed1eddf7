import { addDays, dayFrom } from '../../kernel/calendar.ts';
import { HOME_COUNTRY, nationalityByPlate } from '../people/nationality.ts';
import type { PersonIdentity, Visit } from '../records.ts';
import { randomOf } from './random.ts';

/** Provinces as citizen numbers write them: Lạng Sơn, Bắc Giang, Hà Nội, Cao Bằng, Quảng Ninh, Bắc Ninh. */
const PROVINCES = ['020', '024', '001', '004', '022', '027'] as const;
const ADDRESSES = ['Cao Lộc, Lạng Sơn', 'Lạng Giang, Bắc Giang', 'Đông Anh, Hà Nội', 'Hạ Long, Quảng Ninh'] as const;
const YEARS = { first: 1966, count: 36 } as const;

/** The paper that a driver shows at the counter; a pure function of seed and visit. All are men born before 2002. */
export function paperOf(
  { id, plate }: Pick<Visit, 'id' | 'plate'>,
  seed: string,
): { readonly documentNo: string; readonly nationality: string; readonly identity: PersonIdentity } {
  const random = randomOf(seed, 'paper', id);
  const year = YEARS.first + random.int(YEARS.count);
  const bornOn = addDays(dayFrom(year, 1, 1), random.int(365));
  const number = String(100_000 + random.int(900_000));
  const nationality = nationalityByPlate(plate) ?? HOME_COUNTRY;
  if (nationality !== HOME_COUNTRY)
    return {
      documentNo: `E${number}${String(10 + random.int(90))}`,
      nationality,
      identity: { kind: 'passport', bornOn, address: null, issuedBy: nationality },
    };
  const century = year < 2000 ? '0' : '2';
  return {
    documentNo: `${random.pick(PROVINCES)}${century}${String(year).slice(2)}${number}`,
    nationality,
    identity: { kind: 'cccd', bornOn, address: random.pick(ADDRESSES), issuedBy: HOME_COUNTRY },
  };
}
