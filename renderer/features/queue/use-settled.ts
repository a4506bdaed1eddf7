import { useEffect, useState } from 'react';

const AFTER_MS = 150;

/** A value once it has stayed the same for a moment, else null: nothing is asked for what only passes by. */
export function useSettled<T>(value: T): T | null {
  const [settled, setSettled] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value }), AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled !== null && Object.is(settled.value, value) ? value : null;
}
