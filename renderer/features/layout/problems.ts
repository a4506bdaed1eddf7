import { useEffect, useState } from 'react';
import { planOf, type Doc, type Key, type ThingKind } from './things.ts';
import { planProblems } from '../../../shared/domain/layout/check.ts';
import type { PlanList, PlanProblem } from '../../../shared/domain/layout/problems.ts';

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
  const find = finderOf(doc);
  return { problems, wrong: new Set(problems.flatMap(find)) };
}

/** The things that a problem names. */
export function keysOf(doc: Doc, problem: Problem): readonly Key[] {
  return finderOf(doc)(problem);
}

const KIND_OF: Readonly<Record<PlanList, ThingKind>> = {
  zones: 'zone',
  slots: 'slot',
  keepClear: 'area',
  landmarks: 'landmark',
};

/** Finds the things of problems: by their place in the plan, and the other one by its code. */
function finderOf(doc: Doc): (problem: Problem) => readonly Key[] {
  const lists = new Map<ThingKind, Key[]>();
  const codes = new Map<string, Key>();
  for (const [key, { kind, value }] of doc) {
    const list = lists.get(kind);
    if (list === undefined) lists.set(kind, [key]);
    else list.push(key);
    codes.set(value.code, key);
  }
  return ({ list, index, other }) => {
    const first = list === null || index === null ? undefined : lists.get(KIND_OF[list])?.[index];
    const second = other === undefined ? undefined : codes.get(other);
    return [first, second].filter((key) => key !== undefined);
  };
}
