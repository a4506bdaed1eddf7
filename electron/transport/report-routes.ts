import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseDay, type Day } from '../../shared/kernel/calendar.ts';
import { reportFileName } from '../../shared/domain/reports/file-name.ts';
import { ContractFault, type Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { QueryName, QueryOutputs } from '../../shared/contract/queries.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import { answerOf, sendFault, sendFile } from './files.ts';
import { REPORT_FORMS, type FoundFigures, type ReportForm, type ReportMaker, type ReportOf } from './report-maker.ts';
import { REPORT_TABLES, type TableCode } from './report-tables/table.ts';
import { isReportLang } from './report-words.ts';

type Deps = {
  readonly maker: ReportMaker;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | { readonly fault: Fault }>;
  readonly query: (sender: Sender, name: QueryName, input: unknown) => Promise<QueryReply>;
};

type Asked = Readonly<Record<string, unknown>>;

/** More shifts than anybody looks back on. */
const SHIFTS = 200;

/** Reports of a day, a frozen version, a shift or a longer time as PDF, workbook, CSV or all tables as CSV in a ZIP. */
export function registerReportRoutes(app: FastifyInstance, { maker, sessionOf, query }: Deps): void {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    form: ReportForm,
    find: (sender: Sender) => Promise<ReportOf | { readonly fault: Fault }>,
  ): Promise<FastifyReply> => {
    const session = await sessionOf(request);
    if ('fault' in session) return sendFault(reply, session.fault);
    const sender = { token: session.token };
    const of = await find(sender);
    if ('fault' in of) return sendFault(reply, of.fault);
    const found = await maker.figuresOf(sender, of);
    if ('fault' in found) return sendFault(reply, found.fault);
    return sendReport(reply, form, found.figures, session.displayName, request.query as Asked);
  };

  const sendReport = async (
    reply: FastifyReply,
    form: ReportForm,
    figures: FoundFigures,
    printedBy: string,
    { lang, table = 'page-one', copy }: Asked,
  ): Promise<FastifyReply> => {
    if (!isTable(table)) return sendFault(reply, { code: 'request.not-found' });
    if (!isCopy(copy)) return sendFault(reply, { code: 'request.invalid' });
    const words = isReportLang(lang) ? lang : figures.report.head.report.language;
    try {
      const content = await maker.make(form, figures, {
        lang: words,
        printedBy,
        table,
        ...(copy !== undefined && { copy: Number(copy) }),
      });
      if (content === null) return sendFault(reply, { code: 'request.not-found' });
      const { report, version, shiftName } = figures;
      const named = { ...report, isShift: shiftName !== null, version: version?.version ?? null };
      return sendFile(reply, form, reportFileName(named, form, report.head.timeZone, table), content);
    } catch (error) {
      if (error instanceof ContractFault) return sendFault(reply, error.fault);
      throw error;
    }
  };

  app.get('/api/reports/daily/:file', async (request, reply) => {
    const wanted = readFileName(request);
    const on = wanted === null ? null : parseDay(wanted.name);
    return send(request, reply, wanted?.form ?? 'pdf', () => Promise.resolve(dayOf(on, request.query as Asked)));
  });

  app.get('/api/reports/shift/:file', async (request, reply) => {
    const wanted = readFileName(request);
    return send(request, reply, wanted?.form ?? 'pdf', async (sender) => {
      const found = answerOf<QueryOutputs['shift.list']>(await query(sender, 'shift.list', { limit: SHIFTS }));
      if ('fault' in found) return found;
      const shift = found.answer.shifts.find(({ shiftId }) => shiftId === wanted?.name);
      if (shift === undefined) return { fault: { code: 'request.not-found' } };
      return { shift: { shiftName: shift.name, from: shift.startedAt, to: shift.endedAt } };
    });
  });

  for (const form of REPORT_FORMS)
    app.get(`/api/reports/range.${form}`, async (request, reply) =>
      send(request, reply, form, () => Promise.resolve(rangeOf(request.query as Asked))),
    );
}

function dayOf(on: Day | null, { version }: Asked): ReportOf | { readonly fault: Fault } {
  if (on === null) return { fault: { code: 'request.not-found' } };
  if (version === undefined) return { on };
  if (typeof version !== 'string' || !/^[1-9]\d{0,5}$/.test(version)) return { fault: { code: 'request.invalid' } };
  return { on, version: Number(version) };
}

/** `from` and `to` are days, both within; `season` is the year of a Tết. */
function rangeOf({ from, to, season }: Asked): ReportOf | { readonly fault: Fault } {
  if (typeof season === 'string' && /^\d{4}$/.test(season)) return { range: { season: Number(season) } };
  const first = typeof from === 'string' ? parseDay(from) : null;
  const last = typeof to === 'string' ? parseDay(to) : null;
  if (first === null || last === null) return { fault: { code: 'request.invalid' } };
  return { range: { fromOn: first, toOn: last } };
}

/** The how-manieth print it is, where whoever prints counts them. */
function isCopy(copy: unknown): boolean {
  return copy === undefined || (typeof copy === 'string' && /^[1-9]\d{0,3}$/.test(copy));
}

function readFileName(request: FastifyRequest): { readonly name: string; readonly form: ReportForm } | null {
  const { file } = request.params as { readonly file: string };
  const dot = file.lastIndexOf('.');
  const form = REPORT_FORMS.find((one) => one === file.slice(dot + 1));
  return form === undefined ? null : { name: file.slice(0, dot), form };
}

function isTable(value: unknown): value is TableCode {
  return REPORT_TABLES.some((code) => code === value);
}
