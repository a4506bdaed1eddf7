/** Days from Tết with their sign: `−12`, `0`, `+3`; nothing far from any. */
export function tetOffsetText(offset: number | null): string {
  if (offset === null) return '';
  return offset > 0 ? `+${String(offset)}` : offset < 0 ? `−${String(-offset)}` : '0';
}
