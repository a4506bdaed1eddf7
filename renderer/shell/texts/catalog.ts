import { en } from './en.ts';
import { vi } from './vi.ts';

export const shellTexts = { vi, en };
export type ShellTextKey = keyof typeof vi;
