import type { QueryOutputs, ShownPlaceStep } from '../../../shared/contract/queries.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { OwnRest } from '../../../shared/contract/rest-queries.ts';
import type { Direction, Service } from '../../../shared/domain/vocabulary.ts';
import type { WireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { App } from '../../client/app-context.ts';

/** What stands on a driver's slip. */
export type SlipData = {
  /** Null before the truck is in. */
  readonly visitId: WireId<'visit'> | null;
  readonly siteName: string;
  readonly queueNumber: string | null;
  readonly plate: string;
  readonly slotCode: string | null;
  readonly arrivedAt: Instant;
  readonly direction: Direction | null;
  readonly trailerPlate: string | null;
  readonly crossing: string;
  readonly crossingCode: string;
  readonly crossingZh: string;
  /** One range; null = not known. */
  readonly call: { readonly from: Instant; readonly to: Instant } | null;
  /** Calls until this truck; null = not known, or not ready. */
  readonly rank: number | null;
  /** The driver's own page; `late` = it is on, but was not known in time for this copy (QU43). */
  readonly page: { readonly url: string } | 'off' | 'late';
  readonly rules: { readonly vi: string; readonly zh: string };
  /** Places won and lost so far, for a copy printed later; newest first. */
  readonly steps: readonly ShownPlaceStep[];
  readonly paper: '80mm' | 'a6';
  readonly people: number;
  readonly free: { readonly meal: number; readonly shower: number; readonly water: number };
  /** What of it is left today for all together, as far as the host has said. */
  readonly left: { readonly [Of in Service]?: number };
  readonly beds: OwnRest['beds'];
  readonly turns: OwnRest['turns'];
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

/** What the host says for a slip (`visit.slip`). */
export type AskedSlip = QueryOutputs['visit.slip'];

/** A slip with what the host says by now; without an answer it stays as it was, and says so of its page. */
export function slipAsAsked(slip: SlipData, asked: AskedSlip | null, isPageOn: boolean): SlipData {
  if (asked === null) return { ...slip, page: isPageOn && slip.page === 'off' ? 'late' : slip.page };
  const { estimate, url, rank, steps, rules, trailerPlate, people, entitlements, beds, turns } = asked;
  return {
    ...slip,
    trailerPlate,
    call: estimate === null ? null : { from: estimate.p90From, to: estimate.p90To },
    rank,
    page: url === null ? 'off' : { url },
    rules,
    steps,
    people,
    left: Object.fromEntries(entitlements.map(({ service, left }) => [service, left])),
    beds,
    turns,
  };
}

/** Puts a slip together from the rows as they stand. */
export function slipOf(app: App, draft: Draft, asked: AskedSlip | null): SlipData {
  const site = app.rows.get('site', 'site');
  const free = site?.settings.rest.entitlements;
  const { visit } = draft;
  const crossing = visit?.crossing ?? draft.crossing ?? '';
  const row = [...app.rows.all('crossing').values()].find((each) => each.name === crossing);
  const isIn = visit !== null && visit.arrivedAt !== null;
  const slip: SlipData = {
    visitId: isIn ? visit.visitId : null,
    siteName: site?.name ?? '',
    queueNumber: visit?.queueNumber ?? null,
    plate: draft.plate,
    slotCode: visit?.slotCode ?? draft.slotCode,
    arrivedAt: visit?.arrivedAt ?? app.clock.now(),
    direction: visit?.direction ?? draft.direction,
    crossing,
    trailerPlate: visit?.trailerPlate ?? null,
    crossingCode: row?.code ?? '',
    crossingZh: row?.nameZh ?? '',
    call: null,
    rank: null,
    page: 'off',
    rules: site?.settings.slip.rules ?? { vi: '', zh: '' },
    steps: [],
    paper: site?.settings.slip.paper ?? '80mm',
    people: isIn ? visit.peopleCount : draft.people,
    left: {},
    beds: [],
    turns: [],
    free: { meal: free?.meal.perDay ?? 0, shower: free?.shower.perDay ?? 0, water: free?.water.perDay ?? 0 },
    ...draft.station,
    operator: app.session.displayName,
    copy: 1,
  };
  return isIn ? slipAsAsked(slip, asked, site?.settings.publicPages.isDriverPageOn ?? false) : slip;
}

/** How long a slip waits for the host: the driver stands at the window. */
const ASK_WITHIN_MS = 1200;

/** What the host says for a slip; null when that does not come in time. */
export async function askSlip(app: App, visitId: WireId<'visit'>): Promise<AskedSlip | null> {
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), ASK_WITHIN_MS));
  const answer = await Promise.race([app.port.query('visit.slip', { visitId }), late]);
  return answer === 'late' || 'fault' in answer ? null : answer.ok;
}

/** Another copy of a slip, as things stand by now. */
export async function copyOf(app: App, slip: SlipData): Promise<SlipData> {
  const next = { ...slip, copy: slip.copy + 1 };
  if (slip.visitId === null) return next;
  const asked = await askSlip(app, slip.visitId);
  return slipAsAsked(next, asked, app.rows.get('site', 'site')?.settings.publicPages.isDriverPageOn ?? false);
}
