import { CATEGORIES, YARD_VIEWS, type YardView } from './category.ts';
import { GROUPINGS, type Grouping } from './grid/groups.ts';

/** How somebody looks at the yard: what a saved view keeps. */
export type ScreenState = {
  readonly view: YardView;
  /** The categories of the view that are shown; null shows all. */
  readonly shown: readonly string[] | null;
  readonly search: string;
  readonly group: Grouping;
  readonly hidden: readonly string[];
  readonly sort: { readonly column: string; readonly direction: 'asc' | 'desc' } | null;
};

export const PLAIN_STATE: ScreenState = {
  view: 'state',
  shown: null,
  search: '',
  group: 'none',
  hidden: [],
  sort: null,
};

export function writeState(state: ScreenState): string {
  return JSON.stringify(state);
}

/** Reads what was kept, by whatever version: what it does not understand is as if it were not said. */
export function readState(text: string): ScreenState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return PLAIN_STATE;
  }
  if (typeof value !== 'object' || value === null) return PLAIN_STATE;
  const { view, shown, search, group, hidden, sort } = value as Readonly<Record<string, unknown>>;
  const known = oneOf(YARD_VIEWS, view) ?? PLAIN_STATE.view;
  const categories = textsOf(shown).filter((category) => CATEGORIES[known].includes(category));
  return {
    view: known,
    shown: categories.length === 0 ? null : categories,
    search: typeof search === 'string' ? search : '',
    group: oneOf(GROUPINGS, group) ?? 'none',
    hidden: textsOf(hidden),
    sort: sortOf(sort),
  };
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((each) => each === value) ?? null;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function sortOf(value: unknown): ScreenState['sort'] {
  if (typeof value !== 'object' || value === null) return null;
  const { column, direction } = value as Readonly<Record<string, unknown>>;
  return typeof column === 'string' && (direction === 'asc' || direction === 'desc') ? { column, direction } : null;
}
