import { useKept } from '../../client/use-kept.ts';
import { withMoved, type OrderedLine } from './ordered-lines.ts';

/** A list of the settings as it is being written, kept while other sections are looked at. */
export type ListDraft<Line> = {
  readonly lines: readonly Line[];
  readonly isTouched: boolean;
  /** Somebody else saved another list since this one was begun. */
  readonly isOutrun: boolean;
  readonly change: (lines: readonly Line[]) => void;
  /** The line as it is now, in the place of the one of the same key. */
  readonly put: (line: Line) => void;
  readonly move: (line: Line, step: number) => void;
  readonly remove: (line: Line) => void;
  readonly forget: () => void;
};

/** The saved list as lines, or what was made of it here. */
export function useListDraft<Saved, Line extends OrderedLine>(
  name: string,
  saved: readonly Saved[],
  linesOf: (saved: readonly Saved[]) => readonly Line[],
): ListDraft<Line> {
  const [draft, setDraft] = useKept<readonly Line[] | null>(`settings ${name}`, null);
  const [begunFrom, setBegunFrom] = useKept(`settings ${name} begun`, saved);
  const lines = draft ?? linesOf(saved);
  const change = (next: readonly Line[]): void => {
    if (draft === null) setBegunFrom(saved);
    setDraft(next);
  };
  return {
    lines,
    isTouched: draft !== null,
    isOutrun: draft !== null && JSON.stringify(begunFrom) !== JSON.stringify(saved),
    change,
    put: (line) => change(lines.map((one) => (one.key === line.key ? line : one))),
    move: (line, step) => change(withMoved(lines, line.key, step)),
    remove: (line) => change(lines.filter(({ key }) => key !== line.key)),
    forget: () => setDraft(null),
  };
}
