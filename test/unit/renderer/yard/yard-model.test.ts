import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireId } from '../../../../shared/kernel/ids.ts';
import type { FeedFrame, RowImage } from '../../../../shared/contract/feed.ts';
import { YARD_VIEWS } from '../../../../renderer/features/yard/category.ts';
import { createYardModel, type YardModel } from '../../../../renderer/features/yard/yard-model.ts';
import { createRowStore, type RowStore } from '../../../../renderer/store/row-store.ts';
import { aFullYard, aSlotRow, aSnapshot, aVisitRow, createTraffic, YARD_NOW } from '../../../support/full-yard.ts';

function started(snapshot = aFullYard(120)) {
  const rows = createRowStore();
  rows.reset(snapshot);
  return { rows, model: createYardModel(rows) };
}

function apply(rows: RowStore, images: readonly RowImage[]): void {
  const frame: Extract<FeedFrame, { type: 'changes' }> = {
    type: 'changes',
    from: rows.seq(),
    to: rows.seq() + 1,
    siteNow: YARD_NOW,
    rate: 1,
    rows: images,
  };
  expect(rows.apply(frame)).toBe('applied');
}

/** Everything a screen reads of a model, to compare one that followed with one built anew. */
function pictureOf(model: YardModel) {
  return {
    slots: Object.fromEntries([...model.slots()].sort(([a], [b]) => (a < b ? -1 : 1))),
    counts: YARD_VIEWS.map((view) => Object.fromEntries(model.counts(view, YARD_NOW))),
    zones: model.zones().map(({ zone, trucks, slots }) => [zone.code, trucks, slots]),
    unplaced: model.unplaced().map(({ visitId }) => visitId),
    trucks: model.trucks(),
  };
}

const ZONES = [1, 2].map((number) => ({
  zoneId: wireId('zone', number),
  code: `Z${number}`,
  name: '',
  nameEn: '',
  kind: number === 1 ? ('parking' as const) : ('unknown' as const),
  capacity: 0,
  direction: null,
  cargoClasses: [],
  outline: [],
  parts: [],
  removedAt: null,
}));

describe('the yard model', () => {
  it('counts every slot once in every view', () => {
    const { model } = started();
    for (const view of YARD_VIEWS) {
      const sum = [...model.counts(view, YARD_NOW).values()].reduce((a, b) => a + b, 0);
      expect(sum).toBe(120);
    }
  });

  it('[AC1] counts each truck in the yard in exactly one zone', () => {
    const { model } = started();
    expect(model.zones().reduce((sum, { trucks }) => sum + trucks, 0)).toBe(model.trucks());
  });

  it('tells which slots a change touched: also those of the truck and of its alarm', () => {
    const slot = aSlotRow(1, { visitId: wireId('visit', 1) });
    const { rows, model } = started(aSnapshot({ slots: [slot, aSlotRow(2)], visits: [aVisitRow(1)], zones: ZONES }));
    const touched: string[][] = [];
    model.watch(({ slots }) => touched.push([...slots]));
    apply(rows, [{ kind: 'visit', id: 'vis_1', row: aVisitRow(1, { noShows: 1 }) }]);
    const alarm = {
      alarmId: wireId('alarm', 1),
      code: 'same-plate' as const,
      visitId: wireId('visit', 1),
      zoneId: null,
      slotId: null,
      areaId: null,
      details: null,
      raisedAt: YARD_NOW,
      acknowledgedAt: null,
      acknowledgedBy: null,
      clearedAt: null,
      clearedBy: null,
    };
    apply(rows, [{ kind: 'alarm', id: 'alm_1', row: alarm }]);
    expect(model.get('slt_1')?.state).toBe('alarm');
    apply(rows, [{ kind: 'alarm', id: 'alm_1', row: { ...alarm, clearedAt: YARD_NOW } }]);
    expect(touched).toEqual([['slt_1'], ['slt_1'], ['slt_1']]);
    expect(model.get('slt_1')?.state).toBe('occupied');
  });

  it('lists trucks in the yard without a slot, the longest here first, until they have one', () => {
    const early = aVisitRow(1, { arrivedAt: (YARD_NOW - 60_000) as typeof YARD_NOW });
    const { rows, model } = started(aSnapshot({ visits: [aVisitRow(2), early], slots: [aSlotRow(1)], zones: ZONES }));
    expect(model.unplaced().map(({ visitId }) => visitId)).toEqual(['vis_1', 'vis_2']);
    apply(rows, [{ kind: 'visit', id: 'vis_1', row: { ...early, slotId: wireId('slot', 1) } }]);
    expect(model.unplaced().map(({ visitId }) => visitId)).toEqual(['vis_2']);
  });

  it('calls a moved or renamed slot a change of the layout, a parked truck not', () => {
    const { rows, model } = started(aSnapshot({ slots: [aSlotRow(1), aSlotRow(2)], zones: ZONES }));
    const layouts: boolean[] = [];
    model.watch(({ isLayout }) => layouts.push(isLayout));
    apply(rows, [{ kind: 'slot', id: 'slt_1', row: aSlotRow(1, { visitId: wireId('visit', 1) }) }]);
    apply(rows, [{ kind: 'slot', id: 'slt_1', row: aSlotRow(1, { xCm: 5 }) }]);
    apply(rows, [{ kind: 'slot', id: 'slt_2', row: null }]);
    expect(layouts).toEqual([false, true, true]);
  });

  it('followed frame by frame is the same as built anew', () => {
    const slotNumber = fc.integer({ min: 1, max: 4 });
    const visitNumber = fc.integer({ min: 1, max: 4 });
    const maybeVisit = fc.option(visitNumber, { nil: null });
    const visitId = (number: number | null) => (number === null ? null : wireId('visit', number));
    const image: fc.Arbitrary<RowImage> = fc.oneof(
      fc
        .record({
          at: slotNumber,
          visit: maybeVisit,
          kept: maybeVisit,
          isClosed: fc.boolean(),
          zone: fc.constantFrom(1, 2),
        })
        .map(({ at, visit, kept, isClosed, zone }) => ({
          kind: 'slot' as const,
          id: wireId('slot', at),
          row: aSlotRow(at, {
            visitId: visitId(visit),
            reservedFor: visitId(kept),
            status: isClosed ? 'closed' : 'open',
            zoneId: wireId('zone', zone),
          }),
        })),
      slotNumber.map((at) => ({ kind: 'slot' as const, id: wireId('slot', at), row: null })),
      fc
        .record({
          at: visitNumber,
          slot: fc.option(slotNumber, { nil: null }),
          zone: fc.constantFrom(1, 2),
          stage: fc.constantFrom('expected', 'waiting', 'called', 'processing'),
        })
        .map(({ at, slot, zone, stage }) => ({
          kind: 'visit' as const,
          id: wireId('visit', at),
          row: aVisitRow(at, {
            stage: stage as 'waiting',
            slotId: slot === null ? null : wireId('slot', slot),
            zoneId: wireId('zone', zone),
          }),
        })),
      visitNumber.map((at) => ({ kind: 'visit' as const, id: wireId('visit', at), row: null })),
      fc.record({ at: slotNumber, visit: maybeVisit, isOver: fc.boolean() }).map(({ at, visit, isOver }) => ({
        kind: 'alarm' as const,
        id: wireId('alarm', at),
        row: {
          alarmId: wireId('alarm', at),
          code: 'same-plate' as const,
          visitId: visitId(visit),
          zoneId: null,
          slotId: null,
          areaId: null,
          details: null,
          raisedAt: YARD_NOW,
          acknowledgedAt: null,
          acknowledgedBy: null,
          clearedAt: isOver ? YARD_NOW : null,
          clearedBy: null,
        },
      })),
      fc
        .record({ at: slotNumber, slot: slotNumber, visit: maybeVisit, isOver: fc.boolean() })
        .map(({ at, slot, visit, isOver }) => ({
          kind: 'incident' as const,
          id: wireId('incident', at),
          row: {
            incidentId: wireId('incident', at),
            kind: 'leak' as const,
            place: `slot:${wireId('slot', slot)}`,
            visitId: visitId(visit),
            note: '',
            calls: [],
            openedAt: YARD_NOW,
            openedBy: 'lan',
            closedAt: isOver ? YARD_NOW : null,
            closedBy: null,
            outcome: '',
            isRestricted: false,
            steps: [],
          },
        })),
    );
    fc.assert(
      fc.property(fc.array(fc.array(image, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (frames) => {
        const { rows, model } = started(
          aSnapshot({ zones: ZONES, slots: [aSlotRow(1), aSlotRow(2)], visits: [aVisitRow(1)] }),
        );
        for (const frame of frames) apply(rows, frame);
        expect(pictureOf(model)).toEqual(pictureOf(createYardModel(rows)));
      }),
      { numRuns: 200 },
    );
  });

  it('follows 1,000 changed slots of 10,000', () => {
    const yard = aFullYard(10_000);
    const { rows, model } = started(yard);
    const traffic = createTraffic(yard);
    const frames = Array.from({ length: 50 }, () => traffic.next(20));
    for (const frame of frames) rows.apply(frame);
    expect(pictureOf(model)).toEqual(pictureOf(createYardModel(rows)));
  });
});
