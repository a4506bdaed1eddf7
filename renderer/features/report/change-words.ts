import type { Json } from '../../../shared/domain/events.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { TextGroup } from '../../../shared/contract/texts/catalog.ts';
import { anyWordOf } from '../../../shared/contract/texts/text-of.ts';
import type { Format } from '../../ui/format.ts';
import { translatorOf, type Lang } from '../../ui/i18n.ts';
import { figureTexts, isFigureKey } from './texts/figure-catalog.ts';

/** Vocabularies whose codes tell the lines of lists apart. */
const VOCABULARIES = [
  'direction',
  'cargoClass',
  'departure',
  'service',
  'facilityKind',
  'incidentKind',
  'chargeKind',
  'paymentWay',
] as const satisfies readonly TextGroup[];

const STEP = /([A-Za-z]\w*)|\[([^\]]*)\]/g;
const INSTANT = /^\d{12,14}$/;
const RECORD = /^[a-z]{2,4}_/;

/** A figure's path as people read it: `trucks.byZone[A].in` is `xe · khu A · vào`. */
export function figureName(path: string, lang: Lang, format: Format): string {
  return [...path.matchAll(STEP)]
    .map(([, field, line]) => {
      if (field !== undefined) return fieldWord(field, lang);
      return (line ?? '')
        .split(' ')
        .filter((part) => !RECORD.test(part))
        .map((part) => lineWord(part, lang, format))
        .join(' ');
    })
    .filter((part) => part !== '')
    .join(' · ');
}

function lineWord(part: string, lang: Lang, format: Format): string {
  if (INSTANT.test(part)) return format.dateTime(instant(Number(part)));
  for (const group of VOCABULARIES) {
    const word = anyWordOf(lang, group, part);
    if (word !== part) return word;
  }
  return fieldWord(part, lang);
}

/** A field that has no word here stands as it is. */
function fieldWord(field: string, lang: Lang): string {
  const key = `figure.${field}`;
  return isFigureKey(key) ? translatorOf(figureTexts, lang)(key) : field;
}

const LENGTH = /Ms$|\.p\d\d$|\.max$/;
const AT = /(?:At|From|To|\.(?:at|from|to|hour))$/;

/** A value as people read it, by what its path says it is. */
export function figureValue(path: string, value: Json | undefined, format: Format): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'number') {
    if (AT.test(path)) return format.dateTime(instant(value));
    if (path.endsWith('Ms') || (LENGTH.test(path) && /^(?:waits|dwell|annexes\.(?:waits|dwell))/.test(path)))
      return format.duration(value);
    return format.number(value, Number.isInteger(value) ? 0 : 1);
  }
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? (value ? '✓' : '–') : '✓';
}
