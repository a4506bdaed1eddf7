import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { Bounds, Key } from '../things.ts';

/** What a tool shows above the plan while it works. */
export type Overlay = {
  /** Outlines of what is about to be. */
  readonly ghosts: readonly (readonly PlanPoint[])[];
  /** A line through these points. */
  readonly path: readonly PlanPoint[];
  readonly box: Bounds | null;
  /** A corner that the pointer was drawn to. */
  readonly corner: PlanPoint | null;
  readonly label: { readonly at: PlanPoint; readonly text: string } | null;
  /** Where these things would be. */
  readonly shift: {
    readonly keys: ReadonlySet<Key>;
    readonly dxCm: number;
    readonly dyCm: number;
    readonly turnDeg: number;
    readonly about: PlanPoint;
  } | null;
};

export const NO_OVERLAY: Overlay = { ghosts: [], path: [], box: null, corner: null, label: null, shift: null };
