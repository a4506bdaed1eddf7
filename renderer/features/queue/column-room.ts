/** What each column of the line needs; `why`, `ready` and `band` take what is left over. */
export const COLUMN_WIDTHS = {
  rank: 46,
  number: 78,
  plate: 90,
  stream: 80,
  why: 90,
  ready: 82,
  waited: 66,
  range: 132,
  band: 84,
} as const;

export type LineColumn = keyof typeof COLUMN_WIDTHS;

/**
 * What gives way first on a small screen or under a large scale: the band says what the range says in words, the stream
 * stands in the queue number's letter, and both the reason and the number stand beside the chosen truck.
 */
const GIVES_WAY: readonly LineColumn[] = ['band', 'stream', 'why', 'number'];

const SCROLLBAR = 17;

/** The columns that have no room in a line so wide, so that nobody has to scroll it sideways. */
export function columnsWithoutRoom(width: number): ReadonlySet<LineColumn> {
  let needed = SCROLLBAR + Object.values<number>(COLUMN_WIDTHS).reduce((sum, each) => sum + each, 0);
  const without = new Set<LineColumn>();
  for (const column of GIVES_WAY) {
    if (needed <= width) break;
    without.add(column);
    needed -= COLUMN_WIDTHS[column];
  }
  return without;
}
