import { anyWordOf } from '../../shared/contract/texts/text-of.ts';
import type { TextGroup } from '../../shared/contract/texts/catalog.ts';
import type { ReportSettings } from '../../shared/domain/reports/settings.ts';
import type { TimeZone } from '../../shared/kernel/calendar.ts';
import { createFormat, type Format } from '../ui/format.ts';
import { translatorOf, type Catalog, type Lang, type Translate } from '../ui/i18n.ts';

export type PaperLanguage = ReportSettings['language'];

/** One language on paper, with its numbers and words. */
export type Tongue<Key extends string> = {
  readonly lang: Lang;
  readonly t: Translate<Key>;
  readonly format: Format;
  readonly word: (group: TextGroup, code: string) => string;
};

/** A sheet's languages: one, or Vietnamese with English beside it. */
export type Tongues<Key extends string> = readonly [Tongue<Key>, ...Tongue<Key>[]];

export function tonguesOf<Key extends string>(
  texts: Catalog<Key>,
  language: PaperLanguage,
  zone: TimeZone,
): Tongues<Key> {
  const tongue = (lang: Lang): Tongue<Key> => ({
    lang,
    t: translatorOf(texts, lang),
    format: createFormat(lang, zone),
    word: (group, code) => anyWordOf(lang, group, code),
  });
  return language === 'both' ? [tongue('vi'), tongue('en')] : [tongue(language)];
}

/** The same words in each language of the paper, in one line. */
export function inEach<Key extends string>(tongues: Tongues<Key>, of: (tongue: Tongue<Key>) => string): string {
  return [...new Set(tongues.map(of))].join(' / ');
}

/** Words in each language of the paper: the second one quieter, after a stroke; the same words stand once. */
export function InTongues<Key extends string>(props: {
  readonly tongues: Tongues<Key>;
  readonly of: (tongue: Tongue<Key>) => string;
}) {
  const {
    tongues: [first, second],
    of,
  } = props;
  const text = of(first);
  const other = second === undefined ? text : of(second);
  if (second === undefined || other === text) return text;
  return (
    <>
      {text}{' '}
      <span className="second" lang={second.lang}>
        <span className="stroke">/ </span>
        {other}
      </span>
    </>
  );
}
