import { en } from './en.ts';
import { vi } from './vi.ts';

export const gateTexts = { vi, en };
export type GateTextKey = keyof typeof vi;
