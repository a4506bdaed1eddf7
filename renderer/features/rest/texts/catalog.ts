import { en } from './en.ts';
import { vi } from './vi.ts';

export type RestTextKey = keyof typeof vi;

export const restTexts = { vi, en };
