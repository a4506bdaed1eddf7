import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID_PREFIXES, parseWireId, wireId, type IdKind } from '../../../shared/kernel/ids.ts';

const kinds = Object.keys(ID_PREFIXES) as readonly IdKind[];

describe('ids on the wire', () => {
  it('are a prefix and base 36', () => {
    expect(wireId('visit', 100)).toBe('vis_2s');
    expect(wireId('slot', 9)).toBe('slt_9');
  });

  it('have a prefix of their own for every kind', () => {
    expect(new Set(Object.values(ID_PREFIXES)).size).toBe(kinds.length);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 2 ** 50 }), (kind, id) => {
        expect(parseWireId(kind, wireId(kind, id))).toBe(id);
      }),
    );
  });

  it('are refused when they are of another kind or no id at all', () => {
    for (const text of [
      'slt_2s',
      'vis_',
      'vis_0',
      'vis_-1',
      'vis_2S',
      'vis_2 s',
      'vis2s',
      '2s',
      '',
      'vis_zzzzzzzzzzz',
    ]) {
      expect(parseWireId('visit', text)).toBeNull();
    }
  });

  it('never throw, whatever arrives', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const id = parseWireId('visit', `vis_${text}`);
        expect(id === null || (Number.isSafeInteger(id) && id > 0)).toBe(true);
      }),
    );
  });
});
