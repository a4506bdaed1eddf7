/** Values that a text may name, beside codes that it does not. */
export type TextDetails = Readonly<Record<string, unknown>>;

/** How a value is written; null = as it is. Screens give one that knows times, plates and numbers. */
export type ShowDetail = (name: string, value: unknown) => string | null;

const PLACEHOLDER = /\{(\w+)\}/g;
const OPTIONAL = /\[([^[\]]*)\]/g;

/** Puts details into a text: `{name}` by its value, `[…]` away when one of its details is missing. */
export function fillText(text: string, details: TextDetails = {}, show: ShowDetail = () => null): string {
  return text
    .replace(OPTIONAL, (_, part: string) => (placeholdersOf(part).every((name) => isThere(details[name])) ? part : ''))
    .replace(PLACEHOLDER, (_, name: string) => wordsFor(name, details[name], show));
}

/** The names of the details that a text asks for, each once. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function wordsFor(name: string, value: unknown, show: ShowDetail): string {
  if (!isThere(value)) return '…';
  const shown = show(name, value);
  if (shown !== null) return shown;
  if (Array.isArray(value)) return value.map((each) => wordsFor(name, each, show)).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
}
