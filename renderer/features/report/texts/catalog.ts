import { en } from './en.ts';
import { vi } from './vi.ts';

export const reportTexts = { vi, en };
export type ReportTextKey = keyof typeof vi;
