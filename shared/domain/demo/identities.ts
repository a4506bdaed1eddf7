import { dayFrom, type Day } from '../../kernel/calendar.ts';
import type { IdentityKind } from '../vocabulary.ts';
import type { Random } from './random.ts';
import { FAMILY_NAMES } from './words.ts';

/** What somebody tells of an identity paper, in the fields of `person.amend`. */
export type DemoIdentity = {
  readonly nationality: 'VN' | 'CN';
  readonly language: 'vi' | 'zh';
  readonly documentNo: string;
  readonly identity: {
    readonly kind: IdentityKind;
    readonly bornOn: Day;
    readonly address: string | null;
    readonly issuedBy: 'VN' | 'CN';
  };
};

const ADDRESSES = [
  'Thôn Bản Mẫu, xã Đồng Xanh, Lạng Sơn',
  'Tổ 4, phường Kỳ Mẫu, Lạng Sơn',
  'Ấp Vườn Mẫu, xã Cửu Long Xanh, Đồng Tháp',
  'Thôn 3, xã Cà Phê Mẫu, Đắk Lắk',
  'Khu 2, xã Thanh Long Mẫu, Lâm Đồng',
  'Số 12, đường Mẫu, phường Kinh Bắc Xanh, Bắc Ninh',
] as const;

const HAN = /\p{Script=Han}/u;

/**
 * An invented identity that goes with a name. No real paper has these numbers: no province has the code 999, and no
 * passport the series XX.
 */
export function identityFor(name: string, random: Random): DemoIdentity {
  const year = 1968 + random.int(36);
  const bornOn = dayFrom(year, 1 + random.int(12), 1 + random.int(28));
  const digits = (count: number): string => String(random.int(10 ** count)).padStart(count, '0');
  if (HAN.test(name)) {
    const identity = { kind: 'passport', bornOn, address: null, issuedBy: 'CN' } as const;
    return { nationality: 'CN', language: 'zh', documentNo: `XX${digits(7)}`, identity };
  }
  const century = year < 2000 ? 0 : 2;
  return {
    nationality: 'VN',
    language: 'vi',
    documentNo: `999${String(century)}${String(year % 100).padStart(2, '0')}${digits(6)}`,
    identity: { kind: 'cccd', bornOn, address: random.pick(ADDRESSES), issuedBy: 'VN' },
  };
}

const WOMEN = ['Thị Hoa', 'Thị Mai', 'Thị Hạnh', 'Thị Thu', 'Thị Lan Anh', 'Thị Ngọc', 'Thị Bích'] as const;

/** The name of a woman who travels with her goods. */
export function womanName(random: Random): string {
  return `${random.pick(FAMILY_NAMES)} ${random.pick(WOMEN)}`;
}
