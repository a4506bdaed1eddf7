/**
 * What each part of a slot's cost weighs; one unit is about one metre of driving. Settings, so that a site can change
 * them.
 */
export const SLOT_WEIGHT_CODES = [
  // Per metre to the exit at urgency 100.
  'exitPerMetre',
  // A reefer that must run on diesel ("chạy dầu").
  'noPlug',
  'wastedPlug',
  'wastedPerMetre',
  'wastedHazard',
  // A slot dedicated to the other direction.
  'direction',
  // A zone dedicated to other goods.
  'dedication',
  'overflow',
  // The cost of the last free slot of a zone; it grows with the square of the load.
  'zoneFull',
  // One truck that has to be driven aside.
  'blockingMove',
  // One free slot further in that nobody can reach any more.
  'closesOff',
  'walkPerMetre',
  // Each further slot that a long vehicle takes.
  'secondSlot',
  // A slot that is to be closed before the truck will have left.
  'closesSoon',
] as const;
export type SlotWeightCode = (typeof SLOT_WEIGHT_CODES)[number];
export type SlotWeights = Readonly<Record<SlotWeightCode, number>>;

export const DEFAULT_SLOT_WEIGHTS: SlotWeights = {
  exitPerMetre: 1,
  noPlug: 3000,
  wastedPlug: 600,
  wastedPerMetre: 25,
  wastedHazard: 800,
  direction: 900,
  dedication: 400,
  overflow: 700,
  zoneFull: 400,
  blockingMove: 1000,
  closesOff: 250,
  walkPerMetre: 0.25,
  secondSlot: 1500,
  closesSoon: 1200,
};
