import { describe, expect, it } from 'vitest';
import { commands } from '../../../shared/contract/commands.ts';
import { habitsOf } from '../../../shared/domain/demo/habits.ts';
import { identityFor, womanName } from '../../../shared/domain/demo/identities.ts';
import { randomOf } from '../../../shared/domain/demo/random.ts';
import {
  COMPLAINTS,
  DEMO_FACILITIES,
  DEMO_REST,
  FAMILY_ROOMS,
  MORE_FACILITIES,
  PLANNED_SHARES,
} from '../../../shared/domain/demo/rest-data.ts';
import { DEMO_START, DEMO_ZONE, demoHistoryFrom } from '../../../shared/domain/demo/world.ts';
import { templateLayout } from '../../../shared/domain/layout/templates.ts';
import { wrongSpanOf } from '../../../shared/domain/rest/open.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';

describe('the rest area of the demo', () => {
  const layout = templateLayout(1200);

  it('names what the template has, and more with codes of their own', () => {
    const codes = layout.facilities.map(({ code }) => code);
    expect(DEMO_FACILITIES.map(({ code }) => code)).toEqual(codes);
    for (const { code, below } of MORE_FACILITIES) {
      expect(codes).not.toContain(code);
      expect(layout.zones.map((zone) => zone.code)).toContain(below);
    }
    const rooms = new Set(layout.rooms?.map(({ code }) => code));
    for (const room of FAMILY_ROOMS.rooms) expect(rooms.has(room), room).toBe(true);
  });

  it('[RE6] has hours and sittings that can be, and a plan for each sitting', () => {
    for (const { code, openHours = [], sittings = [] } of DEMO_FACILITIES) {
      expect(wrongSpanOf(openHours), code).toBeNull();
      expect(wrongSpanOf(sittings), code).toBeNull();
      for (const sitting of sittings) expect(PLANNED_SHARES[sitting.code]).toBeGreaterThan(0);
    }
    expect(DEMO_FACILITIES.flatMap(({ sittings = [] }) => sittings)).toHaveLength(4);
  });

  it('has sponsors as the settings take them', () => {
    expect(commands['settings.save'].input.safeParse({ values: { rest: DEMO_REST } }).success).toBe(true);
  });

  it('tells complaints in their order, each followed after it was noted, within the history', () => {
    const times = COMPLAINTS.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThan(demoHistoryFrom());
    for (const { at, steps } of COMPLAINTS)
      for (const step of steps) {
        expect(step.at).toBeGreaterThan(at);
        expect(step.at).toBeLessThan(DEMO_START);
      }
    expect(COMPLAINTS.filter(({ steps }) => steps.every(({ close }) => !close)).length).toBeGreaterThan(0);
  });
});

describe('people of the demo', () => {
  it('have papers that no real person has', () => {
    for (let at = 0; at < 200; at += 1) {
      const vietnamese = identityFor('Nông Văn Hùng', randomOf('papers', at));
      expect(vietnamese).toMatchObject({ nationality: 'VN', language: 'vi', identity: { kind: 'cccd' } });
      expect(vietnamese.documentNo).toMatch(/^999[02]\d{8}$/);
      expect(vietnamese.documentNo.slice(4, 6)).toBe(vietnamese.identity.bornOn.slice(2, 4));
      const chinese = identityFor('黄国强', randomOf('papers', at));
      expect(chinese).toMatchObject({ nationality: 'CN', language: 'zh', identity: { kind: 'passport' } });
      expect(chinese.documentNo).toMatch(/^XX\d{7}$/);
      const input = { personId: 'per_1', ...vietnamese };
      expect(commands['person.amend'].input.safeParse(input).success).toBe(true);
    }
  });

  it('rest with wishes, show papers, take turns and travel with their goods', () => {
    const all = Array.from({ length: 3000 }, (_, at) =>
      habitsOf(
        {
          id: (at + 1) as VisitId,
          stage: 'waiting',
          arrivedAt: DEMO_START,
          expectedAt: null,
          direction: 'import',
          cargoClass: 'general',
          isDeclared: true,
        },
        '1',
        DEMO_ZONE,
        [],
      ),
    );
    const count = (what: string): number => all.flat().filter(({ habit }) => habit.do === what).length;
    expect(count('check-in')).toBe(count('check-out'));
    expect(count('show-paper') / count('check-in')).toBeGreaterThan(0.7);
    expect(count('guest')).toBeGreaterThan(5);
    expect(count('take-turn')).toBeGreaterThan(500);
    for (const habits of all) {
      const rest = habits.find(({ habit }) => habit.do === 'check-in');
      const end = habits.find(({ habit }) => habit.do === 'check-out');
      if (rest?.habit.do !== 'check-in' || end === undefined) continue;
      const { lastsMs, wakeAfterMs } = rest.habit;
      if (lastsMs !== null) expect(rest.at + lastsMs).toBe(end.at);
      if (wakeAfterMs !== null) expect(rest.at + wakeAfterMs).toBeLessThan(end.at);
      const paper = habits.find(({ habit }) => habit.do === 'show-paper');
      if (paper !== undefined) expect(paper.at).toBeGreaterThan(rest.at);
    }
    expect(womanName(randomOf('x'))).toMatch(/ Thị /);
  });
});
