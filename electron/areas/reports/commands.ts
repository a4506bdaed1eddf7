import { dayOf, type Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import type { Json } from '../../../shared/domain/events.ts';
import type { SignedReport } from '../../../shared/domain/records.ts';
import { reportDayOf, reportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { reportFileName } from '../../../shared/domain/reports/file-name.ts';
import { canonicalJson, figureChanges } from '../../../shared/domain/reports/frozen.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { reportOf } from './daily.ts';
import { figuresHash } from './whole.ts';

/** Freezing a day's figures (RP10), and what people add to its report. */
export const reportCommands: Pick<Handlers, 'report.sign' | 'report.note' | 'report.print'> = {
  'report.sign'({ on, reason }, context) {
    const { stores, site, zone, now } = context;
    const window = reportWindow(on, site.settings.cutOffMinute, zone);
    const early = beforeFirstDay(on, context);
    if (early !== null) return refuse(early);
    if (window.to > now) return refuse({ code: 'report.not-over', on, to: window.to });
    const dataSeq = stores.journal.head().seq;
    const figures = canonicalJson(reportOf(window, on, { ...context, seq: dataSeq, rate: 1 }));
    const last = stores.signed.latest(on);
    const changes = last === null ? [] : figureChanges(JSON.parse(last.figures) as Json, JSON.parse(figures) as Json);
    if (last !== null) {
      const { version } = last;
      if (changes.length === 0) return refuse({ code: 'report.unchanged', on, version });
      if (reason === undefined) return refuse({ code: 'report.reason-missing', on, version, changes: changes.length });
    }
    const signed: SignedReport = {
      id: context.newId('signedReport'),
      onDay: on,
      version: (last?.version ?? 0) + 1,
      dataSeq,
      figures,
      hash: figuresHash(figures),
      reason: last === null || reason === undefined ? null : tidy(reason),
      signedAt: now,
      signedBy: context.actor.user,
    };
    context.log.insert('report.signed', 'signedReport', signed);
    const { id, version, hash } = signed;
    return ok({ signedReportId: wireId('signedReport', id), version, hash, changes: changes.length });
  },

  'report.note'({ on, proposal }, context) {
    const { stores, site, zone, now, actor } = context;
    const early = beforeFirstDay(on, context);
    if (early !== null) return refuse(early);
    if (on > reportDayOf(now, site.settings.cutOffMinute, zone)) return refuse({ code: 'report.not-begun', on });
    const before = stores.signed.note(on);
    const text = tidy(proposal);
    const written = { proposal: text, writtenAt: now, writtenBy: actor.user };
    if (before === null) {
      if (text !== '')
        context.log.insert('report.noted', 'reportNote', { id: context.newId('reportNote'), onDay: on, ...written });
    } else if (before.proposal !== text) context.log.update('report.noted', 'reportNote', before, written);
    return ok({});
  },

  'report.print'({ from, to, version = null }, context) {
    const { stores, zone, now, actor, log } = context;
    const series = reportFileName({ on: null, from, to, isShift: false, version }, 'pdf', zone);
    const before = stores.slips.printsOf(series);
    const copy = (before?.last ?? 0) + 1;
    const made = { last: copy, madeAt: now, madeBy: actor.user };
    if (before === null)
      log.insert('report.printed', 'slipBlock', {
        ...{ id: context.newId('slipBlock'), gate: '', series, first: 1, entered: [], voided: [] },
        ...made,
      });
    else log.update('report.printed', 'slipBlock', before, made);
    return ok({ copy });
  },
};

/** Nothing is known of days before that on which the site was made. */
function beforeFirstDay(on: Day, { site, zone }: Pick<Context, 'site' | 'zone'>): Refusal | null {
  return on < dayOf(site.createdAt, zone) ? { code: 'report.before-first-day', on } : null;
}
