import type { Act } from './use-act.ts';

/** What came of the last act, below a list. */
export function FootLine({ act, busy }: { readonly act: Act; readonly busy?: string | null }) {
  return (
    <div className="marshal-foot">
      <span role="status">{busy ?? act.said}</span>
      {act.problem === null ? null : (
        <span className="bad" role="alert">
          {act.problem}
        </span>
      )}
    </div>
  );
}
