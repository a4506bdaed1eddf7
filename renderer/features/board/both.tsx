import type { Words } from '../../client/texts/crossing-words.ts';

/** Vietnamese and Chinese on one line. */
export function Both({ of, sign = ' · ' }: { readonly of: Words; readonly sign?: string }) {
  return (
    <>
      {`${of.vi}${sign}`}
      <span lang="zh">{of.zh}</span>
    </>
  );
}
