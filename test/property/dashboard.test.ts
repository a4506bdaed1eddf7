import { describe, expect, it } from 'vitest';
import { reportWindow } from '../../shared/domain/reports/cut-off.ts';
import { addDays } from '../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant } from '../../shared/kernel/instant.ts';
import { SEED, seeded } from '../support/chance.ts';
import { aYard } from '../support/yard.ts';

/** Wednesday 6 May 2026, 08:00 in Vietnam: far from Tết. */
const FIRST = Date.UTC(2026, 4, 6, 1);
const DAYS = 36;

type Passage = { readonly at: number; readonly step: 1 | -1 };

describe('what is expected of a day', () => {
  for (const seed of [SEED, SEED + 1, SEED + 2]) {
    it(`[RP41] is what a plain count of the passages of random weeks comes to (seed ${String(seed)})`, () => {
      const yard = aYard({ inMemory: true, start: instant(FIRST) });
      const chance = seeded(seed);
      const passages: Passage[] = [];
      const inYard: string[] = [];
      for (let at = FIRST; at < FIRST + DAYS * DAY_MS; at += Math.ceil(chance() * 10 * HOUR_MS)) {
        yard.clock.setNow(instant(at));
        if (inYard.length > 0 && chance() < 0.48) {
          const [visitId = ''] = inYard.splice(Math.floor(chance() * inYard.length), 1);
          yard.ok('visit.depart', { visitId, departure: 'turned-back' });
          passages.push({ at, step: -1 });
        } else {
          const plate = `12C${String(30_000 + passages.length)}`;
          inYard.push(yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN' }).visitId);
          passages.push({ at, step: 1 });
        }
      }
      const now = yard.clock.now();
      const { on, from, basis, today } = yard.ask('report.dashboard', {});
      const { cutOffMinute } = yard.stores.site.site()?.settings ?? { cutOffMinute: 0 };
      const days = [1, 2, 3, 4].map((week) => addDays(on, -7 * week));
      expect(basis.days).toEqual(days);
      const begins = days.map((day): number => reportWindow(day, cutOffMinute, 'Asia/Ho_Chi_Minh').from);
      const elapsed = now - from;
      const expected = (figure: (begin: number) => number): object => {
        const values = begins.map(figure);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        return { usual: Math.round(mean * 10) / 10, low: Math.min(...values), high: Math.max(...values) };
      };
      const count = (step: 1 | -1) => (begin: number) =>
        passages.filter((one) => one.step === step && one.at >= begin && one.at <= begin + elapsed).length;
      const most = (begin: number): number => {
        let trucks = 0;
        let top = 0;
        for (const { at, step } of passages) {
          // What stands there when the day begins is there; then every step counts.
          if (at > begin) top = Math.max(top, trucks);
          if (at >= begin + elapsed) break;
          trucks += step;
        }
        return top;
      };
      expect(today.find(({ code }) => code === 'in')).toMatchObject(expected(count(1)));
      expect(today.find(({ code }) => code === 'out')).toMatchObject(expected(count(-1)));
      expect(today.find(({ code }) => code === 'max')).toMatchObject(expected(most));
      yard.close();
    });
  }
});
