import { makeLayout } from '../../../../shared/domain/layout/templates.ts';
import { planOfLayout } from '../../../../shared/domain/layout/of-layout.ts';
import type { Plan, PlanSlot } from '../../../../shared/domain/layout/plan.ts';
import { thingsOfPlan, type Doc, type Thing } from '../../../../renderer/features/layout/things.ts';

/** A plan as it is saved: every thing under an id. */
export function savedDoc(plan: Plan): Doc {
  return new Map(thingsOfPlan(plan).map((thing, at): [string, Thing] => [`${thing.kind}_${at}`, thing]));
}

export const smallDoc: Doc = savedDoc(planOfLayout(makeLayout(40)));

export function aPlanSlot(other: Partial<PlanSlot> = {}): PlanSlot {
  return {
    code: 'A1-01',
    zone: 'A',
    row: 'A1',
    position: 1,
    lengthCm: 2000,
    widthCm: 350,
    xCm: 0,
    yCm: 0,
    angleDeg: 270,
    hasPower: false,
    isCovered: false,
    hazardClasses: [],
    direction: null,
    access: 'through',
    laneKey: null,
    depth: 0,
    exitDistanceM: 0,
    walkDistanceM: 0,
    isKeepClear: false,
    ...other,
  };
}

/** What is drawn, without the keys of new things and in one order. */
export function contentOf(doc: Doc): readonly string[] {
  return Array.from(doc.values(), (thing) => JSON.stringify(thing)).sort();
}
