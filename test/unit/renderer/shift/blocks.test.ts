import { describe, expect, it } from 'vitest';
import { blocksOf, type Block } from '../../../../renderer/features/shift/blocks.ts';
import { slipRangesOf } from '../../../../renderer/features/shift/slip-ranges.ts';
import { shiftTexts } from '../../../../renderer/features/shift/texts/catalog.ts';
import { wordsOf } from '../../../../renderer/client/app-context.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';
import { translatorOf } from '../../../../renderer/ui/i18n.ts';
import type { ShiftPage } from '../../../../shared/domain/shift/types.ts';
import { parseIso } from '../../../../shared/kernel/calendar.ts';

const format = createFormat('vi', 'Asia/Ho_Chi_Minh');
const near = parseIso('2026-02-10T14:00:00+07:00');
const wording = { t: translatorOf(shiftTexts, 'vi'), word: wordsOf('vi', format).word, format, near };

const page: ShiftPage = {
  zones: [
    { zone: 'A', name: 'Xuất tươi', trucks: 1038 },
    { zone: 'GL', name: 'Làn cổng', trucks: 4 },
  ],
  trucks: 1042,
  people: 2131,
  passesIn: 391,
  passesOut: 389,
  slipsMissing: [{ series: 'G1', numbers: ['G1-000007', 'G1-000011', 'G1-000012', 'G1-000013'] }],
  unconfirmed: [{ plate: '12C12345', code: 'left-unrecorded', at: parseIso('2026-02-10T02:15:00+07:00') }],
  holds: [{ plate: '12C00001', authority: '', from: parseIso('2026-02-09T22:15:00+07:00') }],
  incidents: [{ kind: 'suspicion', place: '', openedAt: near }],
  moves: [{ plate: '12C00002', target: 'B3', orderedAt: near }],
  keys: [{ plate: '12C00003', keysWith: 'móc 7', isDriverless: true }],
  takings: [
    { how: 'cash', count: 3, amountDong: 150_000 },
    { how: 'transfer', count: 1, amountDong: 50_000 },
  ],
  cashOpeningDong: 500_000,
  cashExpectedDong: 650_000,
  receiptFirst: '26-000121',
  receiptLast: '26-000124',
};

/** A block as it is read: its figure, then each line. */
function readOf(block: Block | undefined): readonly string[] {
  return [
    block?.figure ?? '',
    ...(block?.lines.map((line) => [line.code, line.words, line.side].filter((part) => part !== '').join(' ')) ?? []),
  ];
}

describe('the ten blocks of a page', () => {
  const blocks = blocksOf(page, wording);
  const block = (key: Block['key']): readonly string[] => readOf(blocks.find((one) => one.key === key));

  it('stand in the same places, what needs a hand first', () => {
    expect(blocks.map(({ key }) => key)).toEqual(
      ['cases', 'slips', 'incidents', 'holds', 'moves', 'keys'].concat(['zones', 'traffic', 'cash', 'receipts']),
    );
    const empty = blocksOf({ ...page, unconfirmed: [], holds: [] }, wording);
    expect(empty.map(({ key }) => key)).toEqual(blocks.map(({ key }) => key));
    expect(empty.filter(({ isOpen }) => isOpen).map(({ key }) => key)).toEqual(['slips', 'incidents', 'moves', 'keys']);
  });

  it('say what is open: trucks by plate, and a restricted hold or incident only that there is one', () => {
    expect(block('cases')).toEqual(['1', '12C-123.45 đi không ghi 02:15']);
    expect(block('holds')).toEqual(['1', '12C-000.01 chờ thủ tục 09/02 22:15']);
    expect(block('incidents')).toEqual(['1', 'nghi vấn 14:00']);
    expect(block('moves')).toEqual(['1', '12C-000.02 → B3 14:00']);
    expect(block('keys')).toEqual(['1', '12C-000.03 móc 7 không có lái']);
  });

  it('count every missing slip and write stretches of them as one', () => {
    expect(block('slips')).toEqual(['4', 'G1-000007 1', 'G1-000011 … G1-000013 3']);
  });

  it('say what there is: trucks, people, cash and receipts', () => {
    expect(block('zones')).toEqual(['1.042', 'Xuất tươi 1.038', 'Làn cổng 4']);
    expect(block('traffic')).toEqual(['2.131', '↓ vào trong ca 391', '↑ ra trong ca 389']);
    expect(block('cash')).toEqual([
      '650.000 đ',
      'Đầu ca 500.000',
      'tiền mặt, 3 biên lai 150.000',
      'chuyển khoản, 1 biên lai 50.000',
    ]);
    expect(block('receipts')).toEqual(['4', '26-000121 Số đầu', '26-000124 Số cuối']);
  });
});

describe('stretches of slips', () => {
  it('begin anew at every gap and at another series', () => {
    expect(slipRangesOf([])).toEqual([]);
    expect(slipRangesOf(['G1-000009', 'G1-000010', 'G2-000011', 'G2-000013'])).toEqual([
      { first: 'G1-000009', last: 'G1-000010', count: 2 },
      { first: 'G2-000011', last: 'G2-000011', count: 1 },
      { first: 'G2-000013', last: 'G2-000013', count: 1 },
    ]);
  });
});
