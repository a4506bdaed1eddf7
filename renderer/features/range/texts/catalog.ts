import { en } from './en.ts';
import { vi } from './vi.ts';

export const rangeTexts = { vi, en };
export type RangeTextKey = keyof typeof vi;
