import { en } from './en.ts';
import { vi } from './vi.ts';

export const incidentTexts = { vi, en };
export type IncidentTextKey = keyof typeof vi;
