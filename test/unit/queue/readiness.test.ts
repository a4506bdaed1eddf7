import { describe, expect, it } from 'vitest';
import { notReadyReasonsOf, type ReadinessFacts } from '../../../shared/domain/queue/readiness.ts';

const ready: ReadinessFacts = {
  holds: 0,
  requiredDocuments: ['customs-declaration'],
  documents: { 'customs-declaration': 'present' },
  crossing: 'normal',
  isSuspended: false,
  isPreregistered: null,
  isWrongKind: false,
  driverMsLeft: 3_600_000,
  driverMsNeeded: 1_800_000,
  isDriverOffDuty: false,
  hasTractor: true,
  isDriverless: false,
};

describe('readiness', () => {
  it('[QU4] finds nothing in the way of a truck with everything', () => {
    expect(notReadyReasonsOf(ready)).toEqual({ notReady: [], warnings: [] });
  });

  it('[QU4] names everything that is missing', () => {
    const facts: ReadinessFacts = {
      ...ready,
      holds: 2,
      documents: { 'customs-declaration': 'missing' },
      crossing: 'closed',
      isSuspended: true,
      driverMsLeft: 0,
      hasTractor: false,
    };
    expect(notReadyReasonsOf(facts)).toEqual({
      notReady: [
        'hold',
        'missing-document:customs-declaration',
        'crossing-suspended',
        'crossing-closed',
        'driver-hours',
        'no-tractor',
      ],
      warnings: [],
    });
  });

  const unknown: ReadinessFacts = {
    ...ready,
    documents: {},
    crossing: 'preregistered',
    driverMsLeft: null,
    hasTractor: null,
  };
  const codes = [
    'unknown-document:customs-declaration',
    'unknown-preregistration',
    'unknown-driver-hours',
    'unknown-tractor',
  ];

  it('[QU4] warns of what is not known', () => {
    expect(notReadyReasonsOf(unknown)).toEqual({ notReady: [], warnings: codes });
  });

  it('[QU4] blocks what is not known where the settings say so', () => {
    const all = { blockingUnknowns: ['documents', 'driver-hours', 'tractor', 'preregistration'] } as const;
    expect(notReadyReasonsOf(unknown, all)).toEqual({ notReady: codes, warnings: [] });
    expect(notReadyReasonsOf(unknown, { blockingUnknowns: ['tractor'] }).notReady).toEqual(['unknown-tractor']);
  });

  it('[QU4] lets only trucks declared before the holiday go on a pre-registered day', () => {
    const on = (isPreregistered: boolean): readonly string[] =>
      notReadyReasonsOf({ ...ready, crossing: 'preregistered', isPreregistered }).notReady;
    expect([on(true), on(false)]).toEqual([[], ['crossing-closed']]);
  });

  it('[QU4] is not misled by a kind of paper named like a property of objects', () => {
    expect(notReadyReasonsOf({ ...ready, requiredDocuments: ['constructor'] }).warnings).toEqual([
      'unknown-document:constructor',
    ]);
  });

  it('[QU28] keeps all reasons, what is wrong before what must be known, always in the same order', () => {
    const facts: ReadinessFacts = {
      ...ready,
      requiredDocuments: ['a', 'b', 'c', 'd'],
      documents: { b: 'expired', c: 'missing', d: 'present' },
      isWrongKind: true,
      driverMsLeft: null,
      isDriverOffDuty: true,
      isDriverless: true,
    };
    const all = { blockingUnknowns: ['documents', 'driver-hours'] } as const;
    const wrong = ['expired-document:b', 'missing-document:c', 'wrong-kind', 'driver-off-duty', 'driverless'];
    const unknown = ['unknown-document:a', 'unknown-driver-hours'];
    expect(notReadyReasonsOf(facts)).toEqual({ notReady: wrong, warnings: unknown });
    expect(notReadyReasonsOf(facts, all)).toEqual({ notReady: [...wrong, ...unknown], warnings: [] });
  });
});
