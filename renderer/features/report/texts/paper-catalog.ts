import { annexEn } from './annex-en.ts';
import { annexVi } from './annex-vi.ts';
import { paperEn } from './paper-en.ts';
import { paperVi } from './paper-vi.ts';

/** What is on paper: the station's language has no part in it. */
export const paperTexts = { vi: { ...paperVi, ...annexVi }, en: { ...paperEn, ...annexEn } };
export type PaperTextKey = keyof typeof paperTexts.vi;
