import { describe, expect, it } from 'vitest';
import { placeChangeOf, placeStepDetailOf, placeStepTextOf } from '../../../shared/contract/texts/place-step.ts';
import { PLACE_STEP_CAUSES } from '../../../shared/domain/queue/place-step.ts';

const STEP: Parameters<typeof placeStepDetailOf>[1] = {
  cause: 'not-ready',
  count: 5,
  rule: 'QU4',
  reason: null,
  documentNo: null,
  others: ['HN-Q 0108', 'HN-T 0115', 'HN-K 0119'].map((queueNumber) => ({ queueNumber, plate: '12C12345' })),
};

describe('a step of the place history in words', () => {
  it('[QU37] says of another truck what became of that one, on the driver’s page too', () => {
    const step = { cause: 'sent-back', count: 1, others: ['HN-T 0103'] } as const;
    expect(placeStepTextOf('vi', step)).toBe('1 xe trả về bãi');
    expect(placeStepTextOf('zh', step)).toBe('1辆车被退回');
    expect(placeStepTextOf('zh', { ...step, others: [] })).toBe('本车被退回');
  });

  it('[QU37] says what happened and what it rests on', () => {
    expect(placeStepTextOf('vi', STEP)).toBe('5 xe trước chưa sẵn sàng, bỏ qua');
    expect(placeStepTextOf('zh', STEP)).toBe('前面5辆车未准备好，被跳过');
    expect(placeStepDetailOf('vi', STEP)).toBe('QU4 · HN-Q 0108, HN-T 0115, HN-K 0119 +2');
    const order = {
      ...STEP,
      cause: 'fast-track',
      count: 1,
      rule: 'QU3',
      reason: 'perishing',
      documentNo: '118/BP',
    } as const;
    expect(placeStepDetailOf('en', { ...order, others: [] })).toBe('QU3 · load about to perish · 118/BP');
  });

  it('[QU37] says of the truck itself what is its own', () => {
    const own = { ...STEP, cause: 'no-show', count: 1, others: [] } as const;
    expect(placeStepTextOf('vi', own)).toBe('lỡ lượt');
    expect(placeStepTextOf('en', { ...STEP, cause: 'no-show', count: 1 })).toBe('1 missed their call');
  });

  it('[QU37] has words for every cause in each language, with nothing left to fill in', () => {
    for (const cause of PLACE_STEP_CAUSES)
      for (const lang of ['vi', 'en', 'zh'] as const)
        for (const others of [STEP.others, []]) {
          const text = placeStepTextOf(lang, { ...STEP, cause, others });
          expect(text).toMatch(/\S/);
          expect(text).not.toMatch(/[{}…]/);
        }
  });

  it('[QU37] writes gains up and losses down', () => {
    expect([
      placeChangeOf({ from: 14, to: 11 }),
      placeChangeOf({ from: 2, to: 4 }),
      placeChangeOf({ from: null, to: 3 }),
    ]).toEqual(['↑3', '↓2', '–']);
  });
});
