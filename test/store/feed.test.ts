import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeed } from '../../electron/engine/feed.ts';
import { aDeclaredCsv, readListFor } from '../support/declared-list.ts';
import { aYard, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  yard.close();
});

const catchUp = (since: number, head = yard.seq()) => createFeed(yard.stores).catchUp(since, head);

describe('catching up', () => {
  it('gives everything touched since the cursor once, as it is now, and what is gone', () => {
    const arrived = yard.seqOf('visit.arrive', { plate: '12C-111.11', direction: 'export', crossing: 'HN' });
    yard.ok('slot.assign', { visitId: 'vis_1', slotId: 'slt_1' });
    yard.ok('slot.move', { visitId: 'vis_1', slotId: 'slt_2' });
    const answer = catchUp(arrived);
    if ('resync' in answer) throw new Error(answer.resync);
    expect(answer.seq).toBe(yard.seq());
    const rows = answer.rows.map(({ kind, id }) => `${kind} ${id}`).sort();
    expect(rows).toEqual(['slot slt_1', 'slot slt_2', 'visit vis_1']);
    expect(answer.rows.find(({ id }) => id === 'slt_1')?.row).toMatchObject({ visitId: null });

    yard.ok('visit.depart', { visitId: 'vis_1', departure: 'crossed' });
    const after = catchUp(arrived);
    if ('resync' in after) throw new Error(after.resync);
    expect(after.rows.find(({ id }) => id === 'vis_1')).toMatchObject({ row: null });
    expect(catchUp(yard.seq())).toEqual({ seq: yard.seq(), rows: [] });
  });

  it('[SL7] sends what was seen in a stock-take as gone once it is over, and again when that is taken back', () => {
    const { countId } = yard.ok('count.start', {});
    yard.ok('count.see', { countId, slotId: 'slt_1', isEmpty: true });
    const seen = yard.seq();
    const over = yard.seqOf('count.abandon', { countId, reason: 'mưa' });
    const rowsSince = (seq: number): unknown => {
      const answer = catchUp(seq);
      if ('resync' in answer) throw new Error(answer.resync);
      return answer.rows.map(({ id, row }) => [id, row === null]).sort();
    };
    expect(rowsSince(seen)).toEqual([
      ['cnt_1', true],
      ['sgt_1', true],
    ]);
    yard.ok('change.undo', { seq: over });
    expect(rowsSince(over)).toEqual([
      ['cnt_1', false],
      ['sgt_1', false],
    ]);
  });

  it('sends a station to a snapshot when it is ahead, too far back, or missed too much', async () => {
    expect(catchUp(yard.seq() + 1)).toEqual({ resync: 'ahead' });
    expect(catchUp(0, 5001)).toEqual({ resync: 'too-old' });
    const before = yard.seq();
    const bytes = Buffer.from(aDeclaredCsv(2000));
    const list = await readListFor(yard, 'declared.csv', bytes);
    const input = { fileName: 'declared.csv', contentBase64: bytes.toString('base64') };
    yard.run('expected.import', input, { prepared: { list } });
    expect(catchUp(before)).toEqual({ resync: 'too-large' });
  });
});
