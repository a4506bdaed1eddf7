import type { Catalog, Translate } from '../../../ui/i18n.ts';
import { en } from './en.ts';
import { vi, type LayoutText } from './vi.ts';

/** The texts of the plan's editor. */
export const layoutTexts: Catalog<LayoutText> = { vi, en };

export type LayoutTranslate = Translate<LayoutText>;
