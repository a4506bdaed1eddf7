import { en } from './en.ts';
import { vi } from './vi.ts';

export const setUpTexts = { vi, en };
export type SetUpTextKey = keyof typeof vi;
