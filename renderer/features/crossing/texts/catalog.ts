import { en } from './en.ts';
import { vi } from './vi.ts';

export const crossingTexts = { vi, en };
export type CrossingTextKey = keyof typeof vi;
