/** Said word for word as the partial index `changes_of_crossings` says it. */
export const OF_CROSSINGS = `command IN ('crossing.save', 'calendar.save',
  'calendar.import', 'calendar.repeat', 'crossing.suspend', 'crossing.resume', 'notice.save', 'notice.end',
  'notice.turn', 'order.import', 'order.end', 'order.turn', 'queue.recall', 'queue.call-mode',
  'change.undo')`;

/** Said word for word as the partial index `changes_of_ground` says it. */
export const OF_GROUND = `command IN ('slot.close', 'slot.open', 'closing.order',
  'closing.turn', 'closing.cancel', 'layout.save')`;

/** Longer intervals are in the `…_long` indexes. The migration knows the same number. */
export const LONG_MS = 172_800_000;
