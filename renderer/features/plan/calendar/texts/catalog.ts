import { en } from './en.ts';
import { vi } from './vi.ts';

export const calendarTexts = { vi, en };
export type CalendarTextKey = keyof typeof vi;
