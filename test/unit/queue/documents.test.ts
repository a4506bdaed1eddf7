import { describe, expect, it } from 'vitest';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { DEFAULT_DOCUMENT_REQUIREMENTS } from '../../../shared/domain/queue/default-documents.ts';
import {
  documentStatesOf,
  requirementsOf,
  type DocumentRequirement,
  type LoadFacts,
  type PaperFacts,
} from '../../../shared/domain/queue/documents.ts';

const kindsOf = (load: Partial<LoadFacts>, list = DEFAULT_DOCUMENT_REQUIREMENTS): readonly string[] =>
  requirementsOf(list, { direction: 'export', cargoClass: 'fresh', goods: null, ...load }).map(({ kind }) => kind);

const NOTHING: PaperFacts = {
  documents: [],
  customsDeclarationNo: null,
  growingAreaCode: null,
  packingHouseCode: null,
  milestones: [],
};

describe('the list of papers', () => {
  const fruit = [
    'customs-declaration',
    'growing-area-code',
    'packing-house-code',
    'plant-quarantine',
    'stamps-and-labels',
  ];

  it('[QU27] of a new site asks of fruit what Lạng Sơn asks, and of durian the results', () => {
    expect(kindsOf({ goods: 'thanh long' })).toEqual([...fruit, 'fees']);
    expect(kindsOf({ goods: null })).toEqual([...fruit, 'fees']);
    for (const goods of ['Sầu riêng Ri6', 'sau rieng', 'DURIAN frozen', '泰国榴莲'])
      expect(kindsOf({ goods })).toEqual([...fruit, 'cadmium', 'auramine-o', 'fees']);
    expect(kindsOf({ cargoClass: 'general', goods: 'sầu riêng sấy' })).toEqual(['customs-declaration', 'fees']);
  });

  it('[QU27] asks plants and animals among imports for their own quarantine', () => {
    const imported = (goods: string | null) => kindsOf({ direction: 'import', goods });
    expect(imported('táo, lê Trung Quốc')).toEqual(['customs-declaration', 'plant-quarantine', 'fees']);
    expect(imported('cá tầm')).toEqual(['customs-declaration', 'animal-quarantine', 'fees']);
    expect(imported(null)).toEqual(['customs-declaration', 'fees']);
    expect(kindsOf({ direction: 'import', cargoClass: 'electronics', goods: 'bản mạch' })).toEqual([
      'customs-declaration',
      'fees',
    ]);
  });

  it('[QU27] finds whole words, with their marks where both have them', () => {
    const line = (word: string): readonly DocumentRequirement[] => [
      { direction: null, cargoClass: null, kind: 'x', goods: [word] },
    ];
    expect(kindsOf({ goods: 'cà phê' }, line('cá'))).toEqual([]);
    expect(kindsOf({ goods: 'ca phe' }, line('cá'))).toEqual(['x']);
    expect(kindsOf({ goods: 'Cá basa' }, line('ca'))).toEqual(['x']);
    expect(kindsOf({ goods: 'cải' }, line('ca'))).toEqual([]);
    expect(kindsOf({ goods: 'cải' }, line(' '))).toEqual([]);
  });

  it('[QU27] takes each kind once, with the stricter age', () => {
    const line = (maxAgeDays?: number): DocumentRequirement => ({
      direction: null,
      cargoClass: null,
      kind: 'test',
      ...(maxAgeDays !== undefined && { maxAgeDays }),
    });
    const asked = (...lines: DocumentRequirement[]) =>
      requirementsOf(lines, { direction: 'export', cargoClass: 'fresh', goods: null });
    expect(asked(line(), line(7), line(30))).toEqual([{ kind: 'test', maxAgeDays: 7 }]);
    expect(asked(line(7), line())).toEqual([{ kind: 'test', maxAgeDays: 7 }]);
  });
});

describe('how papers stand', () => {
  const paper = (more: object): PaperFacts => ({
    ...NOTHING,
    documents: [{ kind: 'cadmium', state: 'present', number: '1', at: instant(0), by: 'an', ...more }],
  });
  const stateOn = (today: string | null, more: object, maxAgeDays: number | null = 14): string | undefined =>
    documentStatesOf(paper(more), [{ kind: 'cadmium', maxAgeDays }], today as Day | null)['cadmium'];

  it('[QU28] a paper holds through its last day', () => {
    expect(stateOn('2026-02-24', { issuedOn: '2026-02-10' })).toBe('present');
    expect(stateOn('2026-02-25', { issuedOn: '2026-02-10' })).toBe('expired');
    expect(stateOn('2026-03-01', { issuedOn: '2026-02-10' }, null)).toBe('present');
    expect(stateOn('2026-02-12', { validUntilOn: '2026-02-12' }, null)).toBe('present');
    expect(stateOn('2026-02-13', { issuedOn: '2026-02-12', validUntilOn: '2026-02-12' })).toBe('expired');
  });

  it('[QU28] without the date that its age is told by nobody knows whether it holds', () => {
    expect(stateOn('2026-02-12', {})).toBe('unknown');
    expect(stateOn('2026-02-12', { validUntilOn: '2026-03-01' })).toBe('present');
    expect(stateOn('2026-02-12', {}, null)).toBe('present');
    expect(stateOn('2026-02-12', { state: 'missing', issuedOn: '2026-02-12' })).toBe('missing');
  });

  it('[QU27] codes of the declaration and paid fees are papers seen', () => {
    const codes = { customsDeclarationNo: '105', growingAreaCode: 'VN-1', packingHouseCode: 'VN-2' };
    const milestones = [{ milestone: 'fees-paid', at: instant(0), by: 'an' }] as const;
    expect(documentStatesOf({ ...NOTHING, ...codes, milestones })).toEqual({
      'customs-declaration': 'present',
      'growing-area-code': 'present',
      'packing-house-code': 'present',
      fees: 'present',
    });
  });
});
