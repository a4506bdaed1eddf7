/** The seed of the demo that a host makes when nobody names another. */
export const DEMO_SEED = 2027;
