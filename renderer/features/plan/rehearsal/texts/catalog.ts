import { en } from './en.ts';
import { vi } from './vi.ts';

export const rehearsalTexts = { vi, en };
export type RehearsalTextKey = keyof typeof vi;
