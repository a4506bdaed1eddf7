import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../renderer/client/app-context.ts';
import { asOfRows } from '../../../../renderer/features/past/paper/as-of.ts';
import { standingsOf } from '../../../../renderer/features/past/paper/standings.ts';
import { lineName, markWords } from '../../../../renderer/features/past/wording.ts';
import { pastTexts } from '../../../../renderer/features/past/texts/catalog.ts';
import { createRowStore, type RowStore } from '../../../../renderer/store/row-store.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';
import { translatorOf } from '../../../../renderer/ui/i18n.ts';
import type { Snapshot } from '../../../../shared/contract/rows.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { HOUR_MS, later } from '../../../../shared/kernel/instant.ts';
import { aFullYard, aSlotRow, aSnapshot, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';

const { word } = wordsOf('vi', createFormat('vi', 'Asia/Ho_Chi_Minh'));
const t = translatorOf(pastTexts, 'vi');

function rowsOf(snapshot: Snapshot): RowStore {
  const rows = createRowStore();
  rows.reset(snapshot);
  return rows;
}

describe('the printed yard of an instant', () => {
  it('[YP18] has each truck in the yard once, as many as the screen counts, and nobody by name', () => {
    const yard = aFullYard(1200);
    const rows = rowsOf(yard);
    const asOf = asOfRows(rows, YARD_NOW, 4711, word);
    expect(asOf).toMatchObject({ at: YARD_NOW, seq: 4711, siteName: yard.sites[0]?.name });
    const { counters } = asOf.figures;
    expect(asOf.zones.reduce((sum, { trucks }) => sum + trucks, 0)).toBe(counters.inYard);
    const keys = asOf.zones.flatMap(({ standings }) => standings.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(counters.inYard).toBeGreaterThan(500);
    const named = yard.people.flatMap(({ name }) => name ?? []);
    expect(named.length).toBeGreaterThan(100);
    const told = JSON.stringify(asOf);
    for (const name of new Set(named)) expect(told).not.toContain(name);
  });

  it('[YP18] sorts a zone by slot, with every slot of a long truck, what nobody knew, and those without a slot last', () => {
    const slot = (number: number) => ({ slotId: wireId('slot', number), slotCode: `A1-${String(number)}` });
    const inA = { zoneId: wireId('zone', 1), stage: 'waiting' } as const;
    const rows = rowsOf(
      aSnapshot({
        slots: [2, 9, 10, 11].map((number) =>
          aSlotRow(number, { code: `A1-${String(number)}`, ...(number === 9 && { unknownAt: YARD_NOW }) }),
        ),
        visits: [
          aVisitRow(1, { ...inA, plate: '12C11111', arrivedAt: later(YARD_NOW, -HOUR_MS) }),
          aVisitRow(2, { ...inA, ...slot(10), plate: '12C22222', alsoSlotIds: [wireId('slot', 11)], loaded: false }),
          aVisitRow(3, { ...inA, ...slot(2), plate: '12C33333', kind: 'internal' }),
          aVisitRow(4, { ...inA, stage: 'expected', plate: '12C44444' }),
        ],
      }),
    );
    const standings = standingsOf(rows).flatMap((zone) => zone.standings);
    expect(standings.map(({ slots, plate, what }) => [slots.join(' '), plate, what?.code ?? null])).toEqual([
      ['A1-2', '12C33333', 'internal'],
      ['A1-9', null, null],
      ['A1-10 A1-11', '12C22222', 'empty'],
      ['', '12C11111', 'general'],
    ]);
  });

  it('[YP18] tells a clock that ran out on many trucks once, with the trucks (AL8)', () => {
    const visits = [1, 2, 3, 4].map((number) => aVisitRow(number, { plate: `12C1111${String(number)}` }));
    const alarm = {
      code: 'overstay',
      ...{ zoneId: null, slotId: null, areaId: null, details: null },
      ...{ acknowledgedAt: null, acknowledgedBy: null, clearedAt: null, clearedBy: null },
    } as const;
    const alarms = visits.map(({ visitId }, n) => ({
      ...alarm,
      alarmId: wireId('alarm', n + 1),
      visitId,
      raisedAt: later(YARD_NOW, -n),
    }));
    const { open } = asOfRows(rowsOf(aSnapshot({ visits, alarms })), YARD_NOW, 1, word);
    expect(open).toMatchObject([{ kind: 'alarm', count: 4, what: 'Ở quá lâu' }]);
    expect(open[0]?.where.toSorted()).toEqual(['12C-111.11', '12C-111.12', '12C-111.13', '12C-111.14']);
  });
});

describe('words of the past', () => {
  it('[YP18] two queues of one crossing are told apart by direction and point', () => {
    const line = { key: '', crossing: 'Hữu Nghị', isSuspended: false, longestMs: null, first: [] };
    const counts = { waiting: 0, called: 0, processing: 0 };
    const names = [
      lineName({ ...line, ...counts, direction: 'export', point: 'main' }, word),
      lineName({ ...line, ...counts, direction: 'import', point: 'main' }, word),
      lineName({ ...line, ...counts, direction: 'import', point: 'quarantine' }, word),
    ];
    expect(names).toEqual(['Hữu Nghị xuất', 'Hữu Nghị nhập', 'Hữu Nghị nhập · kiểm dịch']);
  });

  it('[YP19] a mark says what happened and to which truck', () => {
    const visit = aVisitRow(1, { plate: '12C12345' });
    const rows = rowsOf(aSnapshot({ visits: [visit] }));
    const of = { at: YARD_NOW, visitId: visit.visitId };
    const said = [
      markWords({ ...of, kind: 'alarm', code: 'overstay' }, rows, word, t),
      markWords({ ...of, kind: 'incident', code: 'leak' }, rows, word, t),
      markWords({ ...of, kind: 'suspension', code: 'crossing.suspend' }, rows, word, t),
      markWords({ ...of, kind: 'suspension', code: 'crossing.resume' }, rows, word, t),
      markWords({ ...of, kind: 'stock-take', code: 'abandoned' }, rows, word, t),
    ];
    expect(said).toEqual([
      'Cảnh báo: 12C-123.45 ở quá lâu',
      'Sự cố: rò rỉ, 12C-123.45',
      'Dừng gọi xe',
      'Gọi xe lại',
      'Kiểm bãi',
    ]);
  });
});
