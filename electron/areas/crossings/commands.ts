import { wireId } from '../../../shared/kernel/ids.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { ALWAYS_OPEN } from '../../../shared/domain/queue/calendar.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { suggestedBuffer } from '../../../shared/domain/queue/suggested-buffer.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { calendarCommands, calendarOver, calendarRefusal } from './calendar-commands.ts';
import { NEW_QUEUE } from '../steps/new-queue.ts';

type CrossingCommand = 'crossing.save' | 'calendar.save' | 'calendar.import' | 'calendar.repeat';

export const crossingCommands: Pick<Handlers, CrossingCommand> = {
  'crossing.save'(input, context) {
    const all = context.stores.queues.crossings();
    const old = all.find((one) =>
      input.crossingId === undefined ? one.code === input.code : one.id === input.crossingId,
    );
    if (old === undefined && input.crossingId !== undefined)
      return refuse({ code: 'crossing.unknown', crossing: wireId('crossing', input.crossingId) });
    const taken = all.find((one) => one !== old && (one.code === input.code || fold(one.name) === fold(input.name)));
    if (taken !== undefined) return refuse({ code: 'crossing.name-taken', crossing: taken.name });
    const problem = input.calendar === undefined ? null : calendarRefusal(input.calendar);
    if (problem !== null) return refuse(problem);
    const crossing: Crossing = {
      id: old?.id ?? context.newId('crossing'),
      code: input.code,
      name: input.name,
      nameZh: input.nameZh ?? old?.nameZh ?? '',
      aliases: input.aliases ?? old?.aliases ?? [],
      calendar: calendarOver(old?.calendar ?? ALWAYS_OPEN, input.calendar ?? old?.calendar ?? ALWAYS_OPEN),
    };
    if (old === undefined) context.log.insert('crossing.saved', 'crossing', crossing);
    else context.log.update('crossing.saved', 'crossing', old, crossing);
    for (const direction of input.directions ?? []) saveQueue(context, crossing, direction);
    return ok({ crossingId: wireId('crossing', crossing.id) });
  },

  ...calendarCommands,
};

/** Trucks that a point clears in an hour, and how long a called one may take, where nobody has said. */
const USUAL_PER_HOUR = 30;
const USUAL_ARRIVE_WITHIN_MINUTES = 30;

function saveQueue(
  context: Context,
  crossing: Crossing,
  input: NonNullable<ParsedInput<'crossing.save'>['directions']>[number],
): void {
  const point = input.point ?? 'main';
  const old = context.stores.queues.queueOf(crossing.id, input.direction, point);
  const capacityPerHour = input.capacityPerHour ?? old?.capacityPerHour ?? USUAL_PER_HOUR;
  const walkUpMs =
    input.walkUpMinutes === undefined ? (old?.walkUpMs ?? NEW_QUEUE.walkUpMs) : input.walkUpMinutes * 60_000;
  const drawn = {
    crossingId: crossing.id,
    direction: input.direction,
    point,
    capacityPerHour,
    buffer: input.buffer ?? old?.buffer ?? suggestedBuffer(capacityPerHour, walkUpMs),
    walkUpMs,
    lanes: input.lanes ?? old?.lanes ?? NEW_QUEUE.lanes,
    takes: input.takes === undefined ? (old?.takes ?? null) : input.takes,
    callMode: input.callMode ?? old?.callMode ?? NEW_QUEUE.callMode,
    callBatch: input.callBatch ?? old?.callBatch ?? NEW_QUEUE.callBatch,
    arriveWithinMs:
      input.arriveWithinMinutes === undefined
        ? (old?.arriveWithinMs ?? USUAL_ARRIVE_WITHIN_MINUTES * 60_000)
        : input.arriveWithinMinutes * 60_000,
  };
  if (old !== null) {
    context.log.update('queue.saved', 'queue', old, drawn);
    return;
  }
  const queue: Queue = {
    ...NEW_QUEUE,
    ...drawn,
    id: context.newId('queue'),
    discipline: defaultDiscipline(input.direction),
  };
  context.log.insert('queue.saved', 'queue', queue);
}
