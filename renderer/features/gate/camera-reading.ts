import type { CandidateRow } from '../../../shared/contract/rows.ts';

/** The newest reading at a lane: an arrival that was taken back may have opened an older one again. */
export function newestAt(candidates: Iterable<CandidateRow>, gate: string, lane: string): CandidateRow | null {
  let newest: CandidateRow | null = null;
  for (const one of candidates)
    if (one.gate === gate && one.lane === lane && (newest === null || one.seenAt > newest.seenAt)) newest = one;
  return newest;
}
