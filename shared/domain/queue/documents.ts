import { addDays, type Day } from '../../kernel/calendar.ts';
import { mentionsAny } from '../expected/goods.ts';
import type { Visit } from '../records.ts';
import type { CargoClass, Direction } from '../vocabulary.ts';

/** How a required paper stands: `expired` is one that was seen and holds no more; `unknown`, one that nobody spoke of. */
export type DocumentState = 'present' | 'missing' | 'expired' | 'unknown';

/** One line of the site's list of papers: a kind that loads of this direction and class need; null = any. */
export type DocumentRequirement = {
  readonly direction: Direction | null;
  readonly cargoClass: CargoClass | null;
  readonly kind: string;
  /** Words of the goods that it is asked of (folded, any of them); null or left out = all goods. */
  readonly goods?: readonly string[] | null | undefined;
  /** A paper of longer ago does not count; null or left out = of any day. */
  readonly maxAgeDays?: number | null | undefined;
  /** What the site calls it, where its kind is not one of the known ones. */
  readonly names?: { readonly vi: string; readonly en: string | null; readonly zh: string | null } | null | undefined;
};

/** The milestone that counts as a paper seen: who has paid the fees has paid them, whether or not a receipt was shown. */
export const FEES = 'fees';

/** A paper that a load needs, and how old it may be; null = of any age. */
export type RequiredDocument = { readonly kind: string; readonly maxAgeDays: number | null };

/** What decides which papers a load needs. */
export type LoadFacts = Pick<Visit, 'direction' | 'cargoClass' | 'goods'>;

/**
 * The papers that a load needs, each once, in the order of the list, with the strictest age (QU27). A line for certain
 * goods asks nothing of a load whose goods nobody has written down.
 */
export function requirementsOf(
  requirements: readonly DocumentRequirement[],
  load: LoadFacts,
): readonly RequiredDocument[] {
  const ages = new Map<string, number | null>();
  for (const line of requirements) {
    if (!asksOf(line, load)) continue;
    const age = line.maxAgeDays ?? null;
    const known = ages.get(line.kind) ?? null;
    ages.set(line.kind, known === null || age === null ? (known ?? age) : Math.min(known, age));
  }
  return [...ages].map(([kind, maxAgeDays]) => ({ kind, maxAgeDays }));
}

/** The kinds alone. */
export function requiredDocumentsOf(
  requirements: readonly DocumentRequirement[],
  direction: Direction,
  cargoClass: CargoClass,
  goods: string | null = null,
): readonly string[] {
  return requirementsOf(requirements, { direction, cargoClass, goods }).map(({ kind }) => kind);
}

function asksOf(line: DocumentRequirement, load: LoadFacts): boolean {
  if (line.direction !== null && line.direction !== load.direction) return false;
  if (line.cargoClass !== null && line.cargoClass !== load.cargoClass) return false;
  const words = line.goods ?? null;
  return words === null || (load.goods !== null && mentionsAny(load.goods, words));
}

/** Papers that are a number, and where it is written. */
const CODE_PAPERS = [
  ['customs-declaration', 'customsDeclarationNo'],
  ['growing-area-code', 'growingAreaCode'],
  ['packing-house-code', 'packingHouseCode'],
] as const;

type CodeField = (typeof CODE_PAPERS)[number][1];

/** The papers that were looked at, once numbers are written down: one that was found missing is there now (QU53). */
export function documentsWithCodes(
  before: Pick<Visit, 'documents' | CodeField>,
  after: Readonly<Record<CodeField, string | null>>,
): Visit['documents'] {
  const found = new Set<string>();
  for (const [kind, field] of CODE_PAPERS) if (after[field] !== null && after[field] !== before[field]) found.add(kind);
  if (found.size === 0) return before.documents;
  const kept = before.documents.filter(({ kind, state }) => state !== 'missing' || !found.has(kind));
  return kept.length === before.documents.length ? before.documents : kept;
}

/** What of a visit says how its papers stand. */
export type PaperFacts = Pick<
  Visit,
  'documents' | 'customsDeclarationNo' | 'growingAreaCode' | 'packingHouseCode' | 'milestones'
>;

/**
 * How the papers of a visit stand: codes of the declaration, fees that were paid, papers seen or found missing. With
 * `today` a paper whose time is over is expired; one that must not be old and bears no date is not known to hold (QU28).
 */
export function documentStatesOf(
  visit: PaperFacts,
  required: readonly RequiredDocument[] = [],
  today: Day | null = null,
): Readonly<Record<string, DocumentState>> {
  const states: Record<string, DocumentState> = {};
  for (const [kind, field] of CODE_PAPERS) if (visit[field] !== null) states[kind] = 'present';
  const paidAt = visit.milestones.find(({ milestone }) => milestone === 'fees-paid')?.at ?? null;
  if (paidAt !== null) states[FEES] = 'present';
  for (const document of visit.documents) {
    // Who had not paid when somebody asked has paid since.
    if (document.kind === FEES && document.state === 'missing' && paidAt !== null && document.at <= paidAt) continue;
    const maxAgeDays = required.find(({ kind }) => kind === document.kind)?.maxAgeDays ?? null;
    states[document.kind] = document.state === 'present' ? heldState(document, maxAgeDays, today) : document.state;
  }
  return states;
}

function heldState(
  document: Visit['documents'][number],
  maxAgeDays: number | null,
  today: Day | null,
): 'present' | 'expired' | 'unknown' {
  if (today === null) return 'present';
  const { issuedOn, validUntilOn } = document;
  if (validUntilOn !== undefined && validUntilOn < today) return 'expired';
  if (maxAgeDays === null) return 'present';
  if (issuedOn === undefined) return validUntilOn === undefined ? 'unknown' : 'present';
  return addDays(issuedOn, maxAgeDays) < today ? 'expired' : 'present';
}
