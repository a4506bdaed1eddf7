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

/** The draft of this station: it outlives a look at another screen and a reload, until it is handed over. */
export function useDraft(): readonly [Draft, (next: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(readDraft);
  useEffect(() => {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  }, [draft]);
  return [draft, (next) => setDraft((before) => ({ ...before, ...next }))];
}

function readDraft(): Draft {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? EMPTY_DRAFT : { ...EMPTY_DRAFT, ...(JSON.parse(kept) as Partial<Draft>) };
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
