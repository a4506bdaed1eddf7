import { describe, expect, it } from 'vitest';
import {
  draftOf,
  newCost,
  noticeOf,
  noticeProblemOf,
  readDayTime,
  savingProblemOf,
  withClass,
  withNewHours,
  withNewStream,
  type NoticeDraft,
} from '../../../../renderer/features/notice/draft.ts';
import { defaultDiscipline, disciplineProblemsOf } from '../../../../shared/domain/queue/discipline.ts';

const draft = draftOf(defaultDiscipline('export'), '', (day) => day);

const withFirst = (part: Partial<NoticeDraft['streams'][number]>): NoticeDraft => ({
  ...draft,
  streams: draft.streams.map((stream, at) => (at === 0 ? { ...stream, ...part } : stream)),
});

describe('a notice while it is typed', () => {
  it('[QU1] gives back the discipline that it was made from', () => {
    const { streams, shareOldest, noticeNumber, noticeOn } = defaultDiscipline('export');
    expect(noticeOf(draft)).toEqual({
      number: noticeNumber,
      on: noticeOn,
      shareOldest,
      streams: streams.map(({ key, letter, weight, takes }) => ({ key, letter, weight, takes })),
    });
    expect(noticeProblemOf(draft)).toBeNull();
  });

  it.each([
    ['letters', withFirst({ letter: 'q' })],
    ['letters-repeated', withFirst({ letter: draft.streams[1]?.letter ?? '' })],
    ['weights', withFirst({ weight: '0' })],
    ['weights', withFirst({ weight: '1,5' })],
    ['share', { ...draft, sharePercent: '25' }],
    ['day', { ...draft, on: '31/02/2027' }],
    ['none', { ...draft, streams: [] }],
    ['names', withNewStream(draft)],
    ['hours', { ...draft, hours: [{ from: '11:00', to: '07:00', weights: {} }] }],
    ['time', { ...draft, until: 'mai' }],
    ['cost', { ...draft, cost: { ...newCost(), tolerance: '' } }],
  ] as const)('[QU2] says what is wrong: %s', (problem, typed) => {
    expect(noticeProblemOf(typed)).toBe(problem);
  });

  it('adds streams that no other stream is mistaken for', () => {
    const more = withNewStream(withNewStream(draft));
    const named = { ...more, streams: more.streams.map((stream) => ({ ...stream, name: stream.name || stream.key })) };
    expect(noticeProblemOf(named)).toBeNull();
    const { streams, shareOldest = 0.1 } = noticeOf(named);
    const discipline = {
      noticeNumber: null,
      noticeOn: null,
      shareOldest,
      streams: streams.map((stream) => ({ ...stream, name: null, takes: { cargoClasses: null, withEvidence: false } })),
    };
    expect(disciplineProblemsOf(discipline)).toEqual([]);
  });

  it('keeps classes in their own order and none as every', () => {
    const [stream] = draft.streams;
    if (stream === undefined) throw new Error('no stream');
    const machinery = withClass({ ...stream, cargoClasses: [] }, 'machinery', true);
    expect(withClass(machinery, 'fresh', true).cargoClasses).toEqual(['fresh', 'machinery']);
    const none = noticeOf({ ...draft, streams: [withClass(machinery, 'machinery', false)] });
    expect(none.streams[0]?.takes?.cargoClasses).toBeNull();
  });

  it('[QU1] tries an order by cost without a number, and saves it only with number and day', () => {
    const costly = { ...draft, number: '', on: '', cost: newCost() };
    expect(noticeProblemOf(costly)).toBeNull();
    expect(savingProblemOf(costly)).toBe('unwritten');
    expect(savingProblemOf({ ...costly, number: '41/TB-BQL', on: '20/01/2027' })).toBeNull();
    expect(noticeOf(costly).cost).toMatchObject({ toleranceMinutes: 30, perHourDong: { fresh: 500_000 } });
  });

  it('[QU1] an order by cost has no hours of their own, and wrong ones that are not shown do not keep it from being saved', () => {
    const hours = [{ from: '11:00', to: '07:00', weights: {} }];
    const costly = { ...draft, number: '41', on: '20/01/2027', hours, cost: newCost() };
    expect(savingProblemOf(costly)).toBeNull();
    expect(noticeOf(costly)).not.toHaveProperty('hours');
    expect(noticeProblemOf({ ...costly, cost: null })).toBe('hours');
  });

  it('[QU1] gives hours of their own the ratios of every stream', () => {
    const [hours] = noticeOf(withNewHours(draft)).hours ?? [];
    expect(hours).toMatchObject({ fromMinute: 420, toMinute: 660 });
    expect(Object.keys(hours?.weights ?? {})).toEqual(draft.streams.map(({ key }) => key));
  });

  it('reads a day with and without an hour', () => {
    expect(readDayTime('29/11/2026 07:30')).toEqual({ day: '2026-11-29', minute: 450 });
    expect(readDayTime('29/11/2026')).toEqual({ day: '2026-11-29', minute: 0 });
    expect(readDayTime('29/11/2026 25:00')).toBeNull();
  });
});
