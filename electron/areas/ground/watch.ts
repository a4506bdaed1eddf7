import type { VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import { later } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import {
  clockDetails,
  clocksOf,
  CLOCK_CODES,
  earliestDueMs,
  type ClockCode,
} from '../../../shared/domain/ground/clocks.ts';
import { fillStateOf, type FillAlarm, type FillState } from '../../../shared/domain/ground/fill.ts';
import { sumOfPlaces, type Places } from '../../../shared/domain/ground/places.ts';
import type { Alarm, AlarmCode } from '../../../shared/domain/records.ts';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { raiseAlarm } from '../steps/alarms.ts';
import { placesByZone } from './places.ts';
import type { OpenAlarm, TruckOnGround } from './store.ts';

type Yard = Pick<Context, 'stores' | 'now'>;

/** An alarm that has to open. */
type Raised = {
  readonly code: AlarmCode;
  readonly visitId: VisitId | null;
  readonly zoneId: ZoneId | null;
  readonly details: Alarm['details'];
};

type GroundWork = { readonly raise: readonly Raised[]; readonly clear: readonly OpenAlarm[] };

/** Alarms that one command opens at most; the others follow with the next look, so that no change holds the yard up. */
const MOST_AT_ONCE = 500;

/** Opens and closes the alarms that follow from what the yard is like now (AL1–AL6, FI3). */
export function watchGround(_input: unknown, context: Context): Result<object, Refusal> {
  const { raise, clear } = groundWorkOf(context, context.site.settings);
  for (const { id, visitId } of clear) {
    const alarm = context.stores.records.require('alarm', id);
    context.log.update('alarm.cleared', 'alarm', alarm, { clearedAt: context.now }, visitId);
  }
  for (const { code, visitId, ...subject } of raise.slice(0, MOST_AT_ONCE)) raiseAlarm(context, code, visitId, subject);
  return ok({});
}

/** Whether there is anything of that to do now. */
export function isGroundWatchDue(yard: Yard): boolean {
  const site = yard.stores.site.site();
  if (site === null) return false;
  const { raise, clear } = groundWorkOf(yard, site.settings);
  return raise.length + clear.length > 0;
}

function groundWorkOf(yard: Yard, settings: SiteSettings): GroundWork {
  const trucks = yard.stores.ground.trucks(later(yard.now, -earliestDueMs(settings.alarms)));
  const open = yard.stores.ground.openAlarms();
  const works = [clockWork(yard, trucks, open, settings), fillWork(yard, trucks, open, settings)];
  return { raise: works.flatMap(({ raise }) => raise), clear: works.flatMap(({ clear }) => clear) };
}

/** Clocks that ran out without an alarm, and alarms of trucks whose cause is gone. */
function clockWork(
  { stores, now }: Yard,
  trucks: readonly TruckOnGround[],
  open: readonly OpenAlarm[],
  { alarms }: SiteSettings,
): GroundWork {
  const isGone = (visitId: VisitId): boolean => !isInYard(stores.records.require('visit', visitId).stage);
  // Who has left the yard has left the fire lane.
  const missing = new Set(
    open.filter(({ code, visitId }) => code === 'keep-clear' && visitId !== null && isGone(visitId)),
  );
  const openOf = new Map<ClockCode, Map<VisitId, OpenAlarm>>(CLOCK_CODES.map((code) => [code, new Map()]));
  for (const alarm of open) {
    const own = openOf.get(alarm.code as ClockCode);
    if (own === undefined || alarm.visitId === null) continue;
    own.set(alarm.visitId, alarm);
    missing.add(alarm);
  }
  const raise: Raised[] = [];
  for (const truck of trucks)
    for (const clock of clocksOf(truck, alarms)) {
      if (clock.dueAt > now) continue;
      const alarm = openOf.get(clock.code)?.get(truck.id);
      if (alarm !== undefined) missing.delete(alarm);
      else
        raise.push({
          code: clock.code,
          visitId: truck.id,
          zoneId: null,
          details: clockDetails(clock, truck, now),
        });
    }
  return { raise, clear: [...missing] };
}

/** Zones, and the site, whose state is another than their alarm says. */
function fillWork(
  yard: Yard,
  trucks: readonly TruckOnGround[],
  open: readonly OpenAlarm[],
  { fill }: SiteSettings,
): GroundWork {
  const alarmOf = fillAlarmsOf(open);
  const byZone = placesByZone(yard, trucks);
  const site: Places = sumOfPlaces(byZone.map(({ places }) => places));
  const raise: Raised[] = [];
  const right = new Set<OpenAlarm>();
  const look = (zoneId: ZoneId | null, code: string | null, { free, places }: Places): void => {
    const alarm = alarmOf.get(zoneId);
    const state = fillStateOf(free, places, stateOf(alarm), fill);
    if (alarm?.code === state) right.add(alarm);
    else if (isAlarming(state))
      raise.push({ code: state, visitId: null, zoneId, details: { zone: code, free, places } });
  };
  for (const { zone, places } of byZone) look(zone.id, zone.code, places);
  // Where there is one zone it is the site.
  if (byZone.length > 1) look(null, null, site);
  return { raise, clear: open.filter((alarm) => isAlarming(alarm.code) && !right.has(alarm)) };
}

/** The open alarm of each zone, and of the site under null, that says how full it is. */
export function fillAlarmsOf(open: readonly OpenAlarm[]): ReadonlyMap<ZoneId | null, OpenAlarm> {
  return new Map(open.filter(({ code }) => isAlarming(code)).map((alarm) => [alarm.zoneId, alarm]));
}

/** The state in which a zone is by its open alarm. */
export function stateOf(alarm: OpenAlarm | undefined): FillState {
  return alarm !== undefined && isAlarming(alarm.code) ? alarm.code : 'spaces-available';
}

function isAlarming(code: string): code is FillAlarm {
  return code === 'almost-full' || code === 'full';
}
