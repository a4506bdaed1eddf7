import { instant } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { kindForecasts, type KindForecast } from '../../../shared/domain/rest/forecast.ts';
import { shortageStep, type ShortageStep } from '../../../shared/domain/rest/shortage-alarm.ts';
import type { Alarm } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';
import { clearAlarm, raiseAlarm, retellAlarm } from '../steps/alarms.ts';
import { peopleComing, usedFacilities } from './ahead.ts';

type Yard = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

type Work = ShortageStep & { readonly kind: string; readonly alarm: Alarm | null };

/** Opens and closes the alarms of shortages to come, one for each kind of facility (RE37). */
export function watchRest(_input: unknown, context: Context): Result<object, Refusal> {
  for (const { kind, alarm, ...work } of restWork(context)) {
    if (work.step === 'clear') {
      if (alarm !== null) clearAlarm(context, alarm);
      continue;
    }
    if (work.step === 'leave') continue;
    const details = { facilityUnit: kind, ...work.told };
    if (alarm === null) raiseAlarm(context, 'rest-shortage', null, { details });
    else retellAlarm(context, alarm, { details });
  }
  return ok({});
}

/** Whether there is anything of that to do now. */
export function isRestWatchDue(yard: Yard): boolean {
  return restWork(yard).some(({ step }) => step !== 'leave');
}

function restWork(yard: Yard): readonly Work[] {
  const { stores, now, zone, site } = yard;
  const { standards, shortageAlarmHours } = site.settings.rest;
  const open = new Map(
    stores.site
      .openAlarms()
      .filter(({ code }) => code === 'rest-shortage')
      .map((alarm) => [String(alarm.details?.['facilityUnit']), alarm]),
  );
  const coming = kindForecasts({
    today: [],
    coming: peopleComing(yard),
    facilities: usedFacilities(yard),
    standards,
    time: { now, zone },
  });
  const stepOf = ({ kind, coming: hours }: KindForecast): Work => {
    const alarm = open.get(kind) ?? null;
    return { kind, alarm, ...shortageStep(hours, alarm === null ? null : toldBy(alarm), now, shortageAlarmHours) };
  };
  const known = coming.map(stepOf);
  // Of a kind that the site has no more nothing can be short.
  const gone = [...open].filter(([kind]) => !known.some((work) => work.kind === kind));
  return [...known, ...gone.map(([kind, alarm]): Work => ({ kind, alarm, step: 'clear' }))];
}

function toldBy({ details, raisedAt }: Alarm) {
  return { units: Number(details?.['units'] ?? 0), from: instant(Number(details?.['from'] ?? raisedAt)) };
}
