import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { LineRow } from './line.ts';

export type PaperState = 'present' | 'missing' | 'expired' | 'unknown';

/** One line of the checklist of a truck's papers. */
export type Paper = {
  readonly kind: string;
  readonly state: PaperState;
  readonly number: string | null;
  readonly issuedOn: Day | null;
  readonly validUntilOn: Day | null;
};

const STATE_OF_CODE = {
  'missing-document': 'missing',
  'expired-document': 'expired',
  'unknown-document': 'unknown',
} as const;

/** What is in the way first, then what nobody knows, then what is there. */
const ORDER: readonly PaperState[] = ['missing', 'expired', 'unknown', 'present'];

/** The papers of a waiting truck: those that its readiness asks for, and those that were seen (QU4). */
export function papersOf(
  visit: Pick<VisitRow, 'documents' | 'customsDeclarationNo' | 'growingAreaCode' | 'packingHouseCode'>,
  place: Pick<LineRow, 'notReady' | 'unknown'> | null,
): readonly Paper[] {
  const papers = new Map<string, Paper>();
  const declared = {
    'customs-declaration': visit.customsDeclarationNo,
    'growing-area-code': visit.growingAreaCode,
    'packing-house-code': visit.packingHouseCode,
  };
  for (const [kind, number] of Object.entries(declared)) {
    if (number !== null) papers.set(kind, { kind, state: 'present', number, issuedOn: null, validUntilOn: null });
  }
  for (const { kind, state, number, issuedOn, validUntilOn } of visit.documents) {
    papers.set(kind, {
      kind,
      state: state === 'present' ? 'present' : 'missing',
      number: number === undefined || number === '' ? (papers.get(kind)?.number ?? null) : number,
      issuedOn: issuedOn ?? null,
      validUntilOn: validUntilOn ?? null,
    });
  }
  for (const code of [...(place?.unknown ?? []), ...(place?.notReady ?? [])]) {
    const [group = '', kind] = code.split(':');
    if (kind === undefined || !Object.hasOwn(STATE_OF_CODE, group)) continue;
    const before = papers.get(kind);
    papers.set(kind, {
      kind,
      state: STATE_OF_CODE[group as keyof typeof STATE_OF_CODE],
      number: before?.number ?? null,
      issuedOn: before?.issuedOn ?? null,
      validUntilOn: before?.validUntilOn ?? null,
    });
  }
  return [...papers.values()].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
