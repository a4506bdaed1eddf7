import { afterEach, beforeEach, expect, it } from 'vitest';
import type { QueryInput } from '../../../shared/contract/queries.ts';
import { actorWith, aYard, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard();
});
afterEach(() => yard.close());

const TRUCK = { direction: 'export', crossing: 'Hữu Nghị' } as const;

const find = (input: QueryInput<'visit.find'>, actor?: ReturnType<typeof actorWith>) =>
  yard.ask('visit.find', input, actor);
const found = (text: string): readonly string[] =>
  find({ text }).visits.map(({ plate, match }) => `${plate} ${match?.field ?? ''} ${match?.how ?? ''}`);

it('[VF1, VF3, VF4] finds a truck however it is written, and says what fits', () => {
  yard.ok('visit.arrive', {
    plate: '29C-123.45',
    ...TRUCK,
    trailerPlate: '12R-808.08',
    containerNo: 'CSQU3054383',
    carrier: 'HTX Vận tải Đức Mạnh',
    note: 'chờ ông Hưởng',
    driver: 'Lý Văn Hùng',
    phone: '0912 345 678',
  });
  expect(find({ text: '29c 123 45' }).visits).toMatchObject([
    { plate: '29C12345', match: { field: 'plate', how: 'exact', text: '29C12345' } },
  ]);
  expect(found('29c1')).toEqual(['29C12345 plate start']);
  expect(found('2345')).toEqual(['29C12345 plate part']);
  expect(found('29C I2E45')).toEqual([]);
  expect(found('29CI2345')).toEqual(['29C12345 plate slip']);
  expect(found('12r b0b')).toEqual(['29C12345 trailer-plate slip']);
  expect(found('csqu 305438-3')).toEqual(['29C12345 container exact']);
  expect(found('DUC MANH')).toEqual(['29C12345 carrier start']);
  expect(found('huong')).toEqual(['29C12345 note start']);
  expect(found('mạnh 29c')).toEqual(['29C12345 carrier part']);
  expect(find({ text: 'ly van hung' }).visits[0]?.match).toEqual({
    field: 'driver',
    how: 'exact',
    text: 'Lý Văn Hùng',
  });
  expect(find({ text: '345678' }).visits[0]?.match).toEqual({ field: 'phone', how: 'part', text: '0912 345 678' });
  expect(find({ text: '345678' }, actorWith('viewer')).visits).toEqual([]);
});

it('[VF1] finds a truck by the paper slip that it passed on', () => {
  const { visitId } = yard.ok('visit.arrive', { plate: '29C-123.45', ...TRUCK });
  yard.ok('visit.depart', { visitId, departure: 'turned-back', reason: 'về', slipNo: 'G1-000123' });
  expect(find({ text: 'g1 123' }).visits).toMatchObject([{ visitId, match: { field: 'slip', text: 'G1-000123' } }]);
});

it('[VF2] says what is too short or too long, and lists the newest for nothing', () => {
  yard.ok('visit.arrive', { plate: '29C-123.45', ...TRUCK });
  yard.ok('visit.arrive', { plate: '29C-543.21', ...TRUCK });
  for (const text of ['2', ' - c ', 'đ']) expect(() => find({ text })).toThrow('find.too-short');
  for (const text of ['9'.repeat(81), 'xe '.repeat(4000)]) expect(() => find({ text })).toThrow('find.too-long');
  expect(find({ text: '9'.repeat(80) })).toMatchObject({ visits: [], isMore: false });
  expect(find({ text: ' ', limit: 1 })).toMatchObject({ visits: [{ plate: '29C54321', match: null }], isMore: true });
  expect(found('12')).toEqual([]);
  expect(found('54')).toEqual([]);
  expect(found('543')).toEqual(['29C54321 plate part']);
});

it('[VF4] tells live trucks first and within a stage or a time only those', () => {
  const { visitId } = yard.ok('visit.arrive', { plate: '29C-123.45', ...TRUCK });
  yard.at(10);
  const later = yard.ok('visit.arrive', { plate: '29C-543.21', ...TRUCK }).visitId;
  yard.ok('visit.depart', { visitId: later, departure: 'turned-back', reason: 'về' });
  while (yard.stores.index.settle(10, 1));
  expect(find({ text: '29c' }).visits.map((one) => one.visitId)).toEqual([visitId, later]);
  expect(find({ text: '29c', stage: 'departed' }).visits.map((one) => one.visitId)).toEqual([later]);
  expect(find({ text: '29c', to: yard.at(10) }).visits.map((one) => one.visitId)).toEqual([visitId]);
});

it('[VF5] tells the best of what is common, and that there is more', () => {
  for (let n = 0; n < 60; n += 1) {
    const plate = `29C${String(10_000 + n)}`;
    const { visitId } = yard.ok('visit.arrive', { plate, ...TRUCK, carrier: n === 3 ? '29C10' : 'Công ty 29C100' });
    yard.ok('visit.depart', { visitId, departure: 'turned-back', reason: 'về' });
  }
  while (yard.stores.index.settle(7, 1));
  const { visits, isMore } = find({ text: '29c100', limit: 5 });
  expect([visits.map(({ plate }) => plate), isMore]).toEqual([
    ['29C10059', '29C10058', '29C10057', '29C10056', '29C10055'],
    true,
  ]);
  expect(find({ text: '29C10003', limit: 5 })).toMatchObject({ visits: [{ plate: '29C10003' }], isMore: false });
});
