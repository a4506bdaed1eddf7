import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant } from '../../../../shared/kernel/instant.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { categoryOf, CATEGORIES, YARD_VIEWS } from '../../../../renderer/features/yard/category.ts';
import { papersOf } from '../../../../renderer/features/yard/papers.ts';
import {
  alarmOf,
  compareByNeed,
  incidentAlarmOf,
  SLOT_STATES,
  slotViewOf,
  STATE_SIGNS,
  worstOf,
  type SlotAlarm,
} from '../../../../renderer/features/yard/slot-view.ts';
import { defaultSettings } from '../../../../shared/domain/site/settings.ts';
import { aSlotRow, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';

const visitId = wireId('visit', 1);
const hold = {
  holdId: 'h1',
  authority: 'customs',
  reason: '',
  documentNo: null,
  visibility: 'restricted' as const,
  from: YARD_NOW,
  to: null,
};
const alarm: SlotAlarm = {
  id: 'alm_1',
  source: 'alarm',
  code: 'same-plate',
  raisedAt: YARD_NOW,
  isAcknowledged: false,
};
const standing = aSlotRow(1, { visitId });

function stateOf(slot: Parameters<typeof aSlotRow>[1], visit: Parameters<typeof aVisitRow>[1] | null = null) {
  return slotViewOf(aSlotRow(1, slot), visit === null ? null : aVisitRow(1, visit), null, null).state;
}

describe('what a slot shows', () => {
  it('shows one of seven states, each with a sign or a form of its own', () => {
    expect(stateOf({})).toBe('free');
    expect(stateOf({ reservedFor: visitId })).toBe('reserved');
    expect(stateOf({ visitId }, {})).toBe('occupied');
    expect(stateOf({ visitId }, { milestones: [{ milestone: 'cleared', at: YARD_NOW, by: 'lan' }] })).toBe('cleared');
    expect(stateOf({ visitId }, { holds: [hold] })).toBe('held');
    expect(stateOf({ status: 'closed' })).toBe('closed');
    expect(slotViewOf(standing, aVisitRow(1), null, alarm).state).toBe('alarm');
    const signs = SLOT_STATES.map((state) => STATE_SIGNS[state]).filter((sign) => sign !== '');
    expect(new Set(signs).size).toBe(signs.length);
  });

  it('[SL3] shows a closing, broken or keep-clear slot without a truck as closed, one with a truck as occupied', () => {
    expect(stateOf({ status: 'closing' })).toBe('closed');
    expect(stateOf({ status: 'out-of-service' })).toBe('closed');
    expect(stateOf({ isKeepClear: true })).toBe('closed');
    expect(stateOf({ status: 'closing', visitId }, {})).toBe('occupied');
  });

  it('says occupied while the truck of a slot is not known yet, and held only while a hold is open', () => {
    expect(stateOf({ visitId })).toBe('occupied');
    expect(stateOf({ visitId }, { holds: [{ ...hold, to: YARD_NOW }] })).toBe('occupied');
  });

  it('puts a hold before a clearance', () => {
    expect(
      stateOf({ visitId }, { holds: [hold], milestones: [{ milestone: 'cleared', at: YARD_NOW, by: 'lan' }] }),
    ).toBe('held');
  });

  it('shows the alarm nobody has seen before the older one that somebody has', () => {
    const seen = {
      ...alarm,
      id: 'alm_2',
      zoneId: null,
      slotId: null,
      areaId: null,
      details: null,
      raisedAt: instant(YARD_NOW - HOUR_MS),
      isAcknowledged: true,
    };
    expect(worstOf([seen, alarm])).toBe(alarm);
    expect(worstOf([])).toBeNull();
  });

  it('forgets alarms that are cleared and incidents that are closed', () => {
    const row = {
      alarmId: wireId('alarm', 1),
      code: 'same-plate' as const,
      visitId,
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
    expect(alarmOf(row)).toEqual({ ...alarm, id: row.alarmId });
    expect(alarmOf({ ...row, clearedAt: YARD_NOW })).toBeNull();
    // What is told of many trucks together, or is a clock that somebody has seen, does not paint the map red.
    expect(alarmOf({ ...row, code: 'overstay' })).toBeNull();
    expect(alarmOf({ ...row, code: 'perishable' })).not.toBeNull();
    expect(alarmOf({ ...row, code: 'perishable', acknowledgedAt: YARD_NOW })).toBeNull();
    expect(alarmOf({ ...row, acknowledgedAt: YARD_NOW })).toMatchObject({ isAcknowledged: true });
    const incident = {
      incidentId: wireId('incident', 1),
      kind: 'leak' as const,
      place: 'unknown',
      visitId,
      note: '',
      calls: [],
      openedAt: YARD_NOW,
      openedBy: 'lan',
      closedAt: null,
      closedBy: null,
      outcome: '',
      isRestricted: false,
      steps: [],
    };
    expect(incidentAlarmOf(incident)).toMatchObject({ code: 'leak', isAcknowledged: true });
    expect(incidentAlarmOf({ ...incident, closedAt: YARD_NOW })).toBeNull();
  });
});

describe('what needs a person first', () => {
  it('puts alarms, holds and what is to be confirmed before the rest, and the longest stay first among equals', () => {
    const early = instant(YARD_NOW - HOUR_MS);
    const slots = [
      slotViewOf(aSlotRow(1), null, null, null),
      slotViewOf(aSlotRow(2, { visitId }), aVisitRow(1), null, null),
      slotViewOf(aSlotRow(3, { visitId }), aVisitRow(1, { arrivedAt: early }), null, null),
      slotViewOf(aSlotRow(4, { visitId }), aVisitRow(1, { isToConfirm: true }), null, null),
      slotViewOf(aSlotRow(5, { visitId }), aVisitRow(1, { holds: [hold] }), null, null),
      slotViewOf(aSlotRow(6, { visitId }), aVisitRow(1), null, { ...alarm, isAcknowledged: true }),
      slotViewOf(aSlotRow(7, { visitId }), aVisitRow(1), null, alarm),
      slotViewOf(aSlotRow(8, { status: 'closed' }), null, null, null),
      slotViewOf(aSlotRow(9, { visitId }), aVisitRow(1, { stage: 'called' }), null, null),
    ];
    const order = slots.toSorted(compareByNeed).map(({ slot }) => slot.position);
    expect(order).toEqual([7, 6, 5, 4, 9, 3, 2, 8, 1]);
  });

  it('orders codes as people count', () => {
    const codes = ['A2-10', 'A2-9', 'A10-1'].map((code, at) =>
      slotViewOf(aSlotRow(at + 1, { code }), null, null, null),
    );
    expect(codes.toSorted(compareByNeed).map(({ slot }) => slot.code)).toEqual(['A2-9', 'A2-10', 'A10-1']);
  });
});

describe('the ways to look at slots', () => {
  it('puts every slot into exactly one category of every view', () => {
    const taken = slotViewOf(standing, aVisitRow(1, { direction: 'import', cargoClass: 'fresh' }), null, null);
    const empty = slotViewOf(aSlotRow(2), null, null, null);
    for (const view of YARD_VIEWS) {
      expect(CATEGORIES[view]).toContain(categoryOf(view, taken, YARD_NOW));
      expect(CATEGORIES[view]).toContain(categoryOf(view, empty, YARD_NOW));
    }
    expect(categoryOf('direction', taken, YARD_NOW)).toBe('import');
    expect(categoryOf('goods', taken, YARD_NOW)).toBe('fresh');
    expect(categoryOf('goods', empty, YARD_NOW)).toBe('none');
  });

  it('steps the stay at 6, 12 and 24 hours', () => {
    const after = (hours: number): string => {
      const arrivedAt = instant(YARD_NOW - hours * HOUR_MS);
      return categoryOf('dwell', slotViewOf(standing, aVisitRow(1, { arrivedAt }), null, null), YARD_NOW);
    };
    expect([0, 5.9, 6, 12, 23.9, 24, 90].map(after)).toEqual([
      'under-6',
      'under-6',
      'under-12',
      'under-24',
      'under-24',
      'over-24',
      'over-24',
    ]);
  });
});

describe('papers', () => {
  it('[QU4] counts what the list of the site asks for and nobody has seen', () => {
    const settings = defaultSettings('Yard');
    const paper = (kind: string, state: 'present' | 'missing') => ({
      kind,
      state,
      number: '1',
      at: YARD_NOW,
      by: 'lan',
    });
    const visit = aVisitRow(1, {
      cargoClass: 'fresh',
      documents: [
        paper('customs-declaration', 'present'),
        paper('plant-quarantine', 'missing'),
        paper('invoice', 'present'),
      ],
    });
    const { required, extra, missing, unknown } = papersOf(visit, settings);
    expect(required.find(({ kind }) => kind === 'plant-quarantine')?.state).toBe('missing');
    expect(required.find(({ kind }) => kind === 'customs-declaration')?.state).toBe('present');
    expect(extra.map(({ kind }) => kind)).toEqual(['invoice']);
    expect({ missing, unknown }).toEqual({ missing: 1, unknown: required.length - 2 });
    expect(papersOf(visit, null)).toMatchObject({ required: [], missing: 0, unknown: 0 });
  });
});
