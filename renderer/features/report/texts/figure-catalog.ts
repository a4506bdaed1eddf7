import { figureEn } from './figure-en.ts';
import { figureVi } from './figure-vi.ts';

export const figureTexts = { vi: figureVi, en: figureEn };
export type FigureTextKey = keyof typeof figureVi;

export function isFigureKey(key: string): key is FigureTextKey {
  return Object.hasOwn(figureVi, key);
}
