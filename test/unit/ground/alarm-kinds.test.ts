import { expect, it } from 'vitest';
import { alarmLinesOf, closesItself, isCritical } from '../../../shared/domain/ground/alarm-kinds.ts';
import { ALARM_CODES, type AlarmCode } from '../../../shared/domain/records.ts';

const alarm = (code: AlarmCode, raisedAt: number) => ({ code, raisedAt });

it('[AL8] shows what presses most first, however late it came', () => {
  const lines = alarmLinesOf([alarm('overstay', 1), alarm('almost-full', 2), alarm('keep-clear', 4), alarm('full', 3)]);
  expect(lines.map(({ code }) => code)).toEqual(['keep-clear', 'full', 'almost-full', 'overstay']);
  expect(ALARM_CODES.filter(isCritical).toSorted()).toEqual(['full', 'keep-clear', 'left-under-hold', 'seal-broken']);
});

it('[AL8] a clock that ran out on many trucks is one line, what is critical never is', () => {
  const many = Array.from({ length: 300 }, (_, n) => alarm('overstay', 300 - n));
  const clear = Array.from({ length: 5 }, (_, n) => alarm('keep-clear', n));
  const few = [alarm('perishable', 2), alarm('perishable', 1), alarm('perishable', 3)];
  const lines = alarmLinesOf([...many, ...clear, ...few]);
  expect(lines.map(({ code, alarms }) => [code, alarms.length])).toEqual([
    ...clear.map(() => ['keep-clear', 1]),
    ['perishable', 1],
    ['perishable', 1],
    ['perishable', 1],
    ['overstay', 300],
  ]);
  expect(lines.at(-1)?.alarms[0]).toEqual(alarm('overstay', 1));
  expect(lines[5]?.alarms[0]).toEqual(alarm('perishable', 1));
});

it('[AL7] what closes by itself are the clocks, how full it is, the surge plan and reports that could not be written', () => {
  expect(ALARM_CODES.filter(closesItself).toSorted()).toEqual([
    'almost-full',
    'full',
    'not-woken',
    'overstay',
    'perishable',
    'plan-drift',
    'plan-trigger',
    'reefer-no-plug',
    'report-not-written',
    'rest-shortage',
    'return-clock',
  ]);
});
