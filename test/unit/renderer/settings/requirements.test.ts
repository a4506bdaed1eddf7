import { describe, expect, it } from 'vitest';
import { DEFAULT_DOCUMENT_REQUIREMENTS } from '../../../../shared/domain/queue/default-documents.ts';
import { requirementsOf } from '../../../../shared/domain/queue/documents.ts';
import { documentNameOf, notReadyTextOf } from '../../../../shared/contract/texts/text-of.ts';
import { dutyText, readDuty } from '../../../../renderer/features/settings/duty-text.ts';
import { withMoved } from '../../../../renderer/features/settings/ordered-lines.ts';
import {
  draftsOf,
  OWN,
  problemOfLine,
  requirementsOfDrafts,
  withNewLine,
} from '../../../../renderer/features/settings/requirement-draft.ts';

describe('the list of papers while it is edited', () => {
  it('[QU27] asks the same after it was opened and saved', () => {
    const saved = requirementsOfDrafts(draftsOf(DEFAULT_DOCUMENT_REQUIREMENTS));
    for (const goods of [null, 'sầu riêng', '榴莲', 'táo', 'cá', 'thép'])
      for (const direction of ['export', 'import'] as const)
        for (const cargoClass of ['fresh', 'general'] as const) {
          const load = { direction, cargoClass, goods };
          expect(requirementsOf(saved, load)).toEqual(requirementsOf(DEFAULT_DOCUMENT_REQUIREMENTS, load));
        }
  });

  it('[QU27] a paper of the site gets a kind from its name and keeps it under another name', () => {
    const [line] = withNewLine([]);
    if (line === undefined) throw new Error('no line');
    expect(problemOfLine(line)).toBe('name');
    const named = { ...line, nameVi: ' Giấy cân xe ', nameZh: '过磅单', goods: 'thép, sắt', maxAgeDays: '3' };
    expect(problemOfLine(named)).toBeNull();
    const [saved] = requirementsOfDrafts([named]);
    expect(saved).toEqual({
      direction: null,
      cargoClass: null,
      kind: 'giay-can-xe',
      goods: ['thép', 'sắt'],
      maxAgeDays: 3,
      names: { vi: 'Giấy cân xe', en: null, zh: '过磅单' },
    });
    if (saved === undefined) throw new Error('no requirement');
    const [again] = draftsOf([saved]);
    expect(again).toMatchObject({ kind: OWN, ownKind: 'giay-can-xe', nameVi: 'Giấy cân xe', nameZh: '过磅单' });
    const renamed = { ...(again ?? line), nameVi: 'Phiếu cân' };
    expect(requirementsOfDrafts([renamed])[0]).toMatchObject({ kind: 'giay-can-xe', names: { vi: 'Phiếu cân' } });
  });

  it.each(['0', '1001', '3,5', 'x'])('[QU28] takes no age of %s days', (maxAgeDays) => {
    const [line] = withNewLine([]);
    expect(line && problemOfLine({ ...line, nameVi: 'x', maxAgeDays })).toBe('age');
  });

  it('moves lines within the list', () => {
    const lines = withNewLine(withNewLine(withNewLine([])));
    const keys = (moved: typeof lines): readonly number[] => moved.map(({ key }) => key);
    expect(keys(withMoved(lines, 0, 1))).toEqual([1, 0, 2]);
    expect(keys(withMoved(lines, 2, -1))).toEqual([0, 2, 1]);
    expect(keys(withMoved(lines, 0, -1))).toEqual([0, 1, 2]);
    expect(keys(withMoved(lines, 2, 1))).toEqual([0, 1, 2]);
  });

  it('[QU28] papers of the site go by its own names in what is said of a truck', () => {
    const named = [{ kind: 'giay-can', names: { vi: 'giấy cân', en: null, zh: '过磅单' } }];
    expect(notReadyTextOf('vi', 'expired-document:giay-can', named)).toBe('giấy cân quá hạn');
    expect(notReadyTextOf('en', 'missing-document:giay-can', named)).toBe('missing: giấy cân');
    expect(documentNameOf('vi', 'cadmium', [{ kind: 'cadmium', names: { vi: 'x', en: null, zh: null } }])).toBe(
      'kết quả cadimi',
    );
    expect(documentNameOf('vi', 'giay-can')).toBe('giay-can');
  });
});

describe('hours of duty as they are typed', () => {
  it('[QU31] go on past midnight, and past Sunday', () => {
    expect(readDuty('06:00–14:00, 22h00-06g00', 7)).toEqual([
      { weekday: 7, fromMinute: 360, toMinute: 840 },
      { weekday: 7, fromMinute: 1320, toMinute: 1440 },
      { weekday: 1, fromMinute: 0, toMinute: 360 },
    ]);
    expect(readDuty('22:00–24:00', 2)).toEqual([{ weekday: 2, fromMinute: 1320, toMinute: 1440 }]);
    expect(readDuty('22:00–00:00', 2)).toEqual([{ weekday: 2, fromMinute: 1320, toMinute: 1440 }]);
    expect(readDuty(' ', 2)).toEqual([]);
  });

  it.each(['06:00', '6-14', '06:00–06:00', '25:00–26:00', '06:00–14:00–22:00', 'sáng'])('are not %s', (text) => {
    expect(readDuty(text, 1)).toBeNull();
  });

  it('[QU31] are written as they are read', () => {
    const duty = readDuty('22:00–06:00, 08:00–12:00', 3) ?? [];
    expect([3, 4, 5].map((weekday) => dutyText(duty, weekday))).toEqual([
      '08:00–12:00, 22:00–24:00',
      '00:00–06:00',
      '',
    ]);
  });
});
