import { en } from './en.ts';
import { vi } from './vi.ts';

export const planTexts = { vi, en };
export type PlanTextKey = keyof typeof vi;
