import { wireId, type CountId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { Count, Zone } from '../../../shared/domain/records.ts';
import type { Correction } from '../../../shared/domain/slots/count-types.ts';
import {
  contradictionIn,
  differencesOf,
  placesRightOf,
  type StockTake,
} from '../../../shared/domain/slots/stock-take.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { correct, type Settled } from './correct.ts';
import { factsAfter, factsOf, isInRows, recordsOfCount, zonesOf } from './facts.ts';
import { see } from './see.ts';

/** A refusal names so many of what is missing. */
const MOST_KEYS = 20;

export const countCommands: Pick<Handlers, 'count.start' | 'count.see' | 'count.finish' | 'count.abandon'> = {
  'count.start'({ zones = [], rows = [] }, context) {
    const named: Zone[] = [];
    for (const code of new Set(zones)) {
      const zone = context.stores.slots.zoneByCode(code);
      if (zone === null || (zone.kind !== 'parking' && zone.kind !== 'overflow'))
        return refuse({ code: 'zone.unknown', zone: code });
      named.push(zone);
    }
    const scope = { zoneIds: named.map((zone) => zone.id), rows: [...new Set(rows)] };
    if (rows.some((row) => !hasRow(context, { ...scope, rows: [row] }))) return refuse({ code: 'count.place-outside' });
    const id = context.newId('count');
    const count: Count = {
      id,
      ...scope,
      startedAt: context.now,
      startedBy: context.actor.user,
      ...{ endedAt: null, endedBy: null, endedHow: null, reason: '' },
      ...{ placesSeen: null, placesRight: null, trucksSeen: null, differences: [] },
    };
    context.log.insert('count.started', 'count', count);
    return ok({ countId: wireId('count', id) });
  },

  'count.see'(input, context) {
    const count = requireOpen(context, input.countId);
    return count.ok ? see(input, context, count.value) : count;
  },

  'count.finish'(input, context) {
    const found = requireOpen(context, input.countId);
    if (!found.ok) return found;
    const count = found.value;
    const records = recordsOfCount(context, count);
    const facts = factsOf(context, records);
    const taken = differencesOf(facts);
    const decided = settle(taken, input.corrections);
    if (!decided.ok) return decided;
    const settled = decided.value;
    const corrections = new Map(settled.map(({ difference, correction }) => [difference.key, correction]));
    const isRecordRight = (key: string): boolean => corrections.get(key) === 'record-right';
    const contradicted = contradictionIn(taken, facts.units, (key) => corrections.get(key) ?? 'record-right');
    if (contradicted !== null) return refuse({ code: 'count.correction-wrong', key: contradicted });
    correct(context, settled, facts.units);
    const left = differencesOf(factsAfter(context, facts, records, context.log.events)).differences;
    const unequal = left.filter(({ key }) => !isRecordRight(key)).map(({ key }) => key);
    if (unequal.length > 0) throw new Error(`ground and record differ after a stock-take: ${unequal.join(' ')}`);
    const { placesSeen, trucksSeen } = taken;
    const placesRight = placesRightOf(taken, isRecordRight);
    context.log.update('count.ended', 'count', count, {
      ...ending(context, 'finished'),
      ...{ placesSeen, placesRight, trucksSeen },
      differences: settled.map(({ difference, correction, reason }) => {
        const { key, kind, slotId, visitId, plate, recorded, seen, seenAt } = difference;
        return { key, kind, slotId, visitId, plate, recorded, seen, seenAt, correction, reason };
      }),
    });
    const corrected = settled.filter(({ correction }) => correction !== 'record-right').length;
    return ok({ placesSeen, placesRight, trucksSeen, corrected });
  },

  'count.abandon'(input, context) {
    const count = requireOpen(context, input.countId);
    if (!count.ok) return count;
    context.because(input.reason);
    context.log.update('count.ended', 'count', count.value, {
      ...ending(context, 'abandoned'),
      reason: input.reason,
    });
    return ok({});
  },
};

/** Whether the zones of a stock-take have this row, drawn or known by name. */
function hasRow({ stores }: Context, scope: Pick<Count, 'zoneIds' | 'rows'>): boolean {
  const zones = stores.slots.zones();
  const zoneIds = zonesOf(scope, zones);
  const isNamed = ({ id, parts }: Zone): boolean =>
    zoneIds.has(id) && parts.some(({ kind, code }) => kind === 'row' && scope.rows.includes(code));
  return zones.some(isNamed) || stores.slots.slots().some((slot) => zoneIds.has(slot.zoneId) && isInRows(scope, slot));
}

function requireOpen(context: Context, countId: CountId): Result<Count, Refusal> {
  const count = context.stores.records.get('count', countId);
  if (count === null) return refuse({ code: 'count.unknown' });
  return count.endedAt === null ? ok(count) : refuse({ code: 'count.over' });
}

function ending({ now, actor }: Context, endedHow: 'finished' | 'abandoned') {
  return { endedAt: now, endedBy: actor.user, endedHow };
}

/**
 * Each difference with its correction and reason (KB6). A correction of what is no difference any more is passed over:
 * somebody has put it right meanwhile.
 */
function settle(
  { differences }: StockTake,
  corrections: ParsedInput<'count.finish'>['corrections'],
): Result<readonly Settled[], Refusal> {
  const byKey = new Map(corrections.map((one) => [one.key, one]));
  const missing = differences.filter(({ key }) => !byKey.has(key));
  if (missing.length > 0)
    return refuse({
      code: 'count.unresolved',
      count: missing.length,
      keys: missing.slice(0, MOST_KEYS).map(({ key }) => key),
    });
  const settled: Settled[] = [];
  for (const difference of differences) {
    const { key, correction, reason } = byKey.get(difference.key) ?? { key: '', reason: '', correction: undefined };
    if (correction === undefined || !isAllowed(difference.corrections, correction))
      return refuse({ code: 'count.correction-wrong', key });
    settled.push({ difference, correction, reason });
  }
  return ok(settled);
}

function isAllowed(corrections: readonly Correction[], correction: Correction): boolean {
  return corrections.includes(correction);
}
