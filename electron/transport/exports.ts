import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addDays, daysBetween, parseDay, startOfDay, type Day, type TimeZone } from '../../shared/kernel/calendar.ts';
import type { QueryName, QueryOutputs } from '../../shared/contract/queries.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import { sendFault, sendFile } from './files.ts';
import { lodgingCsv, lodgingWorkbook } from './lodging-sheets.ts';
import { planCsv, planJson } from './plan-sheet.ts';
import { receiptCsv, receiptWorkbook } from './receipt-sheets.ts';

const MOST_DAYS = 366;

type Deps = {
  /** The token of whoever asks, or null. */
  readonly tokenOf: (request: FastifyRequest) => string | null;
  /** Asks a query as somebody, who must be allowed it; times come as integers. */
  readonly query: (sender: Sender, name: QueryName, input: unknown) => Promise<QueryReply>;
  /** The zone of the site: whole days are its days. */
  readonly zone: () => TimeZone;
};

/** What other programs take over as files: the receipts of some days, for accounting; the plan of the yard; the lodging list. */
export function registerExportRoutes(app: FastifyInstance, deps: Deps): void {
  registerReceipts(app, deps);
  registerPlan(app, deps);
  registerLodging(app, deps);
}

function registerLodging(app: FastifyInstance, deps: Deps): void {
  for (const kind of ['xlsx', 'csv'] as const)
    app.get(`/api/exports/lodging.${kind}`, async (request, reply) => {
      const token = deps.tokenOf(request);
      if (token === null) return sendFault(reply, { code: 'session.missing' });
      const asked = request.query as { readonly on?: unknown; readonly lang?: unknown };
      const on = typeof asked.on === 'string' ? parseDay(asked.on) : null;
      if (on === null) return sendFault(reply, { code: 'request.invalid' });
      const answer = await deps.query({ token }, 'rest.lodging', { on });
      if ('fault' in answer) return sendFault(reply, answer.fault);
      if (!('text' in answer)) return sendFault(reply, { code: 'internal' });
      const { lines } = JSON.parse(answer.text) as QueryOutputs['rest.lodging'];
      const lang = asked.lang === 'en' ? 'en' : 'vi';
      return sendFile(
        reply,
        kind,
        `luu-tru-${on}.${kind}`,
        kind === 'xlsx'
          ? await lodgingWorkbook(lines, deps.zone(), lang)
          : Buffer.from(lodgingCsv(lines, deps.zone(), lang)),
      );
    });
}

function registerPlan(app: FastifyInstance, deps: Deps): void {
  for (const kind of ['csv', 'json'] as const)
    app.get(`/api/exports/layout.${kind}`, async (request, reply) => {
      const token = deps.tokenOf(request);
      if (token === null) return sendFault(reply, { code: 'session.missing' });
      const answer = await deps.query({ token }, 'layout.now', {});
      if ('fault' in answer) return sendFault(reply, answer.fault);
      if (!('text' in answer)) return sendFault(reply, { code: 'internal' });
      const { plan } = JSON.parse(answer.text) as QueryOutputs['layout.now'];
      const lang = (request.query as { readonly lang?: unknown }).lang === 'en' ? 'en' : 'vi';
      return sendFile(
        reply,
        kind,
        `so-do-bai.${kind}`,
        Buffer.from(kind === 'csv' ? planCsv(plan, lang) : planJson(plan)),
      );
    });
}

function registerReceipts(app: FastifyInstance, deps: Deps): void {
  for (const kind of ['xlsx', 'csv'] as const)
    app.get(`/api/exports/receipts.${kind}`, async (request, reply) => {
      const token = deps.tokenOf(request);
      if (token === null) return sendFault(reply, { code: 'session.missing' });
      const asked = request.query as { readonly from?: unknown; readonly to?: unknown; readonly lang?: unknown };
      const days = daysOf(asked.from, asked.to);
      if (days === null) return sendFault(reply, { code: 'request.invalid' });
      const zone = deps.zone();
      const answer = await deps.query({ token }, 'charge.takings', {
        from: startOfDay(days.from, zone),
        to: startOfDay(addDays(days.to, 1), zone),
      });
      if ('fault' in answer) return sendFault(reply, answer.fault);
      if (!('text' in answer)) return sendFault(reply, { code: 'internal' });
      const takings = JSON.parse(answer.text) as QueryOutputs['charge.takings'];
      const lang = asked.lang === 'en' ? 'en' : 'vi';
      return sendFile(
        reply,
        kind,
        `bien-lai-${days.from}-${days.to}.${kind}`,
        kind === 'xlsx' ? await receiptWorkbook(takings, zone, lang) : Buffer.from(receiptCsv(takings, zone, lang)),
      );
    });
}

function daysOf(from: unknown, to: unknown): { readonly from: Day; readonly to: Day } | null {
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || last === null) return null;
  const days = daysBetween(first, last) + 1;
  return days < 1 || days > MOST_DAYS ? null : { from: first, to: last };
}
