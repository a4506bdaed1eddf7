import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { useApp, useTexts, useWords, type Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import { crossingNames } from './crossing-names.ts';
import { columnName, issueWords, verdictText } from './preview-columns.ts';
import { importTexts } from './texts/catalog.ts';
import type { PreviewRow } from './verdicts.ts';

/** One row of the file: what stands in its cells and how they were understood. */
export function RowPane({ row }: { readonly row: PreviewRow | null }) {
  const app = useApp();
  const t = useTexts(importTexts);
  const words = useWords();
  if (row === null) return <p className="none q">{t('import.no-row')}</p>;
  const understood = understoodOf(row, app.format, words, crossingNames(app.rows));
  return (
    <div className="insp-body">
      <div className="hd">
        <div className="pair">
          <span className="m pl">{formatPlate(row.plate)}</span>
          <span className="q">{t('import.row', { row: row.row })}</span>
        </div>
        <p className={row.verdict === 'refused' ? 'bad' : 's'}>
          {verdictText(row, t)}
          {row.verdict === 'refused' ? ` · ${t('import.nothing-taken')}` : ''}
        </p>
        {row.verdict === 'merged' ? (
          <p className="s">
            {row.mergedIntoRow === null
              ? t('import.merged-known')
              : t('import.merged-into-row', { row: row.mergedIntoRow })}
          </p>
        ) : null}
      </div>
      {row.issues.length === 0 ? null : (
        <div className="sec">
          <h2>
            <span>{t('import.col.issues')}</span>
          </h2>
          <ul className="issues">
            {row.issues.map((issue) => (
              <li key={`${issue.column} ${issue.code}`}>
                <span className="q">{columnName(issue.column, t)}</span>
                <span className={issue.isError ? 'bad' : 'warn'}>{issueWords(issue, app.lang)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="sec">
        <h2>
          <span>{t('import.read-and-taken')}</span>
        </h2>
        <dl className="cells">
          {Object.entries(row.read).map(([field, read]) => {
            const value = understood[field];
            return (
              <div key={field}>
                <dt>{columnName(field, t)}</dt>
                <dd>
                  <span>{read}</span>
                  {value === undefined || value === null || value === read ? null : <b>{`→ ${value}`}</b>}
                </dd>
              </div>
            );
          })}
        </dl>
      </div>
    </div>
  );
}

/** How the cells that are not taken as they stand were understood; null where nothing was. */
function understoodOf(
  { truck }: PreviewRow,
  format: Format,
  { word }: Words,
  crossingName: ReturnType<typeof crossingNames>,
): Readonly<Record<string, string | null>> {
  if (truck === null) return {};
  const number = (value: DeclaredTruck['weightKg']): string | null => (value === null ? null : format.number(value));
  return {
    plate: formatPlate(truck.plate),
    trailerPlate: truck.trailerPlate === null ? null : formatPlate(truck.trailerPlate),
    containerNo: truck.containerNo,
    driver: truck.driver,
    phone: truck.phone,
    direction: word('direction', truck.direction),
    crossing: crossingName(truck.crossingId),
    goods: word('cargoClass', truck.cargoClass),
    temperature: number(truck.temperatureC),
    weight: truck.weightKg === null ? null : `${format.number(truck.weightKg)} kg`,
    expectedAt: truck.expectedAt === null ? null : format.dateTime(truck.expectedAt),
    vehicleType: truck.vehicleType === null ? null : word('vehicleType', truck.vehicleType),
    people: number(truck.people),
  };
}
