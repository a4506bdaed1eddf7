import { fold } from '../../../shared/kernel/text.ts';
import type { DocumentRequirement } from '../../../shared/domain/queue/documents.ts';
import { CARGO_CLASSES, DIRECTIONS, type CargoClass, type Direction } from '../../../shared/domain/vocabulary.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { DOCUMENT_KINDS } from '../../../shared/contract/texts/codes.ts';
import { namesIn } from './fields.ts';
import { nextKey } from './ordered-lines.ts';

/** A paper that the site names itself. */
export const OWN = 'own';
/** Any direction, any class. */
export const ANY = 'any';

/** A line of the list of papers while it is typed. */
export type RequirementDraft = {
  /** Tells the lines apart while they are moved. */
  readonly key: number;
  readonly direction: string;
  readonly cargoClass: string;
  readonly goods: string;
  readonly kind: string;
  /** The kind of a paper of the site's own, once it has one: papers seen are kept under it. */
  readonly ownKind: string | null;
  readonly nameVi: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly maxAgeDays: string;
};

type SavedRequirement = NonNullable<CommandInput<'settings.save'>['values']['requiredDocuments']>[number];

export type RequirementProblem = 'name' | 'age' | 'goods';

const MOST_DAYS = 1000;
const MOST_GOODS = 40;
const LONGEST_GOODS = 60;
export const MOST_LINES = 60;

export function draftsOf(requirements: readonly DocumentRequirement[]): readonly RequirementDraft[] {
  return requirements.map((line, key) => {
    const isKnown = DOCUMENT_KINDS.some((kind) => kind === line.kind);
    return {
      key,
      direction: line.direction ?? ANY,
      cargoClass: line.cargoClass ?? ANY,
      goods: (line.goods ?? []).join(', '),
      kind: isKnown ? line.kind : OWN,
      ownKind: isKnown ? null : line.kind,
      nameVi: isKnown ? '' : (line.names?.vi ?? line.kind),
      nameZh: isKnown ? '' : (line.names?.zh ?? ''),
      nameEn: line.names?.en ?? null,
      maxAgeDays: String(line.maxAgeDays ?? ''),
    };
  });
}

/** One more line at the end: any load, a paper still to be named. */
export function withNewLine(lines: readonly RequirementDraft[]): readonly RequirementDraft[] {
  const line = { key: nextKey(lines), direction: ANY, cargoClass: ANY, goods: '', kind: OWN, ownKind: null };
  return [...lines, { ...line, nameVi: '', nameZh: '', nameEn: null, maxAgeDays: '' }];
}

/** What is wrong with a line, or null. */
export function problemOfLine(line: RequirementDraft): RequirementProblem | null {
  if (line.kind === OWN && line.nameVi.trim() === '') return 'name';
  const goods = namesIn(line.goods);
  if (goods.length > MOST_GOODS || goods.some((name) => name.length > LONGEST_GOODS)) return 'goods';
  const age = line.maxAgeDays.trim();
  const days = Number(age);
  return age === '' || (/^\d{1,4}$/.test(age) && days >= 1 && days <= MOST_DAYS) ? null : 'age';
}

/** The list as it is saved. A paper of the site's own gets a kind from its name, and keeps it when it is renamed. */
export function requirementsOfDrafts(lines: readonly RequirementDraft[]): SavedRequirement[] {
  return lines.map((line) => {
    const words = namesIn(line.goods);
    const isOwn = line.kind === OWN;
    const vi = line.nameVi.trim();
    const zh = line.nameZh.trim();
    return {
      direction: oneOf<Direction>(DIRECTIONS, line.direction),
      cargoClass: oneOf<CargoClass>(CARGO_CLASSES, line.cargoClass),
      kind: isOwn ? (line.ownKind ?? kindOf(vi)) : line.kind,
      goods: words.length === 0 ? null : [...words],
      maxAgeDays: line.maxAgeDays.trim() === '' ? null : Number(line.maxAgeDays),
      names: isOwn ? { vi, en: line.nameEn, zh: zh === '' ? null : zh } : null,
    };
  });
}

/** `giấy cân xe` becomes `giay-can-xe`; a name in no letters of ours stays as it is. */
function kindOf(name: string): string {
  const kind = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return (kind === '' ? name : kind).slice(0, 60);
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null;
}
