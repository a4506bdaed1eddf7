import { readNumber } from '../../ui/format.ts';

/** Minutes of driving as they are typed: `3:30`, `3g30`, `3,5` (hours); null when it is none of them. */
export function readHours(text: string): number | null {
  const clock = /^(\d{1,3})\s*[:gh]\s*(\d{1,2})?$/i.exec(text.trim());
  if (clock !== null) {
    const minutes = Number(clock[2] ?? 0);
    return minutes > 59 ? null : Number(clock[1]) * 60 + minutes;
  }
  const hours = readNumber(text);
  return hours === null || hours < 0 ? null : Math.round(hours * 60);
}
