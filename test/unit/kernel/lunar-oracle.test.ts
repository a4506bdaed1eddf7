import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { CHINA_HOURS, lunarOf, VIETNAM_HOURS, type LunarHours } from '../../../shared/kernel/lunar.ts';
import { calendarOf, newMoons, principalTerms, secondsFromMidnight } from '../../support/lunar-oracle.ts';

const day = (text: string): Day => text as Day;

/** Nearer to midnight than two good series agree about: the day of such a new moon is nobody's to say for sure. */
const SAME_SECONDS = 10;

/** Months whose days differ from the oracle's, and why ours stand. */
const KNOWN: Readonly<Record<LunarHours, readonly { readonly from: string; readonly to: string }[]>> = {
  [VIETNAM_HOURS]: [
    // The library's sun is some 30 s late at the equinox of 1938: IAU SOFA (and our series) put it at 16:59:27 UT, half a
    // minute before midnight in Vietnam. So month 8 holds it, and the next one is the leap month.
    { from: '1938-08-25', to: '1938-10-22' },
    // New moon 2 s before midnight by ours, 3 s after it by the library's.
    { from: '1967-07-07', to: '1967-08-05' },
  ],
  [CHINA_HOURS]: [
    // New moon 2 s before midnight by ours, 2 s after it by the library's; the clock's lag of that year is not known yet.
    { from: '2057-09-28', to: '2057-10-27' },
  ],
};

describe('the lunar calendar beside astronomy-engine', () => {
  const moons = newMoons();
  const terms = principalTerms();

  it.each([VIETNAM_HOURS, CHINA_HOURS] as const)('says the same of every day 1900–2100 at UTC+%i', (hours) => {
    const theirs = calendarOf(moons, terms, hours);
    const different: Day[] = [];
    for (let on = day('1900-01-01'); on <= '2100-12-31'; on = addDays(on, 1))
      if (JSON.stringify(lunarOf(on, hours)) !== JSON.stringify(theirs.get(on))) different.push(on);
    const unknown = different.filter((on) => !KNOWN[hours].some(({ from, to }) => from <= on && on <= to));
    expect(unknown).toEqual([]);
    // Each of them does differ: none is kept in the list for nothing.
    expect(KNOWN[hours].filter(({ from, to }) => !different.some((on) => from <= on && on <= to))).toEqual([]);
  });

  it('has new moons within seconds of midnight on a few days only', () => {
    const near = ([VIETNAM_HOURS, CHINA_HOURS] as const).flatMap((hours) =>
      moons
        .filter((at) => Math.abs(secondsFromMidnight(at, hours)) < SAME_SECONDS)
        .map((at) => `${new Date(at).toISOString().slice(0, 10)} +${String(hours)}`)
        .filter((text) => text >= '1900' && text < '2101'),
    );
    expect(near).toEqual(['1967-07-07 +7', '2077-11-15 +7', '2057-09-28 +8']);
  });
});
