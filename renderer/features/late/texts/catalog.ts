import { en } from './en.ts';
import { vi } from './vi.ts';

export const lateTexts = { vi, en };
export type LateTextKey = keyof typeof vi;
