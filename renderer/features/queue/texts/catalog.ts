import { en } from './en.ts';
import { vi } from './vi.ts';

export const queueTexts = { vi, en };
export type QueueTextKey = keyof typeof vi;
