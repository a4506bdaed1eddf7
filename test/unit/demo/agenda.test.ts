import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgenda } from '../../../electron/demo/agenda.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';

describe('the agenda', () => {
  it('gives every truck once, at its latest time, soonest first', () => {
    const puts = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.option(fc.integer({ min: 0, max: 50 }))));
    fc.assert(
      fc.property(puts, fc.integer({ min: 0, max: 50 }), (all, until) => {
        const agenda = createAgenda();
        const model = new Map<number, number>();
        for (const [id, at] of all) {
          agenda.put(id as VisitId, at === null ? null : instant(at));
          if (at === null) model.delete(id);
          else model.set(id, at);
        }
        const due = [...model].filter(([, at]) => at <= until).sort((a, b) => a[1] - b[1] || a[0] - b[0]);
        expect(agenda.takeDue(instant(until))).toEqual(due.map(([id]) => id));
        expect(agenda.takeDue(instant(until))).toEqual([]);
      }),
    );
  });
});
