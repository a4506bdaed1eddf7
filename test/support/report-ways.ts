import fastify, { type FastifyInstance } from 'fastify';
import type { FiledReport } from '../../electron/engine/threads.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter } from '../../electron/transport/printer.ts';
import { keepReportFiles, type ReportSchedule } from '../../electron/transport/report-schedule.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import { isQueryName, queries } from '../../shared/contract/queries.ts';
import { nextCommandId, type Yard } from './yard.ts';

const SESSION: Session = { token: 'token', user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['manager'] };

/** The ways out of a yard's reports: routes asked without a socket, and the schedule run by hand. */
export type ReportWays = {
  readonly app: FastifyInstance;
  /** Asks as somebody who is signed in. */
  readonly get: (path: string) => Promise<{
    readonly status: number;
    readonly type: string;
    readonly name: string;
    readonly bytes: Buffer;
    readonly fault: string | null;
  }>;
  readonly schedule: ReportSchedule;
  readonly defects: readonly unknown[];
  readonly close: () => Promise<void>;
};

/** Prints with what `findBrowser` finds: nothing, where a test says nothing. */
export function reportWays(yard: Yard, printFolder: string, findBrowser: () => string | null = () => null): ReportWays {
  const app = fastify();
  const defects: unknown[] = [];
  let origin = '';
  const query = (_sender: unknown, name: string, input: unknown) => {
    try {
      if (!isQueryName(name) || !queries[name].input.safeParse(input).success)
        return Promise.resolve({ fault: { code: 'request.invalid' } as const });
      const answer = yard.ask(name, input as never) as object | null;
      if (answer === null) return Promise.resolve({ fault: { code: 'request.not-found' } as const });
      return Promise.resolve({ text: JSON.stringify({ seq: yard.seq(), ...answer }) });
    } catch (error) {
      if (error instanceof ContractFault) return Promise.resolve({ fault: error.fault });
      throw error;
    }
  };
  const maker = registerPrintRoutes(app, {
    origin: () => origin,
    authenticate: (request) => Promise.resolve(request.headers.authorization === 'Bearer token' ? SESSION : null),
    query,
    printer: createPrinter({ userDataRoot: printFolder, findBrowser }),
  });
  app.addHook('onListen', () => {
    const address = app.server.address();
    if (address !== null && typeof address === 'object') origin = `http://127.0.0.1:${String(address.port)}`;
  });
  const engine = {
    status: () => ({ isNew: false }),
    fileReports: (files: readonly FiledReport[]) => {
      const request = { commandId: nextCommandId(), name: 'report.file', input: files } as const;
      const [outcome] = yard.engine.dispatch.runBatch([{ ...request, actor: systemActor('system') }]);
      if (outcome === undefined || !('ok' in outcome)) throw new Error(JSON.stringify(outcome));
      return Promise.resolve(outcome);
    },
  };
  const schedule = keepReportFiles({ engine: () => engine, query, maker, log: (error) => defects.push(error) });
  return {
    app,
    async get(path) {
      const answer = await app.inject({ method: 'GET', url: path, headers: { authorization: 'Bearer token' } });
      const bytes = answer.rawPayload;
      const fault =
        answer.statusCode < 400
          ? null
          : (JSON.parse(bytes.toString()) as { readonly fault: { readonly code: string } }).fault.code;
      const disposition = String(answer.headers['content-disposition'] ?? '');
      const name = /filename="([^"]*)"/.exec(disposition)?.[1] ?? '';
      return { status: answer.statusCode, type: String(answer.headers['content-type']), name, bytes, fault };
    },
    schedule,
    defects,
    async close() {
      schedule.stop();
      await app.close();
    },
  };
}
