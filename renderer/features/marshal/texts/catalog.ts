import { en } from './en.ts';
import { vi } from './vi.ts';

export const marshalTexts = { vi, en };
export type MarshalTextKey = keyof typeof vi;
