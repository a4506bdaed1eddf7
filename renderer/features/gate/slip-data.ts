import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { App } from '../../client/app-context.ts';

/** What stands on a driver's slip. */
export type SlipData = {
  /** Null before the truck is in. */
  readonly visitId: string | null;
  readonly siteName: string;
  readonly queueNumber: string | null;
  readonly plate: string;
  readonly slotCode: string | null;
  readonly arrivedAt: Instant;
  readonly direction: Direction | null;
  readonly crossing: string;
  readonly crossingZh: string;
  /** One range; null = not known. */
  readonly call: { readonly from: Instant; readonly to: Instant } | null;
  readonly people: number;
  readonly free: { readonly meal: number; readonly shower: number; readonly water: number };
  readonly gate: string;
  readonly lane: string;
  readonly operator: string;
  readonly copy: number;
};

/** The slip of a truck with the slot where it stands by now: it is often given after the gate. */
export function slipNow(slip: SlipData, visit: Pick<VisitRow, 'slotCode'> | undefined): SlipData {
  return visit === undefined || visit.slotCode === slip.slotCode ? slip : { ...slip, slotCode: visit.slotCode };
}

type Draft = {
  readonly visit: VisitRow | null;
  readonly plate: string;
  readonly slotCode: string | null;
  readonly direction: Direction | null;
  readonly crossing: string | null;
  readonly people: number;
  readonly station: { readonly gate: string; readonly lane: string };
};

/** Puts a slip together from the rows as they stand. */
export function slipOf(app: App, draft: Draft, call: SlipData['call']): SlipData {
  const site = app.rows.get('site', 'site');
  const free = site?.settings.rest.entitlements;
  const { visit } = draft;
  const crossing = visit?.crossing ?? draft.crossing ?? '';
  const row = [...app.rows.all('crossing').values()].find((each) => each.name === crossing);
  const isIn = visit !== null && visit.arrivedAt !== null;
  return {
    visitId: isIn ? visit.visitId : null,
    siteName: site?.name ?? '',
    queueNumber: visit?.queueNumber ?? null,
    plate: draft.plate,
    slotCode: visit?.slotCode ?? draft.slotCode,
    arrivedAt: visit?.arrivedAt ?? app.clock.now(),
    direction: visit?.direction ?? draft.direction,
    crossing,
    crossingZh: row?.nameZh ?? '',
    call,
    people: isIn ? visit.peopleCount : draft.people,
    free: { meal: free?.meal.perDay ?? 0, shower: free?.shower.perDay ?? 0, water: free?.water.perDay ?? 0 },
    ...draft.station,
    operator: app.session.displayName,
    copy: 1,
  };
}
