import { queries } from '../../shared/contract/queries.ts';
import { REPORT_LANGUAGES } from '../../shared/domain/reports/settings.ts';
import { MEDIA_TYPES } from './files.ts';
import { REPORT_FORMS } from './report-maker.ts';
import { REPORT_TABLES } from './report-tables/table.ts';

/** Reports as files, as the OpenAPI document tells of them. */
export function reportPaths(faults: object): Readonly<Record<string, object>> {
  const paths: Record<string, object> = {};
  for (const form of REPORT_FORMS) {
    const path = (summary: string, roles: readonly string[], parameters: readonly object[]): object => ({
      get: {
        summary,
        description: `Roles: ${roles.join(', ')}.`,
        parameters: [...parameters, LANG, ...(form === 'csv' ? [TABLE] : [])],
        responses: { '200': { description: SAID[form], content: { [MEDIA_TYPES[form]]: {} } }, ...faults },
      },
    });
    paths[`/api/reports/daily/{on}.${form}`] = path(
      'The report of a day; `version` gives the figures that were frozen under that number.',
      queries['report.daily'].roles,
      [inPath('on', 'date'), inQuery('version', { type: 'integer', minimum: 1 })],
    );
    paths[`/api/reports/shift/{shiftId}.${form}`] = path(
      'The report of a shift that ended, by its own time.',
      queries['shift.list'].roles,
      [inPath('shiftId')],
    );
    paths[`/api/reports/range.${form}`] = path(
      'The report of whole days, the first and the last within, or of the season of a Tet.',
      queries['report.range'].roles,
      [
        inQuery('from', { type: 'string', format: 'date' }),
        inQuery('to', { type: 'string', format: 'date' }),
        inQuery('season', { type: 'integer' }),
      ],
    );
  }
  return paths;
}

const SAID = {
  pdf: 'The report on paper. Needs a browser on the host: print.unavailable says what to install.',
  xlsx: 'A workbook with a sheet for each table: real numbers and times, no formulas.',
  csv: 'One table: RFC 4180, UTF-8 with its mark; page 1 when none is named.',
  zip: 'Every table as a CSV under its name.',
} as const;

const LANG = inQuery('lang', { type: 'string', enum: REPORT_LANGUAGES });
const TABLE = inQuery('table', { type: 'string', enum: REPORT_TABLES });

function inQuery(name: string, schema: object): object {
  return { name, in: 'query', required: false, schema };
}

function inPath(name: string, format?: string): object {
  return { name, in: 'path', required: true, schema: { type: 'string', ...(format !== undefined && { format }) } };
}
