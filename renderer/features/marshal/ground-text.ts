import type { Translate } from '../../ui/i18n.ts';
import type { ClosingLine } from './closings.ts';
import type { MarshalTextKey } from './texts/catalog.ts';

/** The ground of a closing in words: a zone, one of its rows, or codes. */
export function groundText({ zone, row, codes }: ClosingLine['ground'], t: Translate<MarshalTextKey>): string {
  if (zone === null) return codes;
  return row === null ? t('marshal.ground-zone', { zone }) : t('marshal.ground-row', { zone, row });
}
