import type { LodgingLine } from '../../../shared/contract/rest-queries.ts';

/** The two parts of a list: foreigners stand apart, whoever lacks something comes first. */
export type LodgingGroups = {
  readonly home: readonly LodgingLine[];
  readonly foreign: readonly LodgingLine[];
  /** Whether anybody stands among the Vietnamese of whom nobody said so. */
  readonly hasUnknown: boolean;
  readonly missing: number;
};

export function groupsOf(lines: readonly LodgingLine[], collator: Intl.Collator): LodgingGroups {
  const sorted = lines.toSorted(
    (a, b) =>
      Number(b.missing.length > 0) - Number(a.missing.length > 0) ||
      collator.compare(lastNameFirst(a.name), lastNameFirst(b.name)) ||
      a.from - b.from,
  );
  return {
    home: sorted.filter(({ isForeigner }) => !isForeigner),
    foreign: sorted.filter(({ isForeigner }) => isForeigner),
    hasUnknown: lines.some(({ nationality, erasedAt }) => nationality === null && erasedAt === null),
    missing: lines.filter(({ missing }) => missing.length > 0).length,
  };
}

/** Lists of people here are in the order of the given name, which stands last. */
function lastNameFirst(name: string | null): string {
  const words = (name ?? '').split(' ');
  return [words.at(-1) ?? '', ...words.slice(0, -1)].join(' ');
}
