import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../shared/kernel/calendar.ts';
import { readCccd } from '../../shared/domain/people/cccd.ts';
import { checkDigitOf, readMrz } from '../../shared/domain/people/mrz.ts';
import { readPaper } from '../../shared/domain/people/read-paper.ts';

const WORDS = ['NGUYEN', 'TRAN', 'VAN', 'THI', 'DUC', 'ZHANG', 'WEI', 'XIAOMING', 'LUO'];
const LETTERS = ['Nguyễn', 'Trần', 'Văn', 'Thị', 'Đức', 'Lò', 'Ếch', 'Hoàng'];
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const COUNTRIES = { VNM: 'VN', CHN: 'CN', LAO: 'LA' } as const;

const bornOn = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('1936-01-01' as Day, days));
const names = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 4 });
const passport = fc.record({
  country: fc.constantFrom('VNM', 'CHN', 'LAO'),
  number: fc.stringMatching(/^[A-Z][A-Z0-9]{6,8}$/),
  names,
  bornOn,
  isWoman: fc.boolean(),
});
type Passport = typeof passport extends fc.Arbitrary<infer Value> ? Value : never;

const six = (day: string): string => day.slice(2).replaceAll('-', '');
const checked = (text: string): string => text + checkDigitOf(text);

function zoneOf({ country, number, names: [family = '', ...given], bornOn: born, isWoman }: Passport): string {
  const first = `P<${country}${family}<<${given.join('<')}`.padEnd(44, '<').slice(0, 44);
  const parts = [checked(number.padEnd(9, '<')), checked(six(born)), checked('330101'), checked('<'.repeat(14))];
  const [a = '', b = '', c = '', d = ''] = parts;
  return `${first}\n${a}${country}${b}${isWoman ? 'F' : 'M'}${c}${d}${checkDigitOf(a + b + c + d)}`;
}

describe('identity papers', () => {
  it('[RE13] what a passport says is what is read from its zone', () => {
    fc.assert(
      fc.property(passport, (one) => {
        expect(readPaper(zoneOf(one))).toEqual({
          from: 'passport',
          name: one.names.join(' '),
          documentNo: one.number,
          isWoman: one.isWoman,
          nationality: COUNTRIES[one.country as keyof typeof COUNTRIES],
          identity: {
            kind: 'passport',
            bornOn: one.bornOn,
            address: null,
            issuedBy: COUNTRIES[one.country as keyof typeof COUNTRIES],
          },
          problems: [],
        });
      }),
    );
  });

  it('[RE13] one sign of number, birth or expiry that was misread is noticed', () => {
    fc.assert(
      fc.property(passport, fc.integer({ min: 0, max: 24 }), fc.integer({ min: 1, max: 35 }), (one, at, step) => {
        const zone = zoneOf(one);
        const [first = '', second = ''] = zone.split('\n');
        const columns = [...Array(10).keys(), 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 43];
        const column = columns[at] ?? 0;
        const right = second[column] ?? '';
        const wrong = SIGNS[(Math.max(0, SIGNS.indexOf(right)) + step) % 36] ?? '';
        // Signs ten apart have one check digit by the standard: those nobody can tell.
        fc.pre(wrong !== right && checkDigitOf(wrong) !== checkDigitOf(right));
        const read = readMrz(`${first}\n${second.slice(0, column)}${wrong}${second.slice(column + 1)}`);
        expect(read?.problems).not.toEqual([]);
      }),
    );
  });

  it('[RE13] what a citizen card says is what is read from its QR', () => {
    const card = fc.record({
      tail: fc.stringMatching(/^\d{6}$/),
      names: fc.array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 4 }),
      bornOn,
      isWoman: fc.boolean(),
    });
    fc.assert(
      fc.property(card, ({ tail, names: said, bornOn: born, isWoman }) => {
        const century = Number(born.slice(0, 2)) - 19;
        const number = `020${String(century * 2 + (isWoman ? 1 : 0))}${born.slice(2, 4)}${tail}`;
        const [year, month, day] = born.split('-');
        const text = [
          number,
          '',
          said.join(' '),
          `${day ?? ''}${month ?? ''}${year ?? ''}`,
          isWoman ? 'Nữ' : 'Nam',
          'Lạng Sơn',
          '',
        ].join('|');
        expect(readCccd(text)).toEqual({
          from: 'cccd',
          name: said.join(' '),
          documentNo: number,
          isWoman,
          nationality: 'VN',
          identity: { kind: 'cccd', bornOn: born, address: 'Lạng Sơn', issuedBy: 'VN' },
          problems: [],
        });
      }),
    );
  });

  it('[RE13] no text at all makes the reader fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[P|<IA0-9]{30,120}$/)), (text) => void readPaper(text)),
    );
  });
});
