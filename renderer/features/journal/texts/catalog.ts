import { en } from './en.ts';
import { vi } from './vi.ts';

export const journalTexts = { vi, en };
export type JournalTextKey = keyof typeof vi;
