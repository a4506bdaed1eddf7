import type { TextGroup } from '../../shared/contract/texts/catalog.ts';
import { anyWordOf } from '../../shared/contract/texts/text-of.ts';
import { REPORT_LANGUAGES, type ReportSettings } from '../../shared/domain/reports/settings.ts';
import type { TableCode } from './report-tables/table.ts';
import { SHEET_TEXTS, SHEET_TITLES, type SheetText } from './texts/sheet-texts.ts';

export type ReportLang = ReportSettings['language'];

/** The words of a report in one language, or in both beside one another. */
export type ReportWords = {
  readonly text: (name: SheetText) => string;
  /** A code of what the report itself tells, by the texts that begin so; what is none is shown as it is. */
  readonly coded: (prefix: string, code: string) => string;
  /** A code of the contract's vocabularies; what is none is shown as it is. */
  readonly word: (group: TextGroup, code: string) => string;
  /** Name of a table's sheet: short, and in one language, for there is little room on a tab. */
  readonly title: (code: TableCode) => string;
};

export function reportWords(lang: ReportLang): ReportWords {
  const say = (of: (lang: 'vi' | 'en') => string): string => {
    if (lang !== 'both') return of(lang);
    const [vi, en] = [of('vi'), of('en')];
    return vi === en ? vi : `${vi} / ${en}`;
  };
  return {
    text: (name) => say((one) => SHEET_TEXTS[one][name]),
    coded: (prefix, code) => {
      const name = `${prefix}-${code}`;
      return isText(name) ? say((one) => SHEET_TEXTS[one][name]) : code;
    },
    word: (group, code) => say((one) => anyWordOf(one, group, code)),
    title: (code) => SHEET_TITLES[lang === 'en' ? 'en' : 'vi'][code],
  };
}

function isText(name: string): name is SheetText {
  return Object.hasOwn(SHEET_TEXTS.vi, name);
}

export function isReportLang(value: unknown): value is ReportLang {
  return REPORT_LANGUAGES.some((lang) => lang === value);
}
