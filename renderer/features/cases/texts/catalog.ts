import { en } from './en.ts';
import { vi } from './vi.ts';

export const casesTexts = { vi, en };
export type CasesTextKey = keyof typeof vi;
