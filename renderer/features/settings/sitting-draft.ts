import type { Sitting } from '../../../shared/domain/records.ts';
import { minuteText } from '../../ui/format.ts';
import { readMinute } from './fields.ts';
import { nextKey } from './ordered-lines.ts';
import { readEnd } from './spans-text.ts';

/** A sitting of a canteen while it is typed. */
export type SittingDraft = {
  readonly key: number;
  readonly code: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
};

export type SittingProblem = 'code' | 'twice' | 'name' | 'time' | 'order' | 'overlap';

export const MOST_SITTINGS = 12;
const CODE = /^[a-z0-9-]{1,20}$/;

export function sittingDraftsOf(sittings: readonly Sitting[]): readonly SittingDraft[] {
  return sittings
    .toSorted((a, b) => a.fromMinute - b.fromMinute)
    .map(({ code, name, fromMinute, toMinute }, key) => ({
      key,
      code,
      name,
      from: minuteText(fromMinute),
      to: minuteText(toMinute),
    }));
}

/** One more line, with a code that none has: from the end of the last one. */
export function withNewSitting(lines: readonly SittingDraft[]): readonly SittingDraft[] {
  let number = lines.length + 1;
  while (lines.some(({ code }) => code === `s${String(number)}`)) number += 1;
  return [
    ...lines,
    { key: nextKey(lines), code: `s${String(number)}`, name: '', from: lines.at(-1)?.to ?? '06:00', to: '' },
  ];
}

/** What is wrong with a line among the others, or null. */
export function problemOfSitting(line: SittingDraft, lines: readonly SittingDraft[]): SittingProblem | null {
  const before = lines.slice(0, lines.indexOf(line));
  const from = readMinute(line.from);
  const to = readEnd(line.to);
  if (!CODE.test(line.code.trim())) return 'code';
  if (before.some(({ code }) => code.trim() === line.code.trim())) return 'twice';
  if (line.name.trim() === '') return 'name';
  if (from === null || to === null) return 'time';
  if (to <= from) return 'order';
  const overlaps = before.some((one) => from < (readEnd(one.to) ?? 0) && (readMinute(one.from) ?? 0) < to);
  return overlaps ? 'overlap' : null;
}

/** The list as it is saved, once every line is right. */
export function sittingsOfDrafts(lines: readonly SittingDraft[]): readonly Sitting[] {
  return lines
    .map(({ code, name, from, to }) => ({
      code: code.trim(),
      name: name.trim(),
      fromMinute: readMinute(from) ?? 0,
      toMinute: readEnd(to) ?? 0,
    }))
    .toSorted((a, b) => a.fromMinute - b.fromMinute);
}
