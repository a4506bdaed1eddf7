import { describe, expect, it } from 'vitest';
import {
  arriveInput,
  lacksChineseSign,
  optionsAfterKey,
  startOptions,
  usualWayOut,
  waysOut,
} from '../../../../renderer/features/gate/entry.ts';
import type { Course } from '../../../../renderer/store/usual-course.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import { visitRow } from '../../../support/station-fixture.ts';

const COURSES: readonly Course[] = [
  { direction: 'export', crossing: 'Hữu Nghị' },
  { direction: 'import', crossing: 'Hữu Nghị' },
];
const STATION = { gate: '1', lane: '2' };
const key = (code: string, shiftKey = false) => ({ code, shiftKey });

describe('one-key options', () => {
  const start = startOptions(null, COURSES[0] ?? null, 2);

  it('sets type, load, people and course by place on the keyboard', () => {
    const codes = ['Numpad6', 'KeyR', 'NumpadAdd', 'KeyC'];
    const end = codes.reduce((options, code) => optionsAfterKey(options, key(code), COURSES) ?? options, start);
    expect(end).toEqual({
      kind: 'cargo',
      vehicleType: 'tractor-45',
      loaded: false,
      people: 3,
      course: COURSES[1],
    });
  });

  it('goes round the courses', () => {
    const once = optionsAfterKey(start, key('KeyC'), COURSES) ?? start;
    expect(optionsAfterKey(once, key('KeyC'), COURSES)?.course).toEqual(COURSES[0]);
  });

  it('answers null to keys that mean nothing', () => {
    expect(optionsAfterKey(start, key('KeyX'), COURSES)).toBeNull();
    expect(optionsAfterKey(start, key('Digit0'), COURSES)).toBeNull();
  });
});

describe('the arrival that is sent', () => {
  it('[GA2] says everything of a walk-in', () => {
    const options = { ...startOptions(null, COURSES[0] ?? null, 2), vehicleType: 'truck-3-axle' as const };
    expect(arriveInput('12C08631', null, options, STATION)).toEqual({
      plate: '12C08631',
      gate: '1',
      lane: '2',
      vehicleType: 'truck-3-axle',
      loaded: true,
      direction: 'export',
      crossing: 'Hữu Nghị',
      people: 2,
    });
  });

  it('says of a declared truck only what differs', () => {
    const visit = visitRow(5, { stage: 'expected', peopleCount: 2, loaded: true, vehicleType: 'tractor-40' });
    const options = { ...startOptions(visit, null, 2), loaded: false };
    expect(arriveInput(visit.plate, visit, options, STATION)).toEqual({
      visitId: visit.visitId,
      plate: visit.plate,
      gate: '1',
      lane: '2',
      loaded: false,
    });
  });
});

describe('how a truck may leave', () => {
  it('offers exports the border and imports the inland road first', () => {
    expect(waysOut(visitRow(1, { direction: 'export', holds: [] }))[0]).toBe('crossed');
    expect(waysOut(visitRow(1, { direction: 'import', holds: [] }))[0]).toBe('cleared-inland');
  });

  it('[QU58] offers exports the way abroad and back, and thinks of it first for a called two-way truck', () => {
    const row = (more: object) => visitRow(1, { direction: 'export', holds: [], stage: 'called', ...more });
    expect(waysOut(row({}))).toContain('abroad');
    expect(waysOut(row({ stage: 'abroad' }))).not.toContain('abroad');
    expect(waysOut(row({ direction: 'import' }))).not.toContain('abroad');
    expect(usualWayOut(row({ isTwoWay: true }))).toBe('abroad');
    expect(usualWayOut(row({ isTwoWay: true, stage: 'waiting' }))).not.toBe('abroad');
    expect(usualWayOut(row({ isTwoWay: false }))).toBe('crossed');
  });

  it('[GA4] offers a held truck the ending that alarms, last', () => {
    const hold = {
      holdId: 'h',
      authority: 'x',
      reason: 'y',
      documentNo: null,
      visibility: 'open' as const,
      from: instant(0),
      to: null,
    };
    expect(waysOut(visitRow(1, { holds: [hold] })).at(-1)).toBe('left-under-hold');
  });
});

it('knows when only the province of a Chinese plate is missing', () => {
  expect(lacksChineseSign('A12345')).toBe(true);
  expect(lacksChineseSign('12C08631')).toBe(false);
});
