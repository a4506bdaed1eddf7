import type { Sponsor } from '../../../shared/domain/rest/settings.ts';
import { SERVICES, type Service } from '../../../shared/domain/vocabulary.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { readDay, readNumber } from '../../ui/format.ts';
import { nextKey } from './ordered-lines.ts';

/** A sponsor while it is typed; an empty last day is no end. */
export type SponsorDraft = {
  readonly key: number;
  readonly name: string;
  readonly service: Service;
  readonly perDay: string;
  readonly fromOn: string;
  readonly untilOn: string;
};

export type SponsorProblem = 'name' | 'count' | 'from' | 'until' | 'order' | 'twice';

export const MOST_SPONSORS = 100;
const MOST_A_DAY = 100_000;

export function sponsorDraftsOf(sponsors: readonly Sponsor[], dayText: (day: Day) => string): readonly SponsorDraft[] {
  return sponsors.map(({ name, service, perDay, fromOn, untilOn }, key) => ({
    key,
    name,
    service,
    perDay: String(perDay),
    fromOn: dayText(fromOn),
    untilOn: untilOn === null ? '' : dayText(untilOn),
  }));
}

/** One more line: meals from today on, without an end. */
export function withNewSponsor(lines: readonly SponsorDraft[], today: string): readonly SponsorDraft[] {
  const [service] = SERVICES;
  return [...lines, { key: nextKey(lines), name: '', service, perDay: '', fromOn: today, untilOn: '' }];
}

/** What is wrong with a line among the others, or null. */
export function problemOfSponsor(line: SponsorDraft, lines: readonly SponsorDraft[]): SponsorProblem | null {
  const count = readNumber(line.perDay);
  const from = readDay(line.fromOn);
  const until = line.untilOn.trim() === '' ? null : readDay(line.untilOn);
  if (line.name.trim() === '') return 'name';
  if (count === null || !Number.isInteger(count) || count < 1 || count > MOST_A_DAY) return 'count';
  if (from === null) return 'from';
  if (until === null && line.untilOn.trim() !== '') return 'until';
  if (until !== null && until < from) return 'order';
  const isTwice = lines
    .slice(0, lines.indexOf(line))
    .some(
      (one) => one.name.trim() === line.name.trim() && one.service === line.service && readDay(one.fromOn) === from,
    );
  return isTwice ? 'twice' : null;
}

/** The list as it is saved, once every line is right. */
export function sponsorsOfDrafts(lines: readonly SponsorDraft[]): readonly Sponsor[] {
  return lines.flatMap((line) => {
    const fromOn = readDay(line.fromOn);
    if (fromOn === null) return [];
    return {
      name: line.name.trim(),
      service: line.service,
      perDay: readNumber(line.perDay) ?? 1,
      fromOn,
      untilOn: line.untilOn.trim() === '' ? null : readDay(line.untilOn),
    };
  });
}
