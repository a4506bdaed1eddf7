import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseDay, type Day } from '../../shared/kernel/calendar.ts';
import { ContractFault, FAULT_STATUS, type Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { DailyReport, QueryName } from '../../shared/contract/queries.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import type { Printer } from './printer.ts';
import { reportWorkbook } from './report-workbook.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

const TICKET_MS = 30_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the printed page is drawn from. */
export type PrintData = { readonly report: DailyReport; readonly printedBy: string; readonly lang: SheetLang };

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
 * The day's report as PDF and as workbook. The browser that prints signs in with a ticket that opens one report once,
 * within half a minute, from this machine.
 */
export function registerPrintRoutes(app: FastifyInstance, deps: Deps): void {
  const tickets = createTickets<PrintData>();

  app.get('/api/reports/daily/:file', async (request, reply) => {
    const session = await deps.authenticate(request);
    if (session === null)
      return sendFault(reply, {
        code: request.headers.authorization === undefined ? 'session.missing' : 'session.expired',
      });
    const wanted = readName((request.params as { readonly file: string }).file);
    if (wanted === null) return sendFault(reply, { code: 'request.not-found' });
    const lang = (request.query as { readonly lang?: unknown }).lang === 'en' ? 'en' : 'vi';
    const answer = await deps.query({ token: session.token }, 'report.daily', { on: wanted.on });
    if ('fault' in answer) return sendFault(reply, answer.fault);
    if (!('text' in answer)) return sendFault(reply, { code: 'internal' });
    const report = JSON.parse(answer.text) as DailyReport;
    const name = `bao-cao-${wanted.on}.${wanted.kind}`;
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (wanted.kind === 'xlsx') {
      const workbook = await reportWorkbook(report, lang);
      return reply
        .header('content-type', XLSX)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(workbook);
    }
    const ticket = tickets.give({ report, printedBy: session.displayName, lang });
    try {
      const pdf = await deps.printer.printToPdf(`${deps.origin()}/print/report?ticket=${ticket}`);
      // A page that never fetched its data is an empty sheet with our name on it.
      if (!tickets.isUsed(ticket)) throw new ContractFault({ code: 'print.failed' });
      return await reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `inline; filename="${name}"`)
        .send(Buffer.from(pdf));
    } catch (error) {
      if (error instanceof ContractFault) return sendFault(reply, error.fault);
      throw error;
    } finally {
      tickets.forget(ticket);
    }
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

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  return reply.code(FAULT_STATUS[fault.code]).send({ fault });
}
