import fc from 'fast-check';
import { SEED } from '../support/chance.ts';

/** A little less than a property test may take: what fails is told before it, also where shrinking it would take longer. */
const TIME_LIMIT_MS = 100_000;

// Before every test file: no property has a seed of its own, and each says what it failed on.
fc.configureGlobal({
  seed: SEED,
  includeErrorInReport: true,
  interruptAfterTimeLimit: TIME_LIMIT_MS,
  markInterruptAsFailure: true,
});
