import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireId } from '../../../shared/kernel/ids.ts';
import { overdueAlarms } from '../../../electron/engine/deadlines.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { aYard, nextCommandId, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const DAY = 24 * 60;
const open = (): readonly string[] => yard.stores.site.openAlarms().map(({ code }) => code);

function raise(): void {
  for (const input of overdueAlarms(yard.stores, { now: () => yard.clock.now(), takeJump: () => 0 } as never)) {
    const request = { commandId: nextCommandId(), name: 'system.alarm', input, actor: systemActor('system') } as const;
    yard.engine.dispatch.runBatch([request]);
  }
}

function acknowledge(): void {
  for (const { id } of yard.stores.site.openAlarms()) yard.ok('alarm.acknowledge', { alarmId: wireId('alarm', id) });
}

/** A driver who stays after the truck has gone, for longer than the alarm waits. */
function somebodyStays(): string {
  const { visitId } = yard.ok('visit.arrive', { plate: '12C-111.11', ...EXPORT, driver: 'Lợi', people: 1 });
  const { personId } = yard.ok('rest.check-in', { visitId, person: { name: 'Lợi' } });
  yard.ok('visit.depart', { visitId, staying: [{ personId }] });
  yard.at(DAY + 1);
  raise();
  expect(open()).toEqual(['staying-too-long']);
  return personId;
}

describe('an alarm', () => {
  it('[GA4] that needs no confirmation ends when somebody has seen it', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-222.22', ...EXPORT });
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'soi' });
    yard.ok('visit.depart', { visitId, departure: 'left-under-hold' });
    acknowledge();
    expect(open()).toEqual([]);
  });

  it('[GA1] that needs one stays until a coordinator confirms', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-222.22', ...EXPORT });
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' });
    acknowledge();
    expect(open()).toEqual(['left-unrecorded']);
    yard.ok('visit.confirm', { visitId });
    expect(open()).toEqual([]);
  });

  it('[RE1] of people who stay ends when seen, and is not raised again', () => {
    somebodyStays();
    acknowledge();
    raise();
    expect(open()).toEqual([]);
  });

  it('[RE1] of people who stay ends when the last of them leaves', () => {
    yard.ok('person.leave', { personId: somebodyStays() });
    expect(open()).toEqual([]);
  });
});

describe('a visit that is over', () => {
  it('[RE2] gives no food to a name that nobody knows, and attaches nobody', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-333.33', ...EXPORT, driver: 'Lợi', people: 1 });
    const { personId } = yard.ok('rest.check-in', { visitId, person: { name: 'Lợi' } });
    yard.ok('visit.depart', { visitId, staying: [{ personId }] });
    const meal = { visitId, service: 'meal', paid: true } as const;
    expect(yard.refused('rest.serve', { ...meal, person: { name: 'Ma' } })).toEqual({ code: 'person.unknown' });
    expect(yard.refused('rest.check-in', { visitId, person: { name: 'Ma' } }).code).toBe('visit.over');
    yard.ok('rest.serve', { ...meal, person: { name: 'LỢI' } });
    expect(yard.ask('rest.load', {}).peopleOnSite).toBe(1);
  });
});
