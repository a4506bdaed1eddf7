import type { Catalog, Translate } from '../../../ui/i18n.ts';
import { en } from './en.ts';
import { vi, type YardText } from './vi.ts';

/** The texts of the yard screen. */
export const yardTexts: Catalog<YardText> = { vi, en };

export type YardTranslate = Translate<YardText>;
