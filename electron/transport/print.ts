import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isIso, parseDay, parseIso, type Day } from '../../shared/kernel/calendar.ts';
import { ContractFault, type Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { QueryName, QueueRecord } from '../../shared/contract/queries.ts';
import type { SurgePlanAnswer } from '../../shared/contract/surge-queries.ts';
import type { YardThen } from '../../shared/contract/past-queries.ts';
import { sheetOf, type StoryPrintData } from '../../shared/contract/printed-story.ts';
import { QUEUE_POINTS } from '../../shared/domain/queue/points.ts';
import { DIRECTIONS } from '../../shared/domain/vocabulary.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import { answerOf, sendFault, sendFile } from './files.ts';
import { createPaper } from './paper.ts';
import type { Printer } from './printer.ts';
import { createReportMaker, type ReportMaker } from './report-maker.ts';
import { registerReportRoutes } from './report-routes.ts';
import { isReportLang } from './report-words.ts';

type Deps = {
  /** Address at which the browser of this machine reaches the host. */
  readonly origin: () => string;
  /** Whoever sends a request, or null. */
  readonly authenticate: (request: FastifyRequest) => Promise<Session | null>;
  /** Asks a query; times come as integers. */
  readonly query: (sender: Sender, name: QueryName, input: unknown) => Promise<QueryReply>;
  readonly printer: Printer;
};

/**
 * Reports in every form; a queue's public record of a day, a visit's story, the yard of a past instant and a surge plan as PDF. Answers
 * what makes reports, for those that are written by schedule.
 */
export function registerPrintRoutes(app: FastifyInstance, deps: Deps): ReportMaker {
  const paper = createPaper(app, deps);
  const maker = createReportMaker(deps.query, paper);
  const sessionOf = async (request: FastifyRequest): Promise<Session | { readonly fault: Fault }> => {
    const session = await deps.authenticate(request);
    if (session !== null) return session;
    return { fault: { code: request.headers.authorization === undefined ? 'session.missing' : 'session.expired' } };
  };
  registerReportRoutes(app, { maker, sessionOf, query: deps.query });

  app.get('/api/records/:crossing/:direction/:file', async (request, reply) => {
    const { crossing, direction, file } = request.params as Readonly<Record<'crossing' | 'direction' | 'file', string>>;
    const { point, lang } = request.query as { readonly point?: unknown; readonly lang?: unknown };
    const session = await sessionOf(request);
    if ('fault' in session) return sendFault(reply, session.fault);
    const on = dayOfFile(file);
    const isQueue = /^[A-Z0-9]{1,4}$/.test(crossing) && isOneOf(DIRECTIONS, direction);
    if (on === null || !isQueue) return sendFault(reply, { code: 'request.not-found' });
    const input = { crossing, direction, on, ...(isOneOf(QUEUE_POINTS, point) && { point }) };
    const found = answerOf<QueueRecord>(await deps.query({ token: session.token }, 'queue.record', input));
    if ('fault' in found) return sendFault(reply, found.fault);
    const { answer: record } = found;
    return sendPdf(reply, `hang-cho-${crossing}-${direction}-${record.on}.pdf`, () =>
      paper.pdfOf('record', { record, lang: lang === 'en' ? 'en' : 'vi' }),
    );
  });

  app.get('/api/stories/:file', async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    const { lang, disclosure } = request.query as { readonly lang?: unknown; readonly disclosure?: unknown };
    const session = await sessionOf(request);
    if ('fault' in session) return sendFault(reply, session.fault);
    const visitId = /^(vis_[0-9a-z]+)\.pdf$/.exec(file)?.[1];
    if (visitId === undefined) return sendFault(reply, { code: 'request.not-found' });
    const found = answerOf<StoryPrintData['story']>(
      await deps.query({ token: session.token }, 'visit.story', {
        visitId,
        ...(disclosure !== undefined && { disclosure: Number(disclosure) }),
      }),
    );
    if ('fault' in found) return sendFault(reply, found.fault);
    const story = sheetOf(found.answer);
    return sendPdf(reply, `luot-xe-${visitId}.pdf`, () =>
      paper.pdfOf('story', { story, printedBy: session.displayName, lang: lang === 'en' ? 'en' : 'vi' }),
    );
  });

  app.get('/api/past/:file', async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    const { lang } = request.query as { readonly lang?: unknown };
    const session = await sessionOf(request);
    if ('fault' in session) return sendFault(reply, session.fault);
    const [, iso = ''] = /^(.+)\.pdf$/.exec(file) ?? [];
    if (!isIso(iso)) return sendFault(reply, { code: 'request.not-found' });
    const found = answerOf<YardThen>(await deps.query({ token: session.token }, 'yard.at', { at: parseIso(iso) }));
    if ('fault' in found) return sendFault(reply, found.fault);
    return sendPdf(reply, `bai-luc-${iso.slice(0, 16).replace(':', '')}.pdf`, () =>
      paper.pdfOf('past', {
        yard: found.answer,
        printedBy: session.displayName,
        lang: lang === 'en' ? 'en' : 'vi',
      }),
    );
  });

  app.get('/api/plans/:file', async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    const { lang } = request.query as { readonly lang?: unknown };
    const session = await sessionOf(request);
    if ('fault' in session) return sendFault(reply, session.fault);
    const surgePlanId = /^(sup_[0-9a-z]+)\.pdf$/.exec(file)?.[1];
    if (surgePlanId === undefined) return sendFault(reply, { code: 'request.not-found' });
    const found = answerOf<SurgePlanAnswer>(await deps.query({ token: session.token }, 'plan.surge', { surgePlanId }));
    if ('fault' in found) return sendFault(reply, found.fault);
    const { plan, ...rest } = found.answer;
    if (plan === null) return sendFault(reply, { code: 'request.not-found' });
    return sendPdf(reply, `phuong-an-${surgePlanId}.pdf`, () =>
      paper.pdfOf('plan', {
        answer: { ...rest, plan },
        printedBy: session.displayName,
        lang: isReportLang(lang) ? lang : rest.head.report.language,
      }),
    );
  });
  return maker;
}

async function sendPdf(reply: FastifyReply, name: string, make: () => Promise<Uint8Array>): Promise<FastifyReply> {
  try {
    return await sendFile(reply, 'pdf', name, await make());
  } catch (error) {
    if (error instanceof ContractFault) return sendFault(reply, error.fault);
    throw error;
  }
}

function dayOfFile(file: string): Day | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.pdf$/.exec(file);
  return match === null ? null : parseDay(match[1] ?? '');
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}
