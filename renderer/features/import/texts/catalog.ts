import { en } from './en.ts';
import { vi } from './vi.ts';

export const importTexts = { vi, en };
export type ImportTextKey = keyof typeof vi;
