import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { isInYard } from '../gate/visit-stage.ts';
import type { Visit } from '../records.ts';
import type { AlarmSettings } from '../site/settings.ts';
import { readPlate } from '../vehicles/plate.ts';

/** Clocks that run on a truck in the yard; each has an alarm of the same name. */
export const CLOCK_CODES = ['overstay', 'perishable', 'reefer-no-plug', 'return-clock'] as const;
export type ClockCode = (typeof CLOCK_CODES)[number];

/** What the clocks need to know of a visit. */
export type ClockedVisit = Pick<
  Visit,
  | 'kind'
  | 'stage'
  | 'plate'
  | 'cargoClass'
  | 'loaded'
  | 'needsPower'
  | 'temperatureC'
  | 'loadedAt'
  | 'spoilByAt'
  | 'isTwoWay'
  | 'arrivedAt'
> & {
  /** Since when it stands without a plug; null while it is on one, or where nobody asks. */
  readonly unpluggedSince: Instant | null;
  /** When it came in last, where it was abroad in between; left out = when it arrived. */
  readonly enteredAt?: Instant | null | undefined;
};

/** A clock that runs on a truck. */
export type Clock = {
  readonly code: ClockCode;
  /** When somebody is told. */
  readonly dueAt: Instant;
  /** When it is over: the goods are lost, the truck must be back. */
  readonly limitAt: Instant;
};

/** Goods set as cold as this are frozen: hours do not tell when they spoil, only a declared time does. */
const FROZEN_AT_C = -10;

/** The clocks that run on a truck now, whether due or not; none outside the yard, none but for cargo. Rules AL1–AL4. */
export function clocksOf(visit: ClockedVisit, settings: AlarmSettings): readonly Clock[] {
  const { arrivedAt } = visit;
  if (visit.kind !== 'cargo' || !isInYard(visit.stage) || arrivedAt === null) return [];
  const clocks: Clock[] = [];
  const overstayAt = later(arrivedAt, hours(settings.overstayHours[visit.cargoClass]));
  clocks.push({ code: 'overstay', dueAt: overstayAt, limitAt: overstayAt });
  const spoilsAt = spoilsAtOf(visit, arrivedAt, settings);
  if (spoilsAt !== null) clocks.push(warned('perishable', spoilsAt, settings.perishableWarnHours));
  if (visit.unpluggedSince !== null && isReeferToPlug(visit)) {
    const dieselAt = later(visit.unpluggedSince, settings.plugGraceMinutes * MINUTE_MS);
    clocks.push({ code: 'reefer-no-plug', dueAt: dieselAt, limitAt: dieselAt });
  }
  if (isChinese(visit.plate)) {
    const stayHours = visit.isTwoWay ? settings.returnTwoWayHours : settings.returnHours;
    clocks.push(
      warned('return-clock', later(visit.enteredAt ?? arrivedAt, hours(stayHours)), settings.returnWarnHours),
    );
  }
  return clocks;
}

/**
 * How long a truck is in the yard before a clock that began with its arrival can be due: later ones need no look, but
 * for reefers and goods with a declared time.
 */
export function earliestDueMs(settings: AlarmSettings): number {
  const { overstayHours, perishableHours, perishableWarnHours, returnHours, returnTwoWayHours, returnWarnHours } =
    settings;
  const perishes = perishableHours - perishableWarnHours;
  const returns = Math.min(returnHours, returnTwoWayHours) - returnWarnHours;
  return hours(Math.max(0, Math.min(...Object.values(overstayHours), perishes, returns)));
}

/** Whether a truck belongs on a plug: a loaded reefer that stands in the yard and is not at the crossing. Rule AL3. */
export function isReeferToPlug(visit: Pick<Visit, 'kind' | 'stage' | 'needsPower' | 'loaded'>): boolean {
  const isStanding = visit.stage === 'waiting' || visit.stage === 'called';
  return visit.kind === 'cargo' && visit.needsPower && visit.loaded && isStanding;
}

/** What an alarm's text tells of a clock at the moment it is raised: nothing of it changes later. */
export function clockDetails(
  clock: Clock,
  visit: ClockedVisit,
  now: Instant,
): Readonly<Record<string, string | number | null>> {
  switch (clock.code) {
    case 'overstay':
      return {
        hours: wholeHours(now - (visit.arrivedAt ?? now)),
        limit: wholeHours(clock.limitAt - (visit.arrivedAt ?? now)),
        limitAt: clock.limitAt,
      };
    case 'reefer-no-plug': {
      const since = visit.unpluggedSince ?? now;
      return { minutes: Math.floor((now - since) / MINUTE_MS), since };
    }
    case 'perishable':
    case 'return-clock':
      return { left: wholeHours(clock.limitAt - now), limitAt: clock.limitAt };
  }
}

/** When loaded goods that do not keep are lost; null where that is no question. Rule AL2. */
function spoilsAtOf(visit: ClockedVisit, arrivedAt: Instant, settings: AlarmSettings): Instant | null {
  if (!visit.loaded) return null;
  if (visit.spoilByAt !== null) return visit.spoilByAt;
  const isKeptCool = visit.cargoClass === 'fresh' || visit.needsPower || visit.temperatureC !== null;
  const isFrozen = visit.temperatureC !== null && visit.temperatureC <= FROZEN_AT_C;
  return isKeptCool && !isFrozen ? later(visit.loadedAt ?? arrivedAt, hours(settings.perishableHours)) : null;
}

/** Of thousands of plates nearly all begin with a digit: these are not read. */
function isChinese(plate: string): boolean {
  return plate.charCodeAt(0) > 0x7f && readPlate(plate).country === 'CN';
}

function warned(code: ClockCode, limitAt: Instant, warnHours: number): Clock {
  return { code, dueAt: later(limitAt, -hours(warnHours)), limitAt };
}

/** A setting in hours may have a fraction; an instant has none. */
function hours(count: number): number {
  return Math.round(count * HOUR_MS);
}

/** Hours as an alarm tells them: never below none. */
function wholeHours(ms: number): number {
  return Math.max(0, Math.floor(ms / HOUR_MS));
}
