import { en } from './en.ts';
import { vi } from './vi.ts';

export const pastTexts = { vi, en };
