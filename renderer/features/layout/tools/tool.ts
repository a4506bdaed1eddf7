import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { Overlay } from '../canvas/overlay.ts';
import type { Scene } from '../canvas/scene.ts';
import type { Editor } from '../editor.ts';

/** The pointer on the plan. */
export type Pointer = {
  readonly at: PlanPoint;
  /** Alt: nothing draws it. */
  readonly isFree: boolean;
  /** Shift: adds to what is selected. */
  readonly isAdding: boolean;
  /** Ctrl: one slot, not its row. */
  readonly isSingle: boolean;
};

/** What a tool works with. */
export type Bench = {
  readonly editor: Editor;
  readonly scene: () => Scene;
  /** How near the pointer counts as on it, on the ground. */
  readonly reachCm: () => number;
  readonly handle: () => PlanPoint | null;
  readonly show: (overlay: Overlay) => void;
  readonly words: {
    readonly metres: (cm: number) => string;
    readonly slots: (count: number, rows: number) => string;
    readonly degrees: (deg: number) => string;
  };
};

/** A tool in the hand: what the pointer and a few keys do with it. */
export type Tool = {
  readonly down: (pointer: Pointer) => void;
  readonly move: (pointer: Pointer, isDown: boolean) => void;
  readonly up: (pointer: Pointer, isMoved: boolean) => void;
  readonly double: (pointer: Pointer) => void;
  /** Enter. */
  readonly finish: () => void;
  /** Esc; whether there was something to give up. */
  readonly cancel: () => boolean;
};
