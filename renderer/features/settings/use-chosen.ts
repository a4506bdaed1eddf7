import { useState } from 'react';

/** Which of a list is chosen, and a key for its form. */
export type Chosen = {
  readonly id: string | null;
  /** Stays when a new one was made: how its saving ended is still told. */
  readonly formKey: string;
  readonly choose: (id: string) => void;
  readonly onMade: (id: string) => void;
};

export function useChosen(): Chosen {
  const [id, onMade] = useState<string | null>(null);
  const [picks, setPicks] = useState(0);
  const choose = (next: string): void => {
    onMade(next);
    setPicks(picks + 1);
  };
  return { id, formKey: String(picks), choose, onMade };
}
