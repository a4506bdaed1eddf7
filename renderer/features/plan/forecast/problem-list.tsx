import type { CommandOutput } from '../../../../shared/contract/commands.ts';
import { useTexts, useWords } from '../../../client/app-context.ts';
import { forecastTexts } from './texts/catalog.ts';

/** More than these nobody reads in a sheet; the file is mended outside. */
const MOST_SHOWN = 200;

/** What is wrong and what is odd in a file of counts, row by row. */
export function ProblemList({
  fileName,
  answer,
}: {
  readonly fileName: string;
  readonly answer: CommandOutput<'daily-count.import'>;
}) {
  const t = useTexts(forecastTexts);
  const { word } = useWords();
  const { rows, skipped, errors, warnings } = answer;
  const problems = [
    ...errors.map((one) => ({ ...one, text: word('countError', one.code), isError: true })),
    ...warnings.map((one) => ({ ...one, text: word('countWarning', one.code), isError: false })),
  ];
  return (
    <>
      <p className={errors.length > 0 ? 'bad' : 's'} role="status">
        {t('forecast.counts-found', {
          file: fileName,
          rows,
          skipped,
          errors: errors.length,
          warnings: warnings.length,
        })}
      </p>
      {problems.length === 0 ? null : (
        <ul className="forecast-problems" tabIndex={0} aria-label={t('forecast.problems')}>
          {problems.slice(0, MOST_SHOWN).map(({ row, column, code, text, value, isError }) => (
            <li key={`${String(row)} ${column} ${code}`}>
              <b>{t('forecast.row', { row })}</b>
              <span className="q el">{column}</span>
              <span className={isError ? 'bad' : 'warn'}>{text}</span>
              <span className="m el">{value}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
