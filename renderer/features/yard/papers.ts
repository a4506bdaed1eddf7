import { requiredDocumentsOf } from '../../../shared/domain/queue/readiness.ts';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import type { VisitDocument } from '../../../shared/domain/records.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';

export type Papers = {
  readonly required: readonly string[];
  readonly missing: readonly string[];
};

/** The papers that a load has to show before it is called, and which of them nobody has seen (QU4). */
export function papersOf(visit: VisitRow, settings: SiteSettings | null): Papers {
  const required =
    settings === null ? [] : requiredDocumentsOf(settings.requiredDocuments, visit.direction, visit.cargoClass);
  const seen = new Set(presentOf(visit).map(({ kind }) => kind));
  return { required, missing: required.filter((kind) => !seen.has(kind)) };
}

/** The papers that somebody has seen. */
export function presentOf(visit: VisitRow): readonly VisitDocument[] {
  return visit.documents.filter(({ state }) => state === 'present');
}
