import { en } from './en.ts';
import { vi } from './vi.ts';

export const shiftTexts = { vi, en };
export type ShiftTextKey = keyof typeof vi;
