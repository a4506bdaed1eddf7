import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS, instant, type Instant } from '../../shared/kernel/instant.ts';
import { createRealSiteClock } from '../../electron/engine/clock.ts';
import { overdueAlarms } from '../../electron/engine/deadlines.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { aYard, type Yard } from '../support/yard.ts';

describe('what the engine notices by itself', () => {
  let yard: Yard;
  afterEach(() => {
    yard.close();
  });

  const raise = (): void => {
    const requests = overdueAlarms(yard.stores, yard.clock).map((input, n) => ({
      commandId: `system:${String(yard.seq())}:${String(n)}`,
      name: 'system.alarm' as const,
      input,
      actor: systemActor('system'),
    }));
    yard.engine.dispatch.runBatch(requests);
  };

  it('[RE1] alarms once when somebody stays a day after the truck has gone', () => {
    yard = aYard();
    const { visitId } = yard.ok('visit.arrive', {
      plate: '12C-123.45',
      direction: 'export',
      crossing: 'HN',
      driver: 'Nông Văn Lợi',
    });
    yard.ok('rest.check-in', { visitId, person: { name: 'Nông Văn Lợi' } });
    yard.ok('visit.depart', { visitId, staying: [{ name: 'Nông Văn Lợi' }] });
    raise();
    expect(yard.stores.site.openAlarms()).toEqual([]);
    yard.at(DAY_MS / 60_000 + 1);
    raise();
    raise();
    expect(yard.stores.site.openAlarms().map(({ code }) => code)).toEqual(['staying-too-long']);
  });

  it('never lets the site clock step back, and tells of the jump', () => {
    yard = aYard();
    let machine = 1_000_000;
    const clock = createRealSiteClock({ now: () => machine }, instant(0));
    const seen: Instant[] = [clock.now()];
    for (const step of [1000, -3_600_000, 1000, 1000, 2000]) {
      machine += step;
      seen.push(clock.now());
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(overdueAlarms(yard.stores, clock)).toEqual([{ code: 'clock-jump', visitId: null }]);
    expect(overdueAlarms(yard.stores, clock)).toEqual([]);
  });
});
