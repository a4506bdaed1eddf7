import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseDay, type Day } from '../../shared/kernel/calendar.ts';
import { ContractFault, FAULT_STATUS, type Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { QueryName, QueueRecord } from '../../shared/contract/queries.ts';
import type { DailyReport } from '../../shared/contract/report-queries.ts';
import { QUEUE_POINTS } from '../../shared/domain/queue/points.ts';
import { DIRECTIONS } from '../../shared/domain/vocabulary.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import type { Printer } from './printer.ts';
import { reportWorkbook } from './report-workbook.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

const TICKET_MS = 30_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a printed page is drawn from. */
export type PrintData =
  | { readonly report: DailyReport; readonly printedBy: string; readonly lang: SheetLang }
  | { readonly record: QueueRecord; readonly lang: SheetLang };

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
 * The day's report as PDF and as workbook, and a queue's public record of a day as PDF. The browser that prints signs in
 * with a ticket that opens one page once, within half a minute, from this machine.
 */
export function registerPrintRoutes(app: FastifyInstance, deps: Deps): void {
  const tickets = createTickets<PrintData>();

  /** Asks a query for somebody who is signed in; answers what came, or the reply that says why not. */
  const asked = async <Answer>(
    request: FastifyRequest,
    name: QueryName,
    input: unknown,
  ): Promise<{ readonly answer: Answer; readonly printedBy: string } | { readonly fault: Fault }> => {
    const session = await deps.authenticate(request);
    if (session === null)
      return { fault: { code: request.headers.authorization === undefined ? 'session.missing' : 'session.expired' } };
    if (input === null) return { fault: { code: 'request.not-found' } };
    const answer = await deps.query({ token: session.token }, name, input);
    if ('fault' in answer) return answer;
    if (!('text' in answer)) return { fault: { code: 'internal' } };
    return { answer: JSON.parse(answer.text) as Answer, printedBy: session.displayName };
  };

  const sendPdf = async (
    reply: FastifyReply,
    page: 'report' | 'record',
    data: PrintData,
    name: string,
  ): Promise<FastifyReply> => {
    const ticket = tickets.give(data);
    try {
      const pdf = await deps.printer.printToPdf(`${deps.origin()}/print/${page}?ticket=${ticket}`);
      // A page that never fetched its data is an empty sheet with our name on it.
      if (!tickets.isUsed(ticket)) throw new ContractFault({ code: 'print.failed' });
      return await unstored(reply)
        .header('content-type', 'application/pdf')
        .header('content-disposition', `inline; filename="${name}"`)
        .send(Buffer.from(pdf));
    } catch (error) {
      if (error instanceof ContractFault) return sendFault(reply, error.fault);
      throw error;
    } finally {
      tickets.forget(ticket);
    }
  };

  app.get('/api/reports/daily/:file', async (request, reply) => {
    const wanted = readName((request.params as { readonly file: string }).file);
    const input = wanted === null ? null : { on: wanted.on };
    const found = await asked<DailyReport>(request, 'report.daily', input);
    if ('fault' in found) return sendFault(reply, found.fault);
    const lang = langOf(request);
    const { answer: report, printedBy } = found;
    const name = `bao-cao-${wanted?.on ?? ''}.${wanted?.kind ?? ''}`;
    if (wanted?.kind === 'pdf') return sendPdf(reply, 'report', { report, printedBy, lang }, name);
    const workbook = await reportWorkbook(report, lang);
    return unstored(reply)
      .header('content-type', XLSX)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(workbook);
  });

  app.get('/api/records/:crossing/:direction/:file', async (request, reply) => {
    const { crossing, direction, file } = request.params as Readonly<Record<'crossing' | 'direction' | 'file', string>>;
    const wanted = readName(file);
    const { point } = request.query as { readonly point?: unknown };
    const isQueue = /^[A-Z0-9]{1,4}$/.test(crossing) && isOneOf(DIRECTIONS, direction);
    const input =
      wanted?.kind !== 'pdf' || !isQueue
        ? null
        : { crossing, direction, on: wanted.on, ...(isOneOf(QUEUE_POINTS, point) && { point }) };
    const found = await asked<QueueRecord>(request, 'queue.record', input);
    if ('fault' in found) return sendFault(reply, found.fault);
    const { answer: record } = found;
    const name = `hang-cho-${crossing}-${direction}-${record.on}.pdf`;
    return sendPdf(reply, 'record', { record, lang: langOf(request) }, name);
  });

  app.get('/print/data', async (request, reply) => {
    const { ticket } = request.query as { readonly ticket?: unknown };
    const data = isLoopback(request.ip) && typeof ticket === 'string' ? tickets.take(ticket) : null;
    if (data === null) return sendFault(reply, { code: 'session.expired' });
    return reply.header('cache-control', 'no-store').send(data);
  });
}

/** Secrets that open one thing once, for a short time. */
export function createTickets<T>(lifeMs = TICKET_MS): {
  readonly give: (value: T) => string;
  readonly take: (ticket: string) => T | null;
  readonly isUsed: (ticket: string) => boolean;
  readonly forget: (ticket: string) => void;
} {
  const open = new Map<string, { readonly value: T; readonly timer: NodeJS.Timeout }>();
  const used = new Set<string>();
  const close = (ticket: string): T | null => {
    const found = open.get(ticket);
    if (found === undefined) return null;
    clearTimeout(found.timer);
    open.delete(ticket);
    return found.value;
  };
  return {
    give(value) {
      const ticket = randomBytes(24).toString('base64url');
      const timer = setTimeout(() => open.delete(ticket), lifeMs);
      timer.unref();
      open.set(ticket, { value, timer });
      return ticket;
    },
    take(ticket) {
      const value = close(ticket);
      if (value !== null) used.add(ticket);
      return value;
    },
    isUsed: (ticket) => used.has(ticket),
    forget(ticket) {
      close(ticket);
      used.delete(ticket);
    },
  };
}

function readName(file: string): { readonly on: Day; readonly kind: 'pdf' | 'xlsx' } | null {
  const match = /^(\d{4}-\d{2}-\d{2})\.(pdf|xlsx)$/.exec(file);
  const on = match === null ? null : parseDay(match[1] ?? '');
  return match === null || on === null ? null : { on, kind: match[2] as 'pdf' | 'xlsx' };
}

function langOf(request: FastifyRequest): SheetLang {
  return (request.query as { readonly lang?: unknown }).lang === 'en' ? 'en' : 'vi';
}

function isOneOf(values: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && values.includes(value);
}

function unstored(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  return reply.code(FAULT_STATUS[fault.code]).send({ fault });
}
