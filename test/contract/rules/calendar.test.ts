import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { OF_CROSSINGS } from '../../../electron/db/partial-indexes.ts';
import { actorWith, aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const PUBLISHED = readFileSync(new URL('../../../resources/data/crossing-calendars.json', import.meta.url));
const DAYTIME = [{ fromMinute: 420, toMinute: 1200 }];
const coordinator = actorWith('coordinator');
const calendarOf = (code: string): CrossingCalendar | undefined =>
  yard.stores.queues.crossings().find((crossing) => crossing.code === code)?.calendar;
const day = (text: string): Day => text as Day;
const closed = (from: string, to: string) => ({ from: day(from), to: day(to), state: 'closed' as const });
const file = (text: string | Buffer, fileName = 'lich.csv') => ({
  fileName,
  contentBase64: Buffer.from(text).toString('base64'),
});
/** The published crossings that the small site does not have. */
const addCrossings = (): void => {
  for (const [code, name] of [
    ['TT', 'Tân Thanh'],
    ['CN', 'Cốc Nam'],
    ['NH', 'Na Hình'],
    ['NN', 'Na Nưa'],
    ['CM', 'Chi Ma'],
    ['HN', 'Hữu Nghị'],
  ] as const)
    yard.ok('crossing.save', { code, name });
};

describe('calendars', () => {
  it('[QU10] are saved by a coordinator; what overlaps or ends too soon is refused and named', () => {
    const calendar = { daily: DAYTIME, days: [closed('2026-02-15', '2026-02-18')], hours: [] };
    yard.ok('calendar.save', { crossing: 'huu nghi', calendar, reason: 'Công văn 12' }, coordinator);
    expect(calendarOf('HN')).toEqual(calendar);
    const days = [...calendar.days, { ...closed('2026-02-18', '2026-02-23'), state: 'preregistered' as const }];
    expect(yard.refused('calendar.save', { crossing: 'HN', calendar: { ...calendar, days } })).toEqual({
      code: 'calendar.conflict',
      entry: '2026-02-18–2026-02-23 preregistered',
      other: '2026-02-15–2026-02-18 closed',
    });
    const twice = { ...calendar, days: [...calendar.days, closed('2026-02-16', '2026-02-16')] };
    expect(yard.refused('crossing.save', { code: 'HN', name: 'Hữu Nghị', calendar: twice }).code).toBe(
      'calendar.conflict',
    );
    const backwards = { ...calendar, daily: [{ fromMinute: 1320, toMinute: 360 }] };
    expect(yard.refused('calendar.save', { crossing: 'HN', calendar: backwards })).toEqual({
      code: 'calendar.times',
      entry: '22:00–06:00',
    });
    expect(calendarOf('HN')).toEqual(calendar);
  });

  it('[QU10] a closed day counts at once: nobody is called', () => {
    const queue = { crossing: 'HN', direction: 'export' } as const;
    yard.ok('visit.arrive', { plate: '12C-123.45', people: 0, ...queue });
    const calendar = { daily: DAYTIME, days: [closed('2026-02-10', '2026-02-10')], hours: [] };
    yard.ok('calendar.save', { crossing: 'HN', calendar });
    expect(yard.ok('queue.call', { ...queue, count: 1 })).toMatchObject({ called: [], stop: 'crossing-closed' });
  });

  it('[QU13] are imported as published, whole, and a second time nothing changes', () => {
    addCrossings();
    const before = yard.seq();
    const tried = yard.ok('calendar.import', { ...file(PUBLISHED, 'a.json'), dryRun: true });
    expect(tried).toMatchObject({ days: 18, hours: 6, errors: [] });
    expect(yard.seq()).toBe(before);
    expect(yard.ok('calendar.import', file(PUBLISHED, 'a.json'), coordinator)).toEqual(tried);
    expect(yard.seq()).toBe(before + 1);
    expect(calendarOf('CM')?.days).toHaveLength(2);
    expect(calendarOf('HN')?.hours).toHaveLength(6);
    expect(yard.ok('calendar.import', file(PUBLISHED, 'a.json'))).toMatchObject({ days: 0, hours: 0, errors: [] });
    expect(yard.seq()).toBe(before + 1);
  });

  it('[QU57] of a whole province are imported by a site that has some of its crossings, and the others are named', () => {
    const published = file(PUBLISHED, 'a.json');
    const wrong = yard.ok('calendar.import', published);
    expect(wrong.errors.length).toBeGreaterThan(0);
    expect(new Set(wrong.errors.map(({ code }) => code))).toEqual(new Set(['crossing.unknown']));
    expect(wrong.leftOut).toEqual([]);
    const unknown = new Set(wrong.errors.map(({ entry }) => entry));
    const taken = yard.ok('calendar.import', { ...published, leavesOutUnknown: true });
    expect(taken).toMatchObject({ errors: [], crossings: ['Hữu Nghị', 'Tân Thanh', 'Chi Ma'], leftOut: [...unknown] });
    expect(calendarOf('HN')?.hours).toHaveLength(6);
    // Whatever else is wrong is still wrong.
    const clash = file('cửa khẩu;từ ngày;đến ngày;trạng thái\nHữu Nghị;16/02/2026;16/02/2026;bình thường\n');
    expect(yard.ok('calendar.import', { ...clash, leavesOutUnknown: true }).errors).toHaveLength(1);
  });

  it('[QU13] are not imported at all while a row is wrong', () => {
    const calendar = { daily: DAYTIME, days: [closed('2026-02-15', '2026-02-18')], hours: [] };
    yard.ok('calendar.save', { crossing: 'HN', calendar });
    const before = yard.seq();
    const answer = yard.ok(
      'calendar.import',
      file(
        'cửa khẩu;từ ngày;đến ngày;trạng thái\n' +
          'Hữu Nghị;15/02/2026;18/02/2026;đóng\n' +
          'Hữu Nghị;18/02/2026;20/02/2026;đăng ký trước\n' +
          'Móng Cái;15/02/2026;18/02/2026;đóng\n' +
          'Hữu Nghị;01/03/2026;28/02/2026;đóng\n' +
          'Hữu Nghị;05/03/2026;06/03/2026;đóng\n' +
          'Hữu Nghị;06/03/2026;07/03/2026;đóng\n',
      ),
    );
    expect(answer.errors).toEqual([
      {
        row: 3,
        code: 'calendar.conflict',
        entry: 'Hữu Nghị 2026-02-18–2026-02-20 preregistered',
        other: 'Hữu Nghị 2026-02-15–2026-02-18 closed',
      },
      { row: 4, code: 'crossing.unknown', entry: 'Móng Cái', other: null },
      { row: 5, code: 'calendar.times', entry: 'Hữu Nghị 2026-03-01–2026-02-28 closed', other: null },
      {
        row: 7,
        code: 'calendar.conflict',
        entry: 'Hữu Nghị 2026-03-06–2026-03-07 closed',
        other: 'Hữu Nghị 2026-03-05–2026-03-06 closed',
      },
    ]);
    expect(yard.seq()).toBe(before);
    expect(calendarOf('HN')).toEqual(calendar);
  });

  it('[QU12] are repeated at the same distance from Tết, tried first, and undone', () => {
    addCrossings();
    yard.ok('calendar.import', file(PUBLISHED, 'a.json'));
    const input = { crossing: 'HN', fromYear: 2026, toYear: 2027 };
    const before = yard.seq();
    const tried = yard.ok('calendar.repeat', { ...input, dryRun: true });
    expect(yard.seq()).toBe(before);
    expect(tried).toEqual({
      days: [
        { from: '2027-02-04', to: '2027-02-07', state: 'closed' },
        { from: '2027-02-08', to: '2027-02-12', state: 'preregistered' },
      ],
      hours: [],
    });
    const seq = yard.seqOf('calendar.repeat', input, coordinator);
    expect(calendarOf('HN')?.days).toHaveLength(7);
    expect(yard.ok('calendar.repeat', input)).toEqual({ days: [], hours: [] });
    expect(yard.refused('calendar.repeat', { ...input, fromYear: 2024 })).toMatchObject({
      code: 'calendar.conflict',
      other: '2027-02-04–2027-02-07 closed',
    });
    expect(yard.refused('calendar.repeat', { ...input, fromYear: 2030 })).toEqual({
      code: 'calendar.nothing',
      year: 2030,
    });
    yard.ok('change.undo', { seq });
    expect(calendarOf('HN')?.days).toHaveLength(5);
  });

  it('[QU14] what was changed of a crossing is read back: by whom, why, from what to what', () => {
    yard.ok('crossing.save', {
      code: 'HN',
      name: 'Hữu Nghị',
      directions: [
        { direction: 'export', capacityPerHour: 57, walkUpMinutes: 20, lanes: ['1', '2'], callMode: 'auto' },
      ],
    });
    const calendar = { daily: DAYTIME, days: [closed('2026-02-15', '2026-02-18')], hours: [] };
    yard.ok('calendar.save', { crossing: 'HN', calendar, reason: 'Công văn 12' }, coordinator);
    yard.ok('calendar.save', { crossing: 'CM', calendar });
    yard.ok('visit.arrive', { plate: '12C-123.45', people: 0, crossing: 'HN', direction: 'export' });
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa lũ' }, coordinator);
    const { changes } = yard.ask('crossing.history', { crossing: 'huu nghi', limit: 3 }, actorWith('viewer'));
    expect(changes.map(({ type, actor, reason, direction }) => [type, actor, reason, direction])).toEqual([
      ['queue.suspended', 'coordinator', 'mưa lũ', 'export'],
      ['crossing.saved', 'coordinator', 'Công văn 12', null],
      ['queue.saved', 'system', null, 'export'],
    ]);
    expect(changes[1]?.fields.map(({ field, becomes }) => [field, becomes])).toEqual([['calendar', calendar]]);
    expect(changes[2]?.fields).toContainEqual({ field: 'capacityPerHour', was: 30, becomes: 57 });
    expect(changes[2]?.fields).toContainEqual({ field: 'callMode', was: 'hand', becomes: 'auto' });
    expect(yard.ask('crossing.history', { crossing: 'HN', limit: 1 }).changes).toHaveLength(1);
    // What a queue counts as it works is nobody's change, not even when it is taken back.
    yard.ok('crossing.resume', { crossing: 'HN' });
    const seq = yard.seqOf('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    yard.ok('change.undo', { seq });
    expect(yard.ask('crossing.history', { crossing: 'HN', limit: 4 }).changes.map(({ type }) => type)).toEqual([
      'queue.resumed',
      'queue.suspended',
      'crossing.saved',
      'queue.saved',
    ]);
  });

  it('[QU14] what the site began with is read back as well', () => {
    const { changes } = yard.ask('crossing.history', { crossing: 'HN' });
    expect(changes.map(({ seq, type, direction }) => [seq, type, direction])).toEqual([
      [1, 'crossing.saved', null],
      [1, 'queue.saved', 'export'],
      [1, 'queue.saved', 'import'],
    ]);
    expect(changes[1]?.fields).toContainEqual({ field: 'capacityPerHour', was: null, becomes: 30 });
  });

  it('[QU47] never hold more than they can be saved with', () => {
    const days = Array.from({ length: 1999 }, (_, at) => {
      const on = addDays(day('2030-01-01'), at);
      return { from: on, to: on, state: 'closed' as const };
    });
    const tet = closed('2026-02-15', '2026-02-18');
    yard.ok('calendar.save', { crossing: 'HN', calendar: { daily: DAYTIME, days: [...days, tet], hours: [] } });
    const full = { code: 'calendar.full', crossing: 'Hữu Nghị', days: 2000, hours: 5000 };
    const more = file('cua khau;tu ngay;trang thai\nHN;01/01/2026;dong\nTT;01/01/2026;dong\n');
    for (const dryRun of [true, false]) {
      expect(yard.refused('calendar.import', { ...more, dryRun })).toEqual(full);
      expect(yard.refused('calendar.repeat', { crossing: 'HN', fromYear: 2026, toYear: 2027, dryRun })).toEqual(full);
    }
    expect(calendarOf('TT')?.days).toEqual([]);
  });

  it('[QU14] is found by an index of its own, however long the journal', () => {
    const plan = yard.db
      .prepare(`EXPLAIN QUERY PLAN SELECT seq FROM changes WHERE ${OF_CROSSINGS} ORDER BY seq DESC`)
      .all() as readonly { readonly detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toContain('changes_of_crossings');
  });
});

describe('working hours by weekday', () => {
  const EXPORT = { crossing: 'HN', direction: 'export' } as const;
  // The clock starts on a Tuesday at eight.
  const weekdays = [
    { weekday: 2, spans: [{ fromMinute: 720, toMinute: 1440 }] },
    { weekday: 3, spans: [{ fromMinute: 0, toMinute: 120 }] },
    { weekday: 7, spans: [] },
  ];
  const calendar = { daily: DAYTIME, weekdays, days: [], hours: [] };
  const save = (more: object = {}): void => {
    yard.ok('calendar.save', { crossing: 'HN', calendar: { ...calendar, ...more } }, coordinator);
  };
  const stop = () => yard.ok('queue.call', { ...EXPORT, count: 1 }).stop;

  it('[QU45] decide who is called, over midnight too, and stay when a calendar is saved without them', () => {
    for (const plate of ['12C-111.11', '12C-222.22', '12C-333.33'])
      yard.ok('visit.arrive', { plate, people: 0, ...EXPORT });
    save();
    expect(stop()).toBe('crossing-closed');
    yard.at(4 * 60);
    expect(stop()).toBeNull();
    yard.at(17 * 60 + 29);
    expect(stop()).toBeNull();
    yard.at(17 * 60 + 30);
    expect(stop()).toBe('crossing-closed');
    yard.ok('calendar.save', { crossing: 'HN', calendar: { daily: DAYTIME, days: [], hours: [] } });
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', calendar: { daily: DAYTIME, days: [], hours: [] } });
    yard.ok('calendar.import', file('cua khau;tu ngay;trang thai\nHN;01/03/2026;dong\n'));
    expect(calendarOf('HN')?.weekdays).toEqual(weekdays);
    save({ weekdays: [] });
    expect(calendarOf('HN')).not.toHaveProperty('weekdays');
  });

  it('[QU45, QU10] that overlap or end too soon are refused and named', () => {
    const refused = (spans: readonly { readonly fromMinute: number; readonly toMinute: number }[]) =>
      yard.refused('calendar.save', {
        crossing: 'HN',
        calendar: { ...calendar, weekdays: [{ weekday: 7, spans: [...spans] }] },
      });
    const morning = { fromMinute: 420, toMinute: 720 };
    expect(refused([morning, { fromMinute: 660, toMinute: 840 }])).toEqual({
      code: 'calendar.conflict',
      entry: 'CN 11:00–14:00',
      other: 'CN 07:00–12:00',
    });
    expect(refused([{ fromMinute: 1320, toMinute: 360 }])).toEqual({ code: 'calendar.times', entry: 'CN 22:00–06:00' });
    const twice = [weekdays[2], weekdays[2]] as typeof weekdays;
    const outcome = yard.run('calendar.save', { crossing: 'HN', calendar: { ...calendar, weekdays: twice } });
    expect(outcome).toMatchObject({ fault: { code: 'request.invalid' } });
  });
});
