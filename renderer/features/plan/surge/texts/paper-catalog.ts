import { planPaperEn } from './paper-en.ts';
import { planPaperVi } from './paper-vi.ts';

export const planPaperTexts = { vi: planPaperVi, en: planPaperEn };
export type PlanPaperKey = keyof typeof planPaperVi;
