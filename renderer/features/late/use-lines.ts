import { useCallback, useEffect, useMemo, useState } from 'react';
import { emptyLine, isBlank, readKept, typed, type KeptLine, type Line, type Typed } from './lines.ts';
import { nextSlipNo, type Block } from './slip-numbers.ts';

const KEY = 'ben-bai.late-lines';

export type Lines = ReturnType<typeof useLines>;

/** The lines of the table, which outlive a reload of the page. There is always one to write on. */
export function useLines(gate: string, blocks: readonly Block[]) {
  const [kept, setKept] = useState<readonly KeptLine[]>(
    () => readKept(sessionStorage.getItem(KEY)) ?? [emptyLine(1, null, 'in')],
  );
  const lines = useMemo(() => numbered(kept, gate, blocks), [kept, gate, blocks]);
  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(kept)), [kept]);

  const change = useCallback(
    (key: number, by: Typed | ((line: Line) => Line)) => {
      const shown = lines.find((one) => one.key === key)?.slipNo ?? '';
      const changed = (line: Line): Line => (typeof by === 'function' ? by(line) : typed(line, by));
      setKept((before) =>
        before.map((one) => (one.key === key ? changed({ ...one, slipNo: one.slipNo ?? shown }) : one)),
      );
    },
    [lines],
  );
  /** Makes sure that there is a line after this one; answers its key. */
  const after = useCallback(
    (key: number): number => {
      const at = lines.findIndex((line) => line.key === key);
      const next = lines[at + 1];
      if (next !== undefined) return next.key;
      const made = newKey(lines);
      setKept((before) => [...before, emptyLine(made, null, lines[at]?.way ?? 'in')]);
      return made;
    },
    [lines],
  );
  const remove = useCallback((keys: ReadonlySet<number>) => {
    setKept((before) => {
      const left = before.filter(({ key }) => !keys.has(key));
      return left.length > 0 ? left : [emptyLine(newKey(before), null, before.at(-1)?.way ?? 'in')];
    });
  }, []);
  /** Puts lines for these numbers at the end, where they are not there yet. */
  const add = useCallback((slipNos: readonly string[]) => {
    setKept((before) => {
      const written = before.filter((line) => !isBlank(line));
      const fresh = slipNos.filter((slipNo) => !written.some((line) => line.slipNo === slipNo));
      const first = newKey(before);
      return fresh.length === 0
        ? before
        : [...written, ...fresh.map((slipNo, n) => emptyLine(first + n, slipNo, 'in'))];
    });
  }, []);
  return { lines, change, after, remove, add };
}

function newKey(lines: readonly KeptLine[]): number {
  return Math.max(0, ...lines.map(({ key }) => key)) + 1;
}

/** Gives those lines a number on which nobody wrote one: the next one after the line before. */
function numbered(kept: readonly KeptLine[], gate: string, blocks: readonly Block[]): readonly Line[] {
  let before: string | null = null;
  return kept.map((line): Line => {
    before = line.slipNo ?? nextSlipNo(before, gate, blocks);
    return hasNumber(line) ? line : { ...line, slipNo: before };
  });
}

function hasNumber(line: KeptLine): line is Line {
  return line.slipNo !== null;
}
