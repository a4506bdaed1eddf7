import { describe, expect, it } from 'vitest';
import { readGoods } from '../../../shared/domain/expected/goods.ts';

describe('cargo class from the goods', () => {
  it.each([
    ['sầu riêng', 'export', 'fresh'],
    ['SAU RIENG', 'export', 'fresh'],
    ['Sầu riêng tươi, mít', 'export', 'fresh'],
    ['mít sấy', 'export', 'general'],
    ['vải', 'import', 'general'],
    ['vải', 'export', 'fresh'],
    ['vai', 'import', 'general'],
    ['vải thiều', 'export', 'fresh'],
    ['linh kiện điện tử', 'export', 'electronics'],
    ['linh kiện ô tô', 'import', 'general'],
    ['ô tô mới', 'import', 'vehicles'],
    ['máy móc', 'import', 'machinery'],
    ['máy tính', 'import', 'electronics'],
    ['hàng may mặc', 'export', 'general'],
    ['tinh bột sắn', 'export', 'general'],
    ['cá', 'export', 'fresh'],
    ['cà phê', 'export', 'general'],
    ['cá khô', 'export', 'general'],
    ['rau củ', 'import', 'fresh'],
    ['nhôm thỏi', 'export', 'general'],
    ['hàng tiêu dùng', 'import', 'general'],
    ['榴莲', 'export', 'fresh'],
    ['汽车配件', 'import', 'general'],
    ['auto parts', 'import', 'general'],
  ] as const)('%s (%s) is %s', (goods, direction, cargoClass) => {
    expect(readGoods(goods, direction)).toMatchObject({ cargoClass, isKnown: true });
  });

  it('falls back to general for goods nobody knows, and says so', () => {
    expect(readGoods('đồ lạ lùng', 'export')).toMatchObject({ cargoClass: 'general', isKnown: false });
  });

  it('knows frozen goods and empty trucks', () => {
    expect(readGoods('Cá tra đông lạnh', 'export')).toMatchObject({ cargoClass: 'fresh', isFrozen: true });
    expect(readGoods('xe rỗng', 'import')).toMatchObject({ cargoClass: 'general', isEmpty: true });
  });
});
