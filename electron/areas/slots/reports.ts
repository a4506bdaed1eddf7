import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { clearSlotAlarms, raiseAlarm, retellAlarm } from '../steps/alarms.ts';
import { requireVisitInYard } from '../steps/lookup.ts';

/** What people on the ground report: trucks that nobody knows, and trucks where none may stand (SL25). */
export const groundReportCommands: Pick<Handlers, 'slot.report-unknown' | 'slot.clear-unknown' | 'keep-clear.report'> =
  {
    'slot.report-unknown'(input, context) {
      const slot = context.stores.slots.slot(input.slotId);
      if (slot?.removedAt !== null) return refuse({ code: 'slot.unknown' });
      because(context, input.note);
      const plate = plateOf(input.plate) ?? slot.unknownPlate;
      const set = { unknownAt: slot.unknownAt ?? context.now, unknownPlate: plate };
      context.log.update('slot.unknown-reported', 'slot', slot, set);
      const details = { slot: slot.code, plate };
      const open = context.stores.site
        .openAlarms()
        .find((alarm) => alarm.code === 'unknown-truck' && alarm.slotId === slot.id);
      const alarmId =
        open === undefined
          ? raiseAlarm(context, 'unknown-truck', null, { slotId: slot.id, details })
          : retellAlarm(context, open, { details });
      return ok({ alarmId: wireId('alarm', alarmId) });
    },

    'slot.clear-unknown'(input, context) {
      const slot = context.stores.slots.slot(input.slotId);
      if (slot === null) return refuse({ code: 'slot.unknown' });
      if (slot.unknownAt === null) return refuse({ code: 'slot.not-unknown' });
      because(context, input.reason);
      context.log.update('slot.unknown-cleared', 'slot', slot, { unknownAt: null, unknownPlate: null });
      clearSlotAlarms(context, 'unknown-truck', slot.id);
      return ok({});
    },

    'keep-clear.report'(input, context) {
      const area = context.stores.slots.keepClearAreas().find(({ code }) => code === input.area);
      if (area === undefined) return refuse({ code: 'keep-clear.unknown', area: input.area });
      const truck = truckOf(context, input);
      if (!truck.ok) return truck;
      because(context, input.note);
      const { visitId, plate } = truck.value;
      const open = context.stores.site
        .openAlarms()
        .find(
          (alarm) =>
            alarm.code === 'keep-clear' &&
            alarm.areaId === area.id &&
            alarm.visitId === visitId &&
            (visitId !== null || (alarm.details?.['plate'] ?? null) === plate),
        );
      const alarmId =
        open?.id ??
        raiseAlarm(context, 'keep-clear', visitId, { areaId: area.id, details: { area: area.code, plate } });
      return ok({ alarmId: wireId('alarm', alarmId) });
    },
  };

type Truck = { readonly visitId: VisitId | null; readonly plate: string | null };

/** The truck that stands there: a visit in the yard if there is one by id or plate, else only what was read of it. */
function truckOf(
  context: Context,
  input: { readonly visitId?: VisitId | null | undefined; readonly plate?: string | null | undefined },
): Result<Truck, Refusal> {
  if (input.visitId !== undefined && input.visitId !== null) {
    const visit = requireVisitInYard(context, input.visitId);
    return visit.ok ? ok({ visitId: visit.value.id, plate: visit.value.plate }) : visit;
  }
  const plate = plateOf(input.plate);
  const visits = plate === null ? [] : context.stores.visits.liveByPlate(plate);
  return ok({ visitId: visits.find(({ stage }) => isInYard(stage))?.id ?? null, plate });
}

function plateOf(typed: string | null | undefined): string | null {
  const plate = normalisePlate(typed ?? '');
  return plate === '' ? null : plate;
}

function because(context: Context, words: string | undefined): void {
  if (words !== undefined && words !== '') context.because(words);
}
