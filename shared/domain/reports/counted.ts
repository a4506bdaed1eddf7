/** How often each key occurs, the most frequent first, then by key. */
export function countedOf(keys: readonly string[]): readonly { readonly key: string; readonly count: number }[] {
  return [...Map.groupBy(keys, (key) => key)]
    .map(([key, all]) => ({ key, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
