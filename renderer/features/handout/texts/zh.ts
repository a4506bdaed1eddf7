import type { Service } from '../../../../shared/domain/vocabulary.ts';

/** What a driver who reads Chinese is shown at the counter. */
export const ZH = {
  service: { meal: '餐', shower: '淋浴', water: '饮用水', laundry: '洗衣', other: '服务' } satisfies Record<
    Service,
    string
  >,
  given: (what: string) => `${what}：请领取`,
  paid: (what: string) => `${what}：已付款，请领取`,
  already: (what: string, at: string) => `免费${what}已于 ${at} 领取`,
  nextFrom: (at: string) => `下一份从 ${at} 起`,
  notFree: (what: string) => `${what}需付费`,
} as const;
