/** One measured figure beside its floor or its limit. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work without the application, measured in the same run. */
  readonly floor?: number;
  /** Value against floor, so that more is better. */
  readonly ratio?: number;
  /** What is to be reached, as it is printed. */
  readonly target?: string;
  readonly isReached?: boolean;
  readonly note?: string;
};

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export type Round = () => Promise<void> | void;

/** Runs the sides in turn, round by round: what else the machine does falls on all of them alike. */
export async function interleave(rounds: number, sides: readonly Round[]): Promise<void> {
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
}

function rounded(value: number): string {
  const size = Math.abs(value);
  return size >= 100
    ? value.toFixed(0)
    : size >= 10
      ? value.toFixed(1)
      : size >= 1
        ? value.toFixed(2)
        : value.toFixed(3);
}

/** The figures as lines of equal columns. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['figure', 'value', 'floor', 'ratio', 'target', '', 'note'];
  const lines = figures.map((figure) => [
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    figure.floor === undefined ? '' : `${rounded(figure.floor)} ${figure.unit}`,
    figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
    figure.target ?? '',
    figure.isReached === undefined ? '' : figure.isReached ? 'reached' : 'MISSED',
    figure.note ?? '',
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((line) => (line[at] ?? '').length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
