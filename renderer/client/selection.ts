import type { WireId } from '../../shared/kernel/ids.ts';

/** What is selected in all screens at once. */
export type Selected = {
  readonly visitId: WireId<'visit'> | null;
  readonly slotId: WireId<'slot'> | null;
};

export const NOTHING_SELECTED: Selected = { visitId: null, slotId: null };
