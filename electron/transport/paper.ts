import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ContractFault } from '../../shared/contract/errors.ts';
import type { QueueRecord } from '../../shared/contract/queries.ts';
import type { ReportPrintData } from '../../shared/contract/printed-report.ts';
import type { PastPrintData } from '../../shared/contract/printed-past.ts';
import type { SurgePrintData } from '../../shared/contract/printed-surge.ts';
import type { StoryPrintData } from '../../shared/contract/printed-story.ts';
import { sendFault } from './files.ts';
import type { Printer } from './printer.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

const TICKET_MS = 30_000;

/** Pages of the renderer that can be printed, with what each is drawn from. */
type Prints = {
  readonly report: ReportPrintData;
  readonly story: StoryPrintData;
  readonly past: PastPrintData;
  readonly plan: SurgePrintData;
  readonly record: { readonly record: QueueRecord; readonly lang: SheetLang };
};

/** Turns pages of the renderer into PDFs. Throws `print.unavailable` and `print.failed`. */
export type Paper = {
  readonly pdfOf: <Page extends keyof Prints>(
    page: Page,
    data: Prints[Page],
    address?: Readonly<Record<string, string>>,
  ) => Promise<Uint8Array>;
};

/**
 * The browser that prints signs in with a ticket that opens one page once, within half a minute, from this machine.
 * `address` says in the page's address what it may want to know before its data are there.
 */
export function createPaper(
  app: FastifyInstance,
  { origin, printer }: { readonly origin: () => string; readonly printer: Printer },
): Paper {
  const tickets = createTickets<Prints[keyof Prints]>();

  app.get('/print/data', async (request, reply) => {
    const { ticket } = request.query as { readonly ticket?: unknown };
    const data = isLoopback(request.ip) && typeof ticket === 'string' ? tickets.take(ticket) : null;
    if (data === null) return sendFault(reply, { code: 'session.expired' });
    return reply.header('cache-control', 'no-store').send(data);
  });

  return {
    async pdfOf(page, data, address = {}) {
      const ticket = tickets.give(data);
      try {
        const query = new URLSearchParams({ ticket, ...address });
        const pdf = await printer.printToPdf(`${origin()}/print/${page}?${query.toString()}`);
        // A page that never fetched its data is an empty sheet with our name on it.
        if (!tickets.isUsed(ticket)) throw new ContractFault({ code: 'print.failed' });
        return pdf;
      } finally {
        tickets.forget(ticket);
      }
    },
  };
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

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}
