import { instant } from '../../../shared/kernel/instant.ts';
import type { Json } from '../../../shared/domain/events.ts';
import type { CorrectedField, Correction } from '../../../shared/domain/journal/corrections.ts';
import type { TextGroup } from '../../../shared/contract/texts/catalog.ts';
import { anyWordOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../ui/format.ts';
import { translatorOf } from '../../ui/i18n.ts';
import { journalTexts } from './texts/catalog.ts';

type Show = (value: Exclude<Json, null>, format: Format) => string;

const word =
  (group: TextGroup): Show =>
  (code, { lang }) =>
    anyWordOf(lang, group, String(code));
const plate: Show = (value) => formatPlate(String(value));
const time: Show = (at, format) => format.dateTime(instant(Number(at)));
const number =
  (unit: string): Show =>
  (value, format) =>
    `${format.number(Number(value))}${unit}`;

/** Fields that are not shown as they are written. */
const SHOWN: Partial<Record<CorrectedField, Show>> = {
  plate,
  trailerPlate: plate,
  vehicleType: word('vehicleType'),
  lengthCm: (cm, format) => `${format.number(Number(cm) / 100, Number(cm) % 100 === 0 ? 0 : 2)} m`,
  direction: word('direction'),
  cameFrom: word('cameFrom'),
  cargoClass: word('cargoClass'),
  temperatureC: number(' °C'),
  weightKg: number(' kg'),
  peopleCount: number(''),
  loadedAt: time,
  spoilByAt: time,
  expectedAt: time,
  role: word('personRole'),
};

/** A correction in words: `goods: mango → durian`; of what is not told, only that it was changed (YP20). */
export function correctionWords({ field, was, becomes }: Correction, format: Format): string {
  const t = translatorOf(journalTexts, format.lang);
  const name = anyWordOf(format.lang, 'correctedField', field);
  if (was === null && becomes === null) return `${name}: ${t('journal.story.changed')}`;
  const shown = (value: Json): string => {
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'journal.story.yes' : 'journal.story.no');
    return SHOWN[field]?.(value, format) ?? String(value);
  };
  return `${name}: ${shown(was)} → ${shown(becomes)}`;
}
