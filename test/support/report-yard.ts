import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReportQueries } from '../../electron/areas/reports/queries.ts';
import { openForWriting } from '../../electron/db/open.ts';
import { createDrivenClock, createMachineClock } from '../../electron/engine/clock.ts';
import { composeEngine } from '../../electron/engine/compose.ts';
import { systemActor, type QueryContext } from '../../electron/engine/handler.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { DailyReport } from '../../shared/contract/report-queries.ts';
import { ALWAYS_OPEN } from '../../shared/domain/queue/calendar.ts';
import { parseDay } from '../../shared/kernel/calendar.ts';
import { instant, type Instant } from '../../shared/kernel/instant.ts';

export const REPORT_ZONE = 'Asia/Ho_Chi_Minh';

/** 2027-01-20 20:00 in the yard: a report day begins. */
export const YARD_BEGAN = instant(Date.UTC(2027, 0, 20, 13));

export type Answer = { readonly ok?: Readonly<Record<string, unknown>>; readonly refusal?: { readonly code: string } };

/** A yard of 300 slots on real SQLite whose clock is set by hand, with its reports. */
export function createReportYard() {
  const folder = mkdtempSync(join(tmpdir(), 'ben-bai-report-'));
  const db = openForWriting(folder);
  const clock = createDrivenClock(YARD_BEGAN);
  const defects: unknown[] = [];
  const engine = composeEngine({
    db,
    siteClock: clock,
    machineClock: createMachineClock(),
    logDefect: (error) => defects.push(error),
  });
  engine.stores.site.begin('epoch', clock.now());
  const actor = systemActor('system');
  let count = 0;
  const send = (name: CommandName | 'site.create', input: object): Answer => {
    count += 1;
    const [outcome] = engine.dispatch.runBatch([{ commandId: `command-${String(count)}`, name, input, actor }]);
    // What may be undone is the journal's concern (JO4); here it only matters that the figures follow.
    if (defects.length > 0 && name !== 'change.undo') throw defects[0];
    defects.length = 0;
    return outcome as Answer;
  };
  const directions = (['export', 'import'] as const).map((direction) => ({
    direction,
    capacityPerHour: 30,
    arriveWithinMs: 1_800_000,
  }));
  const crossings = [
    { code: 'HN', name: 'Hữu Nghị', nameZh: '友谊关', aliases: [], calendar: ALWAYS_OPEN, directions },
    { code: 'TT', name: 'Tân Thanh', nameZh: '浦寨', aliases: [], calendar: ALWAYS_OPEN, directions },
  ];
  const created = send('site.create', {
    name: 'Bãi thử',
    timeZone: REPORT_ZONE,
    isDemo: false,
    template: 300,
    users: [],
    crossings,
  });
  if (created.ok === undefined) throw new Error(`no site: ${JSON.stringify(created)}`);
  const handlers = createReportQueries();
  const context = (): QueryContext => {
    const site = engine.stores.site.site();
    if (site === null) throw new Error('no site');
    return {
      now: clock.now(),
      zone: REPORT_ZONE,
      site,
      actor,
      stores: engine.stores,
      seq: engine.dispatch.seq(),
      rate: 1,
    };
  };
  return {
    db,
    stores: engine.stores,
    folder,
    clock,
    send,
    at: (at: number) => clock.setNow(instant(at)),
    report(from: Instant, to: Instant): DailyReport {
      return { seq: engine.dispatch.seq(), ...handlers['report.range']({ from, to }, context()) } as DailyReport;
    },
    daily(on: string): DailyReport {
      const day = parseDay(on);
      if (day === null) throw new Error(on);
      return { seq: engine.dispatch.seq(), ...handlers['report.daily']({ on: day }, context()) } as DailyReport;
    },
    close() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ReportYard = ReturnType<typeof createReportYard>;
