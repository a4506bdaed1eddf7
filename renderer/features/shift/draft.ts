import { useEffect, useState } from 'react';

/** What was typed of a hand-over so far. PINs are never kept. */
export type Draft = {
  /** Digits only. */
  readonly counted: string;
  readonly left: string;
  readonly paperSlips: string;
  readonly notes: string;
  /** Notes and coins counted, by their worth. */
  readonly counts: Readonly<Record<number, string>>;
};

export const EMPTY_DRAFT: Draft = { counted: '', left: '', paperSlips: '', notes: '', counts: {} };

const KEY = 'ben-bai.shift-draft';

/**
 * This station's draft for one shift: it outlives a look at another screen and a reload, until that shift is handed
 * over, here or elsewhere.
 */
export function useDraft(shiftId: string | null): readonly [Draft, (next: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(() => readDraft(shiftId));
  useEffect(() => {
    sessionStorage.setItem(KEY, JSON.stringify({ shiftId, draft } satisfies Kept));
  }, [shiftId, draft]);
  return [draft, (next) => setDraft((before) => ({ ...before, ...next }))];
}

type Kept = { readonly shiftId: string | null; readonly draft: Draft };

function readDraft(shiftId: string | null): Draft {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
  return kept?.shiftId === shiftId ? kept.draft : EMPTY_DRAFT;
}

const MOST_DIGITS = 12;

/** Keeps the digits of what was typed. */
export function digitsOf(typed: string): string {
  return typed
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, MOST_DIGITS);
}

/** The amount of a field; null while it is empty. */
export function amountOf(digits: string): number | null {
  return digits === '' ? null : Number(digits);
}
