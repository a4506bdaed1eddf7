type Documented = { readonly documentNo: string | null; readonly isOverdue: boolean; readonly orderedAt: number };

/** Orders without a document first, the overdue ones before the others; then by time. */
export function missingFirst<One extends Documented>(orders: readonly One[]): readonly One[] {
  const rank = ({ documentNo, isOverdue }: Documented): number => (documentNo !== null ? 2 : isOverdue ? 0 : 1);
  return [...orders].sort((a, b) => rank(a) - rank(b) || a.orderedAt - b.orderedAt);
}
