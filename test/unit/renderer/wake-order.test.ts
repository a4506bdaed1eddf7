import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant, later } from '../../../shared/kernel/instant.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import { isOverdue, wakeGroupsOf } from '../../../renderer/features/rest/wake-order.ts';

const NOW = instant(Date.UTC(2026, 1, 10));
const collator = new Intl.Collator('vi', { numeric: true });

const sleeper = (n: number, bed: string, room: string | null, hours: number): WakeUp => ({
  stayId: wireId('stay', n),
  bed,
  room,
  floor: room === null ? null : room.slice(0, 1),
  facility: 'N1',
  plate: '12C12345',
  queueNumber: null,
  name: null,
  language: null,
  wakeAt: later(NOW, hours * HOUR_MS),
  state: 'due',
  callFrom: null,
  callTo: null,
  isCalled: false,
  wokenAt: null,
  answer: null,
});
const ALL = [
  sleeper(1, '201-2', '201', 1),
  sleeper(2, '110-1', '110', 2),
  sleeper(3, '201-1', '201', 3),
  sleeper(4, '9', null, 9),
];
const groups = (order: 'time' | 'room', span: 1 | 3 | 8 | null) =>
  wakeGroupsOf(ALL, { order, span, now: NOW, collator }).map(({ head, people }) => [
    head?.room ?? null,
    people.map(({ bed }) => bed),
  ]);

describe('the wake-up list on the screen and on paper', () => {
  it('[RE40] goes by time, as far ahead as somebody looks', () => {
    expect(groups('time', 1)).toEqual([[null, ['201-2']]]);
    expect(groups('time', null)).toEqual([[null, ['201-2', '110-1', '201-1', '9']]]);
    expect(wakeGroupsOf([], { order: 'time', span: 3, now: NOW, collator })).toEqual([]);
  });

  it('[RE40] goes room by room for the walk, bed by bed in it', () => {
    expect(groups('room', 8)).toEqual([
      ['110', ['110-1']],
      ['201', ['201-1', '201-2']],
    ]);
    expect(groups('room', null)[0]).toEqual([null, ['9']]);
  });

  it('[RE40] somebody is overdue once the time has come, until he is up', () => {
    const due = { wakeAt: NOW, state: 'no-answer' } as const;
    expect([isOverdue(due, NOW), isOverdue({ ...due, state: 'awake' }, NOW), isOverdue(due, later(NOW, -1))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
