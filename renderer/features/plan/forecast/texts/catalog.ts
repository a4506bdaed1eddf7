import { en } from './en.ts';
import { vi } from './vi.ts';

export const forecastTexts = { vi, en };
export type ForecastTextKey = keyof typeof vi;
