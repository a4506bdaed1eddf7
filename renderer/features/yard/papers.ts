import type { Day } from '../../../shared/kernel/calendar.ts';
import { documentStatesOf, requirementsOf, type DocumentState } from '../../../shared/domain/queue/documents.ts';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';

export type Paper = { readonly kind: string; readonly state: DocumentState; readonly number: string };

/** The papers that a load has to show before it is called, and those shown beyond them (QU4). */
export type Papers = {
  readonly required: readonly Paper[];
  readonly extra: readonly Paper[];
  readonly missing: number;
  /** Nobody has said: warns, does not block. */
  readonly unknown: number;
};

/** The papers of a visit as the queue sees them: a code on the declaration counts as shown. */
export function papersOf(visit: VisitRow, settings: SiteSettings | null, today: Day | null = null): Papers {
  const asked = settings === null ? [] : requirementsOf(settings.requiredDocuments, visit);
  const states = documentStatesOf(visit, asked, today);
  const toPaper = (kind: string): Paper => ({ kind, state: states[kind] ?? 'unknown', number: numberOf(visit, kind) });
  const kinds = asked.map(({ kind }) => kind);
  const required = kinds.map(toPaper);
  return {
    required,
    extra: visit.documents
      .filter(({ kind, state }) => state === 'present' && !kinds.includes(kind))
      .map(({ kind }) => toPaper(kind)),
    missing: required.filter(({ state }) => state === 'missing' || state === 'expired').length,
    unknown: required.filter(({ state }) => state === 'unknown').length,
  };
}

function numberOf(visit: VisitRow, kind: string): string {
  const declared: Readonly<Record<string, string | null>> = {
    'customs-declaration': visit.customsDeclarationNo,
    'growing-area-code': visit.growingAreaCode,
    'packing-house-code': visit.packingHouseCode,
  };
  return visit.documents.find((document) => document.kind === kind)?.number || (declared[kind] ?? '');
}
