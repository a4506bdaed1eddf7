import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_NUMBERING } from '../../../../shared/domain/layout/draw.ts';
import {
  act,
  changesOf,
  newKeys,
  rebased,
  redo,
  select,
  startDraft,
  undo,
  type Draft,
} from '../../../../renderer/features/layout/draft.ts';
import {
  aligned,
  copies,
  distributed,
  moved,
  removed,
  renumbered,
  slotsWith,
  turned,
  withCapacities,
} from '../../../../renderer/features/layout/edits.ts';
import { keepDraft, keptDraft } from '../../../../renderer/features/layout/keep.ts';
import { saveInputOf, type SaveInput } from '../../../../renderer/features/layout/save-input.ts';
import { USUAL_ROW } from '../../../../renderer/features/layout/row-maker.ts';
import { slotsOfBlock } from '../../../../renderer/features/layout/row-maker.ts';
import { thingsOf, type Doc, type Entry, type Key, type Thing } from '../../../../renderer/features/layout/things.ts';
import { contentOf, smallDoc } from './a-plan.ts';

type Deed = { readonly what: number; readonly from: number; readonly count: number; readonly by: number };

const deeds = fc.array(
  fc.record({
    what: fc.nat(8),
    from: fc.nat(200),
    count: fc.integer({ min: 1, max: 12 }),
    by: fc.integer({ min: -900, max: 900 }),
  }),
  { maxLength: 14 },
);

/** Does what somebody might do to some of the things. */
function done(draft: Draft, { what, from, count, by }: Deed): Draft {
  const { doc } = draft;
  const all = [...doc.keys()];
  const keys = Array.from({ length: count }, (_, at) => all[(from + at) % Math.max(1, all.length)] ?? '');
  const fresh = newKeys(draft, 400);
  const keyAt = (at: number): Key => fresh[at] ?? '';
  const step = (name: Parameters<typeof act>[1], entries: readonly Entry[]): Draft =>
    act(draft, name, withCapacities(doc, entries));
  switch (what) {
    case 0:
      return step('move', moved(doc, keys, by, -by));
    case 1:
      return step('turn', turned(doc, keys, by));
    case 2:
      return step('remove', removed(doc, keys));
    case 3:
      return step('copy', copies(doc, keys, [by, 5000], keyAt));
    case 4:
      return step('align', aligned(doc, keys, 'left'));
    case 5:
      return step('distribute', distributed(doc, keys, 'y'));
    case 6:
      return step('renumber', renumbered(doc, keys, `Z${from}`, USUAL_NUMBERING));
    case 7:
      return step('change', slotsWith(doc, keys, { lengthCm: 1000 + Math.abs(by), hasPower: by > 0 }));
    default:
      return step(
        'add-row',
        slotsOfBlock(USUAL_ROW, { at: [by * 100, 90_000 + from * 100], angleDeg: 0 }, count, 'A', `N${from}`).map(
          (value, at): Entry => [keyAt(at), { kind: 'slot', value }],
        ),
      );
  }
}

describe('a draft of the plan', () => {
  it('undone to the beginning is the saved plan, and done again is what was drawn', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const drawn = list.reduce(done, startDraft(smallDoc));
        let back = drawn;
        while (back.past.length > 0) back = undo(back);
        expect(contentOf(back.doc)).toEqual(contentOf(smallDoc));
        expect(changesOf(back)).toEqual([]);
        let again = back;
        while (again.future.length > 0) again = redo(again);
        expect(contentOf(again.doc)).toEqual(contentOf(drawn.doc));
      }),
      { numRuns: 120 },
    );
  });

  it('counts what changes nothing as no step, and forgets what was taken back once something else is done', () => {
    const start = startDraft(smallDoc);
    const [key = ''] = smallDoc.keys();
    expect(act(start, 'move', moved(smallDoc, [key], 0, 0)).past).toEqual([]);
    const there = act(start, 'move', moved(smallDoc, [key], 100, 0));
    const back = undo(there);
    expect(back.future).toHaveLength(1);
    expect(act(back, 'remove', [[key, null]]).future).toEqual([]);
  });

  it('selects nothing that is gone', () => {
    const [key = ''] = smallDoc.keys();
    const chosen = select(startDraft(smallDoc), [key, 'nothing']);
    expect([...chosen.selected]).toEqual([key]);
    expect(act(chosen, 'remove', [[key, null]]).selected.size).toBe(0);
  });

  it('keeps its changes upon what others saved meanwhile', () => {
    const [[mine, slot] = ['', undefined], [theirs, other] = ['', undefined]] = Array.from(thingsOf(smallDoc, 'slot'));
    if (slot === undefined || other === undefined) throw new Error('the plan has slots');
    const draft = act(startDraft(smallDoc), 'change', slotsWith(smallDoc, [mine], { lengthCm: 1234 }));
    const saved = new Map(smallDoc).set(theirs, { kind: 'slot', value: { ...other, lengthCm: 777 } });
    const { doc } = rebased(draft, saved);
    expect(doc.get(mine)).toEqual({ kind: 'slot', value: { ...slot, lengthCm: 1234 } });
    expect(doc.get(theirs)).toEqual(saved.get(theirs));
  });

  it('is there again after a reload, with its steps, for the same person only', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const drawn = list.reduce(done, startDraft(smallDoc));
        const storage = aStorage();
        keepDraft({ storage, owner: 'an' }, drawn);
        const found = keptDraft({ storage, owner: 'an' }, smallDoc);
        expect(contentOf(found.doc)).toEqual(contentOf(drawn.doc));
        expect(found.past).toEqual(drawn.past);
        expect(changesOf(keptDraft({ storage, owner: 'binh' }, smallDoc))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is kept without its steps when there is no room, and not at all when it is nonsense', () => {
    const drawn = act(startDraft(smallDoc), 'remove', removed(smallDoc, [...smallDoc.keys()].slice(0, 5)));
    const storage = aStorage();
    const full = {
      ...storage,
      setItem: (key: string, text: string) => {
        if (text.includes('"before"')) throw new Error('quota');
        storage.setItem(key, text);
      },
    };
    keepDraft({ storage: full, owner: 'an' }, drawn);
    const found = keptDraft({ storage, owner: 'an' }, smallDoc);
    expect(contentOf(found.doc)).toEqual(contentOf(drawn.doc));
    expect(found.past).toEqual([]);
    storage.setItem('ben-bai.layout-draft', '{"owner":"an","changes":7');
    expect(changesOf(keptDraft({ storage, owner: 'an' }, smallDoc))).toEqual([]);
  });
});

describe('what saving sends', () => {
  it('makes the saved plan the drawn one, and nothing else', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const drawn = list.reduce(done, startDraft(smallDoc));
        if (hasRepeatedCodes(drawn.doc)) return;
        const input = saveInputOf(drawn);
        expect(contentOf(saved(smallDoc, input))).toEqual(contentOf(drawn.doc));
        const { length } = changesOf(drawn);
        const sent = Object.values(input).reduce((sum, list) => sum + (list?.length ?? 0), 0);
        expect(sent).toBeLessThanOrEqual(length * 2);
        if (length === 0) expect(sent).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps a slot that was taken away and drawn anew under its code', () => {
    const [[key, slot] = ['', undefined]] = Array.from(thingsOf(smallDoc, 'slot'));
    if (slot === undefined) throw new Error('the plan has slots');
    const gone = act(startDraft(smallDoc), 'remove', [[key, null]]);
    const again = act(gone, 'add-row', [['+1', { kind: 'slot', value: { ...slot, xCm: slot.xCm + 50 } }]]);
    expect(saveInputOf(again)).toMatchObject({
      slots: [{ slotId: key, code: slot.code, xCm: slot.xCm + 50 }],
      removeSlots: [],
    });
  });
});

/** The plan after a save, as the engine keeps it: by id where there is one, else by code. */
function saved(base: Doc, input: SaveInput): Doc {
  const doc = new Map(base);
  let made = 0;
  const keyOf = (kind: Thing['kind'], code: string): string | undefined =>
    [...doc].find(([, thing]) => thing.kind === kind && thing.value.code === code)?.[0];
  const gone = [
    ...(input.removeZones ?? []).map((code) => keyOf('zone', code)),
    ...(input.removeSlots ?? []).map((code) => keyOf('slot', code)),
    ...(input.removeKeepClear ?? []).map((code) => keyOf('area', code)),
    ...(input.removeLandmarks ?? []).map((code) => keyOf('landmark', code)),
  ];
  for (const key of gone) {
    expect(key, 'only what is there is taken away').toBeDefined();
    doc.delete(key ?? '');
  }
  const put = (id: unknown, thing: Thing): void => {
    const key = typeof id === 'string' ? id : keyOf(thing.kind, thing.value.code);
    doc.set(key ?? `made_${(made += 1)}`, thing);
  };
  for (const { zoneId, ...value } of input.zones) put(zoneId, { kind: 'zone', value } as unknown as Thing);
  for (const { slotId, ...value } of input.slots) put(slotId, { kind: 'slot', value } as unknown as Thing);
  for (const value of input.keepClear ?? []) put(null, { kind: 'area', value } as Thing);
  for (const value of input.landmarks ?? []) put(null, { kind: 'landmark', value } as Thing);
  return doc;
}

function hasRepeatedCodes(doc: Doc): boolean {
  const codes = Array.from(doc.values(), ({ kind, value }) => `${kind} ${value.code}`);
  return new Set(codes).size !== codes.length;
}

function aStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}
