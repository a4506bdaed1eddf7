import { describe, expect, it } from 'vitest';
import { commands } from '../../../../shared/contract/commands.ts';
import { DEFAULT_REST_SETTINGS, restSettingsWith, type RestSettings } from '../../../../shared/domain/rest/settings.ts';
import { SERVICES } from '../../../../shared/domain/vocabulary.ts';
import { HOUR_MS } from '../../../../shared/kernel/instant.ts';
import { numberText } from '../../../../renderer/features/settings/fields.ts';
import {
  lodgingText,
  REST_NUMBERS,
  restNumberText,
  restOf,
  STANDARDS,
} from '../../../../renderer/features/settings/rest-values.ts';
import {
  problemOfSponsor,
  sponsorDraftsOf,
  sponsorsOfDrafts,
  withNewSponsor,
  type SponsorDraft,
} from '../../../../renderer/features/settings/sponsor-draft.ts';
import { dayFrom } from '../../../../shared/kernel/calendar.ts';

/** The form as it opens on these settings. */
function typedOf(rest: RestSettings): Record<string, string> {
  return {
    ...Object.fromEntries(STANDARDS.map((name) => [name, numberText(rest.standards[name])])),
    ...Object.fromEntries(
      SERVICES.flatMap((service) => [
        [`${service}-perDay`, numberText(rest.entitlements[service].perDay)],
        [`${service}-gap`, numberText(rest.entitlements[service].gapMs / HOUR_MS)],
      ]),
    ),
    ...Object.fromEntries(REST_NUMBERS.map(({ name }) => [name, restNumberText(name, rest)])),
    lodgingAt: lodgingText(rest),
  };
}

const settingsSave = commands['settings.save'].input;

describe('driver rest in the settings', () => {
  it('[RE48] reads the form back into what it was made from, as the command takes it', () => {
    const { sponsors, ...asked } = DEFAULT_REST_SETTINGS;
    const read = restOf(typedOf(DEFAULT_REST_SETTINGS));
    expect(read).toEqual(asked);
    expect(settingsSave.safeParse({ values: { rest: read } }).success).toBe(true);
    expect(restSettingsWith(DEFAULT_REST_SETTINGS, read).sponsors).toEqual(sponsors);
  });

  it('[RE48] takes every bound of the form, and nothing beyond it', () => {
    const parse = (name: string, value: number): boolean =>
      settingsSave.safeParse({
        values: { rest: restOf({ ...typedOf(DEFAULT_REST_SETTINGS), [name]: numberText(value) }) },
      }).success;
    for (const { name, min, max, isWhole } of REST_NUMBERS) {
      expect(parse(name, min), `${name} least`).toBe(true);
      expect(parse(name, max), `${name} most`).toBe(true);
      expect(parse(name, max + (isWhole ? 1 : 0.1)), `${name} above`).toBe(false);
    }
    for (const name of STANDARDS) {
      expect(parse(name, 0.01)).toBe(true);
      expect(parse(name, 0)).toBe(false);
    }
  });

  it('[RE48] takes a part alone, and keeps the rest', () => {
    const said = settingsSave.parse({ values: { rest: { standards: { peoplePerBed: 9 }, personDataDays: 7 } } });
    const rest = restSettingsWith(DEFAULT_REST_SETTINGS, said.values.rest ?? {});
    expect(rest).toEqual({
      ...DEFAULT_REST_SETTINGS,
      standards: { ...DEFAULT_REST_SETTINGS.standards, peoplePerBed: 9 },
      personDataDays: 7,
    });
  });
});

describe('sponsors while they are typed', () => {
  const line: SponsorDraft = {
    key: 0,
    name: 'Hội Chữ thập đỏ',
    service: 'meal',
    perDay: '300',
    fromOn: '20/12/2026',
    untilOn: '',
  };
  const problemOf = (part: Partial<SponsorDraft>) => problemOfSponsor({ ...line, ...part }, []);

  it('says which field is wrong', () => {
    expect(problemOf({})).toBeNull();
    expect(problemOf({ name: ' ' })).toBe('name');
    expect(problemOf({ perDay: '0' })).toBe('count');
    expect(problemOf({ perDay: '2,5' })).toBe('count');
    expect(problemOf({ fromOn: '31/02/2026' })).toBe('from');
    expect(problemOf({ untilOn: 'tết' })).toBe('until');
    expect(problemOf({ untilOn: '19/12/2026' })).toBe('order');
    expect(problemOf({ untilOn: '20/12/2026' })).toBeNull();
  });

  it('finds the same line twice, but not one that begins later', () => {
    const again = { ...line, key: 1 };
    expect(problemOfSponsor(again, [line, again])).toBe('twice');
    const later = { ...again, fromOn: '1/1/2027' };
    expect(problemOfSponsor(later, [line, later])).toBeNull();
  });

  it('[RE48] comes back as it was saved; the command takes no end before the beginning', () => {
    const sponsors = [
      { name: 'A', service: 'meal', perDay: 300, fromOn: dayFrom(2026, 12, 20), untilOn: null },
      { name: 'B', service: 'water', perDay: 50, fromOn: dayFrom(2026, 12, 1), untilOn: dayFrom(2026, 12, 31) },
    ] as const;
    const drafts = sponsorDraftsOf(sponsors, (day) => day);
    expect(sponsorsOfDrafts(drafts)).toEqual(sponsors);
    expect(withNewSponsor(drafts, '2026-12-05').at(-1)).toMatchObject({ key: 2, fromOn: '2026-12-05', untilOn: '' });
    const takes = (untilOn: string | null): boolean =>
      settingsSave.safeParse({ values: { rest: { sponsors: [{ ...sponsors[0], untilOn }] } } }).success;
    expect(takes(null)).toBe(true);
    expect(takes('2026-12-20')).toBe(true);
    expect(takes('2026-12-19')).toBe(false);
  });
});
