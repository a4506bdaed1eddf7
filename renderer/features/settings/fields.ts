import { readDay, readNumber } from '../../ui/format.ts';

/** One line of a form. Values are text while they are typed; the section that owns the form reads them. */
export type FieldSpec = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly kind?: 'text' | 'long' | 'number' | 'time' | 'day' | 'secret' | 'check' | 'select';
  readonly isOptional?: boolean;
  /** Plates, codes, letters: in the monospaced face. */
  readonly isCode?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly hint?: string;
  readonly options?: readonly { readonly value: string; readonly text: string }[];
};

export type FieldProblem = 'missing' | 'number' | 'whole' | 'range' | 'time' | 'day' | 'form';

/** Why a typed text cannot be saved, or null. */
export function problemOf(spec: FieldSpec, typed: string): FieldProblem | null {
  const text = typed.trim();
  if (text === '') return spec.isOptional === true || spec.kind === 'check' ? null : 'missing';
  switch (spec.kind) {
    case 'number': {
      const value = readNumber(text);
      if (value === null) return 'number';
      if (spec.isWhole === true && !Number.isInteger(value)) return 'whole';
      if (value < (spec.min ?? -Infinity) || value > (spec.max ?? Infinity)) return 'range';
      return null;
    }
    case 'time':
      return readMinute(text) === null ? 'time' : null;
    case 'day':
      return readDay(text) === null ? 'day' : null;
    case 'secret':
      if (spec.pattern?.test(text) === false) return 'form';
      return text.length < (spec.min ?? 0) ? 'range' : null;
    default:
      return spec.pattern === undefined || spec.pattern.test(text) ? null : 'form';
  }
}

const DAY_MINUTES = 1440;

/** Reads `20:00` as the minute of the day; null when it is no such time. */
export function readMinute(text: string): number | null {
  const match = /^(\d{1,2})(?::|h|g)(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute < DAY_MINUTES ? minute : null;
}

/** A number as people here type it. */
export function numberText(value: number): string {
  return String(value).replace('.', ',');
}

/** The number in a field that has been found good. */
export function numberIn(values: Readonly<Record<string, string>>, name: string): number {
  return readNumber(values[name] ?? '') ?? 0;
}

/** Names separated by commas, each once. */
export function namesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[,;]/).map((name) => name.trim()))].filter((name) => name !== '');
}

/** A word at the beginning of a label. */
export function upper(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}
