import { wireId } from '../../../shared/kernel/ids.ts';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import type { Handlers } from '../../engine/handler.ts';
import { clearAlarmsOfCode } from '../steps/alarms.ts';
import { lodgingLines } from './list.ts';

type LodgingCommand = 'lodging.report';

/** The lodging list for the police. */
export const lodgingCommands: Pick<Handlers, LodgingCommand> = {
  'lodging.report'(input, context) {
    const { on, note = '' } = input;
    if (on > dayOf(context.now, context.zone)) return refuse({ code: 'lodging.too-early', on });
    const lines = lodgingLines(context, on);
    const id = context.newId('lodgingReport');
    const counts = {
      people: lines.length,
      foreigners: lines.filter(({ isForeigner }) => isForeigner).length,
      unidentified: lines.filter(({ missing }) => missing.length > 0).length,
    };
    context.log.insert('lodging.sent', 'lodgingReport', {
      id,
      onDay: on,
      ...counts,
      sentAt: context.now,
      sentBy: context.actor.user,
      note: tidy(note),
    });
    clearAlarmsOfCode(context, 'lodging-due', ({ details }) => details?.['on'] === on);
    return ok({ reportId: wireId('lodgingReport', id), ...counts });
  },
};
