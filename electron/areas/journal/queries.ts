import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import type { StoryEvent } from '../../../shared/contract/past-queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { firstBrokenReport } from '../reports/whole.ts';
import { fieldsOnWire, idsOnWire } from './on-wire.ts';
import type { StoredEvent } from './store.ts';

const PAGE = 50;
const HOLD_COMMANDS: ReadonlySet<string> = new Set(['visit.hold', 'visit.release-hold']);

export const journalQueries: Pick<QueryHandlers, 'journal.page' | 'journal.verify'> = {
  'journal.page'(input, context) {
    const { journal } = context.stores;
    const changes = journal.changesBefore(input.before ?? Number.MAX_SAFE_INTEGER, input.limit ?? PAGE);
    return {
      changes: changes.map((change) => ({
        seq: change.seq,
        at: change.at,
        command: change.command,
        actor: change.actor,
        station: change.station,
        reason: HOLD_COMMANDS.has(change.command) && !isCoordinator(context.actor.roles) ? null : change.reason,
        approvedBy: change.approvedBy,
        isReversible: change.isReversible,
        events: journal.events(change.seq).map((event) => ({
          type: event.type,
          visitId: event.visitId === null ? null : wireId('visit', event.visitId),
          plate: event.visitId === null ? null : plateOf(context, event.visitId),
        })),
      })),
    };
  },

  'journal.verify'(input, context) {
    const verified = context.stores.journal.verify(input.from ?? 1);
    // What was signed is checked against what the journal says was signed (RP10).
    const broken = verified.ok ? firstBrokenReport(context.stores) : null;
    return broken === null ? verified : { ok: false, checked: verified.checked, firstBad: broken };
  },
};

function plateOf(context: QueryContext, visitId: VisitId): string | null {
  return context.stores.visits.get(visitId)?.plate ?? null;
}

/**
 * An event with the change that it belongs to, every id in it as other programs see it; the values of a restricted hold
 * stay with those who may see them.
 */
export function storyEvent(context: QueryContext, event: StoredEvent): StoryEvent {
  const change = context.stores.journal.change(event.seq);
  if (change === null) throw new Error(`event without change ${String(event.seq)}`);
  const mayKnow = isCoordinator(context.actor.roles);
  const { kind, set, was } = event.change;
  const shown = (fields: typeof set): typeof set =>
    fields === null ? null : fieldsOnWire(kind, mayKnow ? fields : withoutHidden(kind, fields));
  const isHold = event.type === 'visit.hold-set' || event.type === 'visit.hold-released';
  return {
    seq: event.seq,
    at: change.at,
    recordedAt: change.recordedAt,
    type: event.type,
    actor: change.actor,
    station: change.station,
    reason: !mayKnow && isHold ? null : change.reason,
    set: shown(set),
    was: shown(was),
    info: event.info === undefined || (!mayKnow && isHold) ? null : idsOnWire(event.info),
  };
}

function withoutHidden(kind: RecordKind, values: NonNullable<StoryEvent['set']>): NonNullable<StoryEvent['set']> {
  const isHidden = (key: string): boolean =>
    kind === 'fastTrack' ? key === 'orderedBy' : key === 'holds' || key === 'fastTrack';
  return Object.fromEntries(Object.entries(values).filter(([key]) => !isHidden(key)));
}
