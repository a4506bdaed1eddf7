import type { PlaceStepLang } from '../../../shared/contract/texts/place-step.ts';
import { createFormat, type Format } from '../../ui/format.ts';

/** Times for a driver: another day is named as his language names it, for 03/02 is not one day to all who read it. */
export function driverFormat(lang: PlaceStepLang, timeZone: string): Format {
  const format = createFormat('vi', timeZone);
  if (lang === 'vi') return format;
  const days = new Intl.DateTimeFormat(lang, { timeZone, month: 'short', day: 'numeric' });
  return {
    ...format,
    day: (day) => day,
    timeNear: (at, now) =>
      format.date(at) === format.date(now) ? format.time(at) : `${days.format(at)} ${format.time(at)}`,
  };
}
