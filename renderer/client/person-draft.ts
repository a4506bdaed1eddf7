import { fold } from '../../shared/kernel/text.ts';
import type { Day } from '../../shared/kernel/calendar.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { QueryOutputs } from '../../shared/contract/queries.ts';
import { languageOfNationality } from '../../shared/domain/people/nationality.ts';
import { readPaper, type PaperReading } from '../../shared/domain/people/read-paper.ts';
import { isFirstLines, splitScan } from '../../shared/domain/people/scanner-text.ts';
import type { PersonIdentity } from '../../shared/domain/records.ts';
import type { IdentityKind, PersonRole } from '../../shared/domain/vocabulary.ts';
import { readDay } from '../ui/format.ts';

export type PersonCard = NonNullable<QueryOutputs['person.card']>;
type Amendment = Omit<CommandInput<'person.amend'>, 'personId'>;

/** What stands in the fields; empty = nobody said. */
export type PersonDraft = {
  readonly name: string;
  readonly documentNo: string;
  readonly kind: IdentityKind;
  readonly bornOn: string;
  readonly address: string;
  readonly issuedBy: string;
  readonly sex: '' | 'man' | 'woman';
  readonly nationality: string;
  readonly language: string;
  readonly phone: string;
  readonly role: PersonRole;
};

export function draftOf(card: PersonCard): PersonDraft {
  const { name, documentNo, identity, isWoman, nationality, language, phone, role } = card;
  return {
    name: name ?? '',
    documentNo: documentNo ?? '',
    kind: identity?.kind ?? 'cccd',
    bornOn: typedDay(identity?.bornOn ?? null),
    address: identity?.address ?? '',
    issuedBy: identity?.issuedBy ?? '',
    sex: isWoman === null ? '' : isWoman ? 'woman' : 'man',
    nationality: nationality ?? '',
    language: language ?? '',
    phone: phone ?? '',
    role,
  };
}

/**
 * Takes over what was read from a paper; what the paper does not say stays. A zone has names without marks: the same
 * name that stands there with them stays.
 */
export function withReading(draft: PersonDraft, reading: PaperReading): PersonDraft {
  const { name, documentNo, isWoman, nationality, identity } = reading;
  const isSameName = name !== null && fold(name) === fold(draft.name);
  const next = {
    ...draft,
    name: name === null || (isSameName && reading.from !== 'cccd') ? draft.name : name,
    documentNo: documentNo ?? draft.documentNo,
    kind: identity.kind,
    bornOn: identity.bornOn === null ? draft.bornOn : typedDay(identity.bornOn),
    address: identity.address ?? draft.address,
    issuedBy: identity.issuedBy ?? draft.issuedBy,
    sex: isWoman === null ? draft.sex : isWoman ? ('woman' as const) : ('man' as const),
  };
  return nationality === null ? next : withNationality(next, nationality);
}

/** The language follows the nationality while nobody said another. */
export function withNationality(draft: PersonDraft, nationality: string): PersonDraft {
  const followed = languageOfNationality(draft.nationality === '' ? null : draft.nationality);
  const follows = draft.language === '' || draft.language === followed;
  const language = follows ? (languageOfNationality(nationality === '' ? null : nationality) ?? '') : draft.language;
  return { ...draft, nationality, language };
}

/** The longest that a field may be; the fields themselves cut nothing off, for a scan is longer than any of them. */
const LONGEST = { name: 120, phone: 40, documentNo: 40, address: 300 } as const satisfies Partial<
  Record<keyof PersonDraft, number>
>;
export type TypedField = keyof typeof LONGEST;

/** How long a field may be, where it is longer; else null. */
export function tooLong(draft: PersonDraft, field: TypedField): number | null {
  return draft[field].trim().length > LONGEST[field] ? LONGEST[field] : null;
}

/** What is amended of the card; null where a day of birth is typed that is none, or something is too long. */
export function amendmentOf(card: PersonCard, draft: PersonDraft): Amendment | null {
  const bornOn = readTypedDay(draft.bornOn);
  if (bornOn === null && draft.bornOn.trim() !== '') return null;
  if (Object.keys(LONGEST).some((field) => tooLong(draft, field as TypedField) !== null)) return null;
  const identity = identityOf(card, draft, bornOn);
  const said = {
    name: orNull(draft.name),
    documentNo: orNull(draft.documentNo),
    phone: orNull(draft.phone),
    nationality: orNull(draft.nationality),
    language: orNull(draft.language),
    isWoman: draft.sex === '' ? null : draft.sex === 'woman',
    role: draft.role,
    identity,
  };
  const changed = Object.entries(said).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(card[field as keyof typeof said]),
  );
  return Object.fromEntries(changed) as Amendment;
}

/** A day as it is written here: `05/09/1988`, or its eight digits alone. */
export function readTypedDay(text: string): Day | null {
  return readDay(text.trim().replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'));
}

/** Lines of a zone that came so far, and what stood in the field before. */
export type PartOfScan = { readonly lines: string; readonly typed: string };

export type FieldReading =
  | { readonly is: 'paper'; readonly reading: PaperReading; readonly typed: string }
  | ({ readonly is: 'part' } & PartOfScan)
  | { readonly is: 'typing' };

/** What stands in a field when Enter comes: a whole paper, lines of one of which more come, or what somebody typed. */
export function readField(value: string, before: PartOfScan | null): FieldReading {
  const typedBefore = before !== null && value.startsWith(before.typed) ? before : null;
  const text = typedBefore === null ? value : typedBefore.lines + value.slice(typedBefore.typed.length);
  const { typed, scan } = splitScan(text) ?? { typed: '', scan: text };
  const outside = typedBefore?.typed ?? typed;
  const reading = readPaper(scan);
  if (reading !== null) return { is: 'paper', reading, typed: outside };
  return isFirstLines(scan) ? { is: 'part', lines: scan, typed: outside } : { is: 'typing' };
}

function typedDay(day: Day | null): string {
  return day === null ? '' : day.split('-').toReversed().join('/');
}

function identityOf(card: PersonCard, draft: PersonDraft, bornOn: Day | null): PersonIdentity | null {
  const address = orNull(draft.address);
  const isSaid = draft.documentNo.trim() !== '' || bornOn !== null || address !== null || card.identity !== null;
  if (!isSaid) return null;
  return { kind: draft.kind, bornOn, address, issuedBy: orNull(draft.issuedBy) };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
