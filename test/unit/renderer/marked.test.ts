import { expect, it } from 'vitest';
import { readSought, type Sought } from '../../../shared/domain/find/match.ts';
import type { FoundField } from '../../../shared/domain/find/texts.ts';
import { markedOf } from '../../../renderer/shell/marked.ts';

const marked = (text: string, field: FoundField, typed: string): string =>
  markedOf(text, field, readSought(typed) as Sought)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');

it('[VF9] marks what fits as it is written, also over signs that do not count', () => {
  expect(marked('29C-123.45', 'plate', '2345')).toBe('29C-1[23.45]');
  expect(marked('29C-123.45', 'plate', '29c 123')).toBe('[29C-123].45');
  expect(marked('29C-123.45', 'plate', 'CI23')).toBe('29[C-123].45');
  expect(marked('HTX Vận tải Đức Mạnh', 'carrier', 'duc ma')).toBe('HTX Vận tải [Đức Mạ]nh');
  expect(marked('HTX Vận tải Đức Mạnh', 'carrier', 'manh van')).toBe('HTX [Vận] tải Đức [Mạnh]');
  expect(marked('Lý Văn Hùng', 'driver', 'hùng')).toBe('Lý Văn [Hùng]');
  expect(marked('0912 345 678', 'phone', '12345')).toBe('09[12 345] 678');
  expect(marked('Sầu riêng', 'goods', 'zz')).toBe('Sầu riêng');
});
