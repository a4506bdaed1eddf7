import { en } from './en.ts';
import { vi } from './vi.ts';

export const recordTexts = { vi, en };
export type RecordTextKey = keyof typeof vi;
