import { describe, expect, it } from 'vitest';
import {
  clockDetails,
  clocksOf,
  earliestDueMs,
  type ClockCode,
  type ClockedVisit,
} from '../../../shared/domain/ground/clocks.ts';
import { defaultSettings } from '../../../shared/domain/site/settings.ts';
import { HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';

const ARRIVED = instant(Date.UTC(2026, 1, 10, 1));
const { alarms } = defaultSettings('Bãi thử');
const after = (hours: number): Instant => later(ARRIVED, hours * HOUR_MS);

function aTruck(other: Partial<ClockedVisit> = {}): ClockedVisit {
  return {
    kind: 'cargo',
    stage: 'waiting',
    plate: '12C12345',
    cargoClass: 'general',
    loaded: true,
    needsPower: false,
    temperatureC: null,
    loadedAt: null,
    spoilByAt: null,
    isTwoWay: false,
    arrivedAt: ARRIVED,
    unpluggedSince: null,
    ...other,
  };
}

function clock(code: ClockCode, other: Partial<ClockedVisit>) {
  const found = clocksOf(aTruck(other), alarms).find((one) => one.code === code);
  return found === undefined ? null : { dueAt: found.dueAt, limitAt: found.limitAt };
}

describe('clocks of a truck', () => {
  it.each([
    ['fresh', 24],
    ['electronics', 48],
    ['machinery', 96],
    ['vehicles', 120],
    ['general', 48],
  ] as const)('[AL1] %s overstays after %i hours', (cargoClass, hours) => {
    expect(clock('overstay', { cargoClass })).toEqual({ dueAt: after(hours), limitAt: after(hours) });
  });

  it('run for cargo in the yard only', () => {
    expect(clocksOf(aTruck({ kind: 'internal' }), alarms)).toEqual([]);
    for (const stage of ['expected', 'abroad', 'departed', 'cancelled'] as const)
      expect(clocksOf(aTruck({ stage }), alarms)).toEqual([]);
    expect(clocksOf(aTruck({ stage: 'processing' }), alarms).map(({ code }) => code)).toEqual(['overstay']);
  });

  it('[AL2] perishable goods run from loading, from the arrival where that is not known, or to the declared time', () => {
    const fresh = { cargoClass: 'fresh' } as const;
    expect(clock('perishable', fresh)).toEqual({ dueAt: after(42), limitAt: after(48) });
    expect(clock('perishable', { ...fresh, loadedAt: after(-10) })).toEqual({ dueAt: after(32), limitAt: after(38) });
    expect(clock('perishable', { ...fresh, loadedAt: after(-10), spoilByAt: after(90) })).toEqual({
      dueAt: after(84),
      limitAt: after(90),
    });
    expect(clock('perishable', { spoilByAt: after(20) })).toEqual({ dueAt: after(14), limitAt: after(20) });
  });

  it('[AL2] a set temperature makes goods perishable, a deep one keeps them', () => {
    expect(clock('perishable', {})).toBeNull();
    expect(clock('perishable', { temperatureC: 5 })).toEqual({ dueAt: after(42), limitAt: after(48) });
    expect(clock('perishable', { needsPower: true })).not.toBeNull();
    expect(clock('perishable', { temperatureC: -18, needsPower: true })).toBeNull();
    expect(clock('perishable', { temperatureC: -18, spoilByAt: after(100) })).not.toBeNull();
    expect(clock('perishable', { cargoClass: 'fresh', loaded: false, spoilByAt: after(1) })).toBeNull();
  });

  it('[AL3] a loaded reefer without a plug runs on diesel after the grace', () => {
    const reefer = { needsPower: true, unpluggedSince: after(2) };
    const dieselAt = later(after(2), 45 * MINUTE_MS);
    expect(clock('reefer-no-plug', reefer)).toEqual({ dueAt: dieselAt, limitAt: dieselAt });
    expect(clock('reefer-no-plug', { ...reefer, stage: 'called' })).not.toBeNull();
    expect(clock('reefer-no-plug', { ...reefer, unpluggedSince: null })).toBeNull();
    expect(clock('reefer-no-plug', { ...reefer, loaded: false })).toBeNull();
    expect(clock('reefer-no-plug', { ...reefer, needsPower: false })).toBeNull();
    expect(clock('reefer-no-plug', { ...reefer, stage: 'processing' })).toBeNull();
  });

  it('[AL4] a truck of the other country goes back in time, a two-way one later', () => {
    expect(clock('return-clock', { plate: '桂A12345' })).toEqual({ dueAt: after(21), limitAt: after(24) });
    expect(clock('return-clock', { plate: '桂AD12345', isTwoWay: true })).toEqual({
      dueAt: after(33),
      limitAt: after(36),
    });
    expect(clock('return-clock', { plate: '12C12345', isTwoWay: true })).toBeNull();
    expect(clock('return-clock', { plate: 'не номер' })).toBeNull();
  });

  it('[AL5] tells at the moment it is raised what does not change afterwards', () => {
    const details = (code: ClockCode, other: Partial<ClockedVisit>, now: Instant) => {
      const visit = aTruck(other);
      const found = clocksOf(visit, alarms).find((one) => one.code === code);
      return found === undefined ? null : clockDetails(found, visit, now);
    };
    expect(details('overstay', {}, after(50.5))).toEqual({ hours: 50, limit: 48, limitAt: after(48) });
    expect(details('perishable', { cargoClass: 'fresh' }, after(42.2))).toEqual({ left: 5, limitAt: after(48) });
    expect(details('return-clock', { plate: '桂A12345' }, after(30))).toEqual({ left: 0, limitAt: after(24) });
    expect(details('reefer-no-plug', { needsPower: true, unpluggedSince: ARRIVED }, after(1))).toEqual({
      minutes: 60,
      since: ARRIVED,
    });
  });

  it('none that began with the arrival is due before the earliest of them', () => {
    expect(earliestDueMs(alarms)).toBe(21 * HOUR_MS);
    expect(earliestDueMs({ ...alarms, perishableHours: 2, perishableWarnHours: 6 })).toBe(0);
  });
});
