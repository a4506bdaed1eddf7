import { describe, expect, it } from 'vitest';
import { INCIDENT_STEPS, CHECKLISTS, isRestrictedKind } from '../../../shared/domain/incidents/checklists.ts';
import { exitsSinceOf } from '../../../shared/domain/incidents/exits.ts';
import { mayKnowIncident, publicIncident } from '../../../shared/domain/incidents/restricted.ts';
import { checklistOf, withStep } from '../../../shared/domain/incidents/steps.ts';
import { INCIDENT_KINDS, ROLES } from '../../../shared/domain/vocabulary.ts';
import { DAY_MS, instant, later } from '../../../shared/kernel/instant.ts';
import { aRecordOfEach } from '../../support/records.ts';

const AT = instant(1_770_000_000_000);
const by = 'hương';

describe('steps', () => {
  it('[IN2] every step belongs to some checklist', () => {
    const used = new Set(Object.values(CHECKLISTS).flat());
    expect(INCIDENT_STEPS.filter((step) => !used.has(step))).toEqual([]);
  });

  it('[IN2] what changes nothing gives back the same steps', () => {
    const steps = withStep([], 'guard-truck', { at: AT, by });
    expect(steps).toEqual([{ step: 'guard-truck', at: AT, by }]);
    expect(withStep(steps, 'guard-truck', { at: later(AT, 1), by: 'lan' })).toBe(steps);
    expect(withStep(steps, 'check-seal', null)).toBe(steps);
    expect(withStep(steps, 'guard-truck', null)).toEqual([]);
  });

  it('[IN2] what somebody noted stands before the call that does the same', () => {
    const incident = { kind: 'quarrel', calls: [{ number: '113', at: AT }], steps: [] } as const;
    expect(checklistOf(incident)[1]).toEqual({ step: 'call-113', at: AT, by: null });
    const noted = { step: 'call-113', at: later(AT, 1), by } as const;
    expect(checklistOf({ ...incident, steps: [noted] })[1]).toEqual(noted);
    expect(checklistOf({ ...incident, calls: [{ number: '114', at: AT }] })[1]?.at).toBeNull();
  });
});

describe('what is restricted', () => {
  it('[IN3] is suspicion alone, known to coordinators and administrators', () => {
    expect(INCIDENT_KINDS.filter(isRestrictedKind)).toEqual(['suspicion']);
    expect(ROLES.filter((role) => mayKnowIncident([role], { isRestricted: true }))).toEqual([
      'coordinator',
      'administrator',
    ]);
    for (const role of ROLES) expect(mayKnowIncident([role], { isRestricted: false })).toBe(true);
  });

  it('[IN3] keeps kind and times, and hides every other field; open ones are shown as they are', () => {
    const { incident } = aRecordOfEach();
    const shown = publicIncident({ ...incident, isRestricted: true });
    const { id, kind, openedAt, closedAt } = incident;
    expect(Object.keys(shown).sort()).toEqual(Object.keys(incident).sort());
    expect(
      Object.values({ ...shown, id: null, kind: null, openedAt: null, closedAt: null, isRestricted: null }),
    ).toSatisfy((values: readonly unknown[]) =>
      values.every((value) => value === null || value === '' || isEmptyList(value)),
    );
    expect(shown).toMatchObject({ id, kind, openedAt, closedAt, isRestricted: true });
    const open = { ...incident, isRestricted: false };
    expect(publicIncident(open)).toBe(open);
  });
});

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

describe('which exits matter', () => {
  it('[IN4] those since the seal was looked at, else since the truck came, else of a day', () => {
    const sealCheckedAt = later(AT, -3);
    const arrivedAt = later(AT, -9);
    expect(exitsSinceOf({ sealCheckedAt, arrivedAt }, AT)).toBe(sealCheckedAt);
    expect(exitsSinceOf({ sealCheckedAt: null, arrivedAt }, AT)).toBe(arrivedAt);
    expect(exitsSinceOf({ sealCheckedAt: null, arrivedAt: null }, AT)).toBe(later(AT, -DAY_MS));
    expect(exitsSinceOf(null, AT)).toBe(later(AT, -DAY_MS));
  });
});
