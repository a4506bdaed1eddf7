import { useEffect, useState } from 'react';
import type { Doc, Key } from './things.ts';
import { planOf } from './things.ts';
import { planProblems, type PlanProblem } from '../../../shared/domain/layout/check.ts';

export type Problem = PlanProblem;

/** What is wrong, and which things it is about. */
export type Checked = {
  readonly problems: readonly Problem[];
  readonly wrong: ReadonlySet<Key>;
};

const NOTHING: Checked = { problems: [], wrong: new Set() };
/** Drawing goes on while a plan is looked through. */
const CHECK_MS = 250;

/** What is wrong with the plan as it is drawn now. */
export function useProblems(doc: Doc): Checked {
  const [checked, setChecked] = useState(NOTHING);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(check(doc)), CHECK_MS);
    return () => clearTimeout(timer);
  }, [doc]);
  return checked;
}

export function check(doc: Doc): Checked {
  const problems = planProblems(planOf(doc));
  if (problems.length === 0) return NOTHING;
  const codes = codesOf(doc);
  const wrong = new Set(problems.flatMap((problem) => keysOfProblem(codes, problem)));
  return { problems, wrong };
}

/** The things that a problem names. */
export function keysOf(doc: Doc, problem: Problem): readonly Key[] {
  return keysOfProblem(codesOf(doc), problem);
}

function codesOf(doc: Doc): ReadonlyMap<string, readonly Key[]> {
  const codes = new Map<string, Key[]>();
  for (const [key, { value }] of doc) {
    const found = codes.get(value.code);
    if (found === undefined) codes.set(value.code, [key]);
    else found.push(key);
  }
  return codes;
}

function keysOfProblem(codes: ReadonlyMap<string, readonly Key[]>, { at, other }: Problem): readonly Key[] {
  return [at, other ?? ''].flatMap((code) => codes.get(code) ?? []);
}
