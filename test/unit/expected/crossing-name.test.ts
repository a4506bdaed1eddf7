import { describe, expect, it } from 'vitest';
import { resolveCrossing } from '../../../shared/domain/expected/crossing-name.ts';
import { CROSSINGS } from './list-support.ts';

describe('crossing names', () => {
  it.each([
    ['huu nghi', 1],
    ['HỮU NGHỊ', 1],
    ['CK Hữu Nghị', 1],
    ['Cửa khẩu quốc tế Hữu Nghị', 1],
    ['CKQT Hữu Nghị', 1],
    ['HuuNghi', 1],
    ['hn', 1],
    ['友谊关', 1],
    ['cro_2', 2],
    ['Tân Thanh - Pò Chài', 2],
    ['tan  thanh (Lạng Sơn)', 2],
    ['Chi-Ma', 3],
  ])('%s', (text, id) => {
    expect(resolveCrossing(text, CROSSINGS)?.id).toBe(id);
  });

  it.each(['', 'CK', 'Móng Cái', 'Hữu', 'cro_9'])('does not guess at "%s"', (text) => {
    expect(resolveCrossing(text, CROSSINGS)).toBeNull();
  });

  it('answers none when a name means two crossings', () => {
    const twins = CROSSINGS.map((crossing) => ({ ...crossing, aliases: ['bãi'] }));
    expect(resolveCrossing('bãi', twins)).toBeNull();
  });
});
