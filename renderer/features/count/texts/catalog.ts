import { en } from './en.ts';
import { vi } from './vi.ts';

export const countTexts = { vi, en };
export type CountTextKey = keyof typeof vi;
