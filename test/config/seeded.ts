import fc from 'fast-check';
import { SEED } from '../support/chance.ts';

// Before every test file: no property has a seed of its own, and each says what it failed on.
fc.configureGlobal({ seed: SEED, includeErrorInReport: true });
