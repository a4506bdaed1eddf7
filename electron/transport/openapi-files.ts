import { commands } from '../../shared/contract/commands.ts';
import { queries } from '../../shared/contract/queries.ts';
import { REPORT_LANGUAGES } from '../../shared/domain/reports/settings.ts';
import { QUEUE_POINTS } from '../../shared/domain/queue/points.ts';
import { DIRECTIONS } from '../../shared/domain/vocabulary.ts';
import { INTERVAL_KINDS } from '../../shared/domain/reports/interval-kinds.ts';
import { MEDIA_TYPES } from './files.ts';
import { REPORT_FORMS } from './report-maker.ts';
import { REPORT_TABLES } from './report-tables/table.ts';

/** What goes out as a file, on paper or for other programs, as the OpenAPI document tells of it. */
export function filePaths(faults: object): Readonly<Record<string, object>> {
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
      [inPath('on', { format: 'date' }), inQuery('version', { type: 'integer', minimum: 1 })],
    );
    paths[`/api/reports/shift/{shiftId}.${form}`] = path(
      'The report of a shift that ended, by its own time.',
      queries['shift.list'].roles,
      [inPath('shiftId')],
    );
    paths[`/api/reports/range.${form}`] = path(
      'The report of whole days, the first and the last within, or of the season of a Tet.',
      queries['report.range'].roles,
      [inQuery('from', DAY), inQuery('to', DAY), inQuery('season', { type: 'integer' })],
    );
  }
  paths['/api/records/{crossing}/{direction}/{on}.pdf'] = {
    get: {
      summary: 'The public record of a queue’s day on paper; `point` names a point other than the main one.',
      description: `Roles: ${queries['queue.record'].roles.join(', ')}.`,
      parameters: [
        inPath('crossing'),
        inPath('direction', { enum: DIRECTIONS }),
        inPath('on', { format: 'date' }),
        inQuery('point', { type: 'string', enum: QUEUE_POINTS }),
        SHEET_LANG,
      ],
      responses: { '200': PDF, ...faults },
    },
  };
  paths['/api/stories/{visitId}.pdf'] = {
    get: {
      summary: 'A visit’s story on paper, from its declaration to its departure. It names nobody of the truck.',
      description:
        `Roles: ${queries['visit.story'].roles.join(', ')}. With the names that are kept: \`disclosure\` is the seq of ` +
        `the visit.disclose by which whoever prints wrote down for whom (${commands['visit.disclose'].roles.join(', ')}), ` +
        'not long ago; else story.not-disclosed.',
      parameters: [inPath('visitId'), inQuery('disclosure', { type: 'integer', minimum: 1 }), SHEET_LANG],
      responses: { '200': PDF, ...faults },
    },
  };
  paths['/api/plans/{surgePlanId}.pdf'] = {
    get: {
      summary: 'A surge plan on paper, in force or not; in the language of reports when none is named.',
      description: `Roles: ${queries['plan.surge'].roles.join(', ')}.`,
      parameters: [inPath('surgePlanId'), LANG],
      responses: { '200': PDF, ...faults },
    },
  };
  const table = (path: string, summary: string, roles: readonly string[], parameters: readonly object[]): void => {
    paths[path] = {
      get: {
        summary,
        description: `Roles: ${roles.join(', ')}.`,
        parameters: [...parameters, SHEET_LANG],
        responses: { '200': { description: 'The file.' }, ...faults },
      },
    };
  };
  for (const form of ['xlsx', 'csv']) {
    const receipts = 'Receipts of whole days of the yard, for accounting.';
    const { 'charge.takings': takings, 'rest.lodging': lodging } = queries;
    table(`/api/exports/receipts.${form}`, receipts, takings.roles, [required('from', DAY), required('to', DAY)]);
    const ofNight = 'The lodging list of a day, for the police.';
    table(`/api/exports/lodging.${form}`, ofNight, lodging.roles, [required('on', DAY)]);
  }
  for (const form of ['csv', 'json'])
    table(`/api/exports/layout.${form}`, 'The plan of the yard as a file.', queries['layout.now'].roles, []);
  paths['/api/exports/intervals.csv'] = {
    get: {
      summary: 'Raw intervals for other programs: who stood where, waited, lay, was there, from when to when.',
      description:
        `Roles: ${queries['report.intervals'].roles.join(', ')}. From one day to another, both within, or from one ` +
        'instant to another. RFC 4180, UTF-8 with its mark; an answer that breaks off is not whole.',
      parameters: [
        required('kind', { type: 'string', enum: INTERVAL_KINDS }),
        required('from', { type: 'string' }),
        required('to', { type: 'string' }),
        SHEET_LANG,
      ],
      responses: { '200': { description: 'The file.', content: { [MEDIA_TYPES.csv]: {} } }, ...faults },
    },
  };
  return paths;
}

const SAID = {
  pdf: 'The report on paper. Needs a browser on the host: print.unavailable says what to install.',
  xlsx: 'A workbook with a sheet for each table: real numbers and times, no formulas.',
  csv: 'One table: RFC 4180, UTF-8 with its mark; page 1 when none is named.',
  zip: 'Every table as a CSV under its name.',
} as const;

const DAY = { type: 'string', format: 'date' };
const SHEET_LANG = inQuery('lang', { type: 'string', enum: ['vi', 'en'] });
const PDF = {
  description: 'Needs a browser on the host: print.unavailable says what to install.',
  content: { [MEDIA_TYPES.pdf]: {} },
};
const LANG = inQuery('lang', { type: 'string', enum: REPORT_LANGUAGES });
const TABLE = inQuery('table', { type: 'string', enum: REPORT_TABLES });

function inQuery(name: string, schema: object): object {
  return { name, in: 'query', required: false, schema };
}

function required(name: string, schema: object): object {
  return { ...inQuery(name, schema), required: true };
}

function inPath(name: string, more: object = {}): object {
  return { name, in: 'path', required: true, schema: { type: 'string', ...more } };
}
