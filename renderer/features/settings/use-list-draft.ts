import { useKept } from '../../client/use-kept.ts';

/** A list of the settings as it is being written, kept while other sections are looked at. */
export type ListDraft<Line> = {
  readonly lines: readonly Line[];
  readonly isTouched: boolean;
  /** Somebody else saved another list since this one was begun. */
  readonly isOutrun: boolean;
  readonly change: (lines: readonly Line[]) => void;
  readonly forget: () => void;
};

/** The saved list as lines, or what was made of it here. */
export function useListDraft<Saved, Line>(
  name: string,
  saved: readonly Saved[],
  linesOf: (saved: readonly Saved[]) => readonly Line[],
): ListDraft<Line> {
  const [draft, setDraft] = useKept<readonly Line[] | null>(`settings ${name}`, null);
  const [begunFrom, setBegunFrom] = useKept(`settings ${name} begun`, saved);
  return {
    lines: draft ?? linesOf(saved),
    isTouched: draft !== null,
    isOutrun: draft !== null && JSON.stringify(begunFrom) !== JSON.stringify(saved),
    change(lines) {
      if (draft === null) setBegunFrom(saved);
      setDraft(lines);
    },
    forget: () => setDraft(null),
  };
}
