/** Indexes by which the ground of a past time is told backwards, and what was taken back is found by the change itself. */
export const sql = `
-- What opens and closes slots, draws them and takes them off the plan.
CREATE INDEX changes_of_ground ON changes (at) WHERE command IN ('slot.close', 'slot.open', 'closing.order',
  'closing.turn', 'closing.cancel', 'layout.save');

-- By the change that was taken back: of an old day, not every undoing since.
DROP INDEX changes_undoing;
CREATE INDEX changes_undoing ON changes (CAST(substr(reason, 6) AS INTEGER)) WHERE command = 'change.undo';
`;
