import type { DocumentRequirement } from '../../domain/queue/documents.ts';
import type { Discipline } from '../../domain/queue/types.ts';
import type { TextCatalog, TextGroup } from './catalog.ts';
import { en } from './en.ts';
import { fillText, type ShowDetail, type TextDetails } from './format.ts';
import { vi } from './vi.ts';

export type Lang = 'vi' | 'en';

const CATALOGS: Readonly<Record<Lang, TextCatalog>> = { vi, en };

/** Groups whose codes are answers to somebody; a code stands in one of them only, or says the same in both. */
const ANSWERS = [
  'refusal',
  'fault',
  'reportProblem',
  'visitWarning',
  'listError',
  'listWarning',
  'countError',
  'countWarning',
] as const satisfies readonly TextGroup[];

/** The text of a refusal, fault, problem or warning. A code that this version does not know is shown as it is. */
export function textOf(lang: Lang, code: string, details?: TextDetails, show?: ShowDetail): string {
  for (const group of ANSWERS) {
    const text = lookUp(lang, group, code);
    if (text !== null) return fillText(text, details, show);
  }
  return code;
}

/** The word for a code of one vocabulary. */
export function wordOf<Group extends TextGroup>(
  lang: Lang,
  group: Group,
  code: keyof TextCatalog[Group],
  details?: TextDetails,
  show?: ShowDetail,
): string {
  return anyWordOf(lang, group, String(code), details, show);
}

/** The same for a code that came from outside: one that is not known is shown as it is. */
export function anyWordOf(
  lang: Lang,
  group: TextGroup,
  code: string,
  details?: TextDetails,
  show?: ShowDetail,
): string {
  const text = lookUp(lang, group, code);
  return text === null ? code : fillText(text, details, show);
}

/** The site's own names of papers: its list of requirements, or as much of it as matters. */
export type DocumentNames = readonly Pick<DocumentRequirement, 'kind' | 'names'>[];

/** What a paper is called: by the catalog, else by the site's list, else as its kind was typed. */
export function documentNameOf(lang: Lang, kind: string, named: DocumentNames = []): string {
  const known = lookUp(lang, 'document', kind);
  if (known !== null) return known;
  const names = named.find((line) => line.kind === kind && (line.names ?? null) !== null)?.names ?? null;
  if (names === null) return kind;
  return lang === 'en' ? (names.en ?? names.vi) : names.vi;
}

/** A not-ready or unknown code of a queue entry, with the paper that it names after the colon (QU4). */
export function notReadyTextOf(lang: Lang, code: string, named: DocumentNames = []): string {
  const colon = code.indexOf(':');
  if (colon < 0) return anyWordOf(lang, 'notReady', code);
  const document = documentNameOf(lang, code.slice(colon + 1), named);
  return anyWordOf(lang, 'notReady', code.slice(0, colon), { document });
}

/** What a stream of a discipline is called: by its notice, else by the catalog. */
export function streamNameOf(lang: Lang, discipline: Discipline, key: string): string {
  const name = discipline.streams.find((stream) => stream.key === key)?.name ?? null;
  if (name !== null) return lang === 'en' ? (name.en ?? name.vi) : name.vi;
  return anyWordOf(lang, 'stream', key);
}

function lookUp(lang: Lang, group: TextGroup, code: string): string | null {
  const words: Readonly<Record<string, string>> = CATALOGS[lang][group];
  return Object.hasOwn(words, code) ? (words[code] ?? null) : null;
}
