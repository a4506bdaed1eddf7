import type { SlotRecord } from '../../../shared/domain/records.ts';

/** What the record of a slot that was just drawn says beside its drawing: open, and nobody there. */
export const NEW_SLOT = {
  status: 'open',
  statusReason: null,
  visitId: null,
  occupiedAt: null,
  reservedFor: null,
  reservedCarrier: null,
  reservedAt: null,
  unknownAt: null,
  unknownPlate: null,
  removedAt: null,
} as const satisfies Partial<SlotRecord>;
