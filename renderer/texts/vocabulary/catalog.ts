import { en } from './en.ts';
import { vi } from './vi.ts';

/** The closed lists of the domain in words: `direction.export`, `stage.waiting`, `vehicle.tractor-45` … */
export const vocabularyTexts = { vi, en };
export type VocabularyKey = keyof typeof vi;
