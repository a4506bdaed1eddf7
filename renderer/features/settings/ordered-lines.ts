/** A line of a list whose order decides; the key tells it apart while it is moved. */
export type OrderedLine = { readonly key: number };

/** A key that no line has. */
export function nextKey(lines: readonly OrderedLine[]): number {
  return Math.max(-1, ...lines.map((line) => line.key)) + 1;
}

/** The line moved up (−1) or down (1); at the end of the list nothing moves. */
export function withMoved<Line extends OrderedLine>(
  lines: readonly Line[],
  key: number,
  step: number,
): readonly Line[] {
  const from = lines.findIndex((line) => line.key === key);
  const to = from + step;
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return lines;
  return lines.filter((one) => one !== line).toSpliced(to, 0, line);
}
