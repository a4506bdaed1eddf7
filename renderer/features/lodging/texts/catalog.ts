import { en } from './en.ts';
import { vi } from './vi.ts';

export const lodgingTexts = { vi, en };
export type LodgingTextKey = keyof typeof vi;
