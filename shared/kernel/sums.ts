/** Rows of figures as one: the sum of each of these fields. */
export function sumsOf<Field extends string>(
  rows: readonly Readonly<Record<Field, number>>[],
  fields: readonly Field[],
): Readonly<Record<Field, number>> {
  const sums = Object.fromEntries(fields.map((field) => [field, rows.reduce((sum, row) => sum + row[field], 0)]));
  return sums as Record<Field, number>;
}

/** The sum of numbers; 0 of none. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
