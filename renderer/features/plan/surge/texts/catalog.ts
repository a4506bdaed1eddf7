import { en } from './en.ts';
import { vi } from './vi.ts';

export const surgeTexts = { vi, en };
export type SurgeTextKey = keyof typeof vi;
