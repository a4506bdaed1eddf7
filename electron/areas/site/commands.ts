import { wireId } from '../../../shared/kernel/ids.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { ALWAYS_OPEN } from '../../../shared/domain/queue/calendar.ts';
import { callForwardBuffer } from '../../../shared/domain/queue/call.ts';
import { defaultDiscipline, disciplineProblemsOf, streamOf } from '../../../shared/domain/queue/discipline.ts';
import type { Discipline } from '../../../shared/domain/queue/types.ts';
import type { Crossing, Queue, User } from '../../../shared/domain/records.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireCrossing, requireQueue } from '../steps/lookup.ts';
import { returnCalled } from '../queue/commands.ts';

type SiteCommand =
  | 'crossing.save'
  | 'crossing.suspend'
  | 'crossing.resume'
  | 'notice.save'
  | 'user.save'
  | 'settings.save'
  | 'backup.run';

export const siteCommands: Pick<Handlers, SiteCommand> = {
  'crossing.save'(input, context) {
    const all = context.stores.queues.crossings();
    const old = all.find((one) =>
      input.crossingId === undefined ? one.code === input.code : one.id === input.crossingId,
    );
    if (old === undefined && input.crossingId !== undefined)
      return refuse({ code: 'crossing.unknown', crossing: wireId('crossing', input.crossingId) });
    const taken = all.find((one) => one !== old && (one.code === input.code || fold(one.name) === fold(input.name)));
    if (taken !== undefined) return refuse({ code: 'crossing.name-taken', crossing: taken.name });
    const crossing: Crossing = {
      id: old?.id ?? context.newId('crossing'),
      code: input.code,
      name: input.name,
      nameZh: input.nameZh ?? old?.nameZh ?? '',
      aliases: input.aliases ?? old?.aliases ?? [],
      calendar: input.calendar ?? old?.calendar ?? ALWAYS_OPEN,
    };
    if (old === undefined) context.log.insert('crossing.saved', 'crossing', crossing);
    else context.log.update('crossing.saved', 'crossing', old, crossing);
    for (const direction of input.directions ?? []) saveQueue(context, crossing, direction);
    return ok({ crossingId: wireId('crossing', crossing.id) });
  },

  'crossing.suspend'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const queues = queuesOf(context, crossing.value, input.direction).filter((queue) => queue.suspendedAt === null);
    if (queues.length === 0) return refuse({ code: 'queue.suspended', reason: null });
    context.because(input.reason);
    const returned = queues.flatMap((queue) => {
      const set = { suspendedAt: context.now, suspendedReason: input.reason };
      context.log.update('queue.suspended', 'queue', queue, set);
      return returnCalled(context, queue, 'queue.suspended');
    });
    return ok({
      returned: returned.map((visit) => wireId('visit', visit.id)),
      expected: context.stores.visits.countExpected(crossing.value.id, input.direction ?? null),
    });
  },

  'crossing.resume'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const queues = queuesOf(context, crossing.value, input.direction).filter((queue) => queue.suspendedAt !== null);
    if (queues.length === 0) return refuse({ code: 'queue.not-suspended' });
    for (const queue of queues)
      context.log.update('queue.resumed', 'queue', queue, { suspendedAt: null, suspendedReason: null });
    return ok({});
  },

  'notice.save'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction);
    if (!found.ok) return found;
    const { queue } = found.value;
    const discipline: Discipline = {
      noticeNumber: input.number ?? null,
      noticeOn: input.on ?? null,
      shareOldest: input.shareOldest ?? queue.discipline.shareOldest,
      streams: input.streams.map((stream) => {
        const known = queue.discipline.streams.find((one) => one.key === stream.key);
        return {
          key: stream.key,
          letter: stream.letter,
          name: stream.name ?? known?.name ?? null,
          weight: stream.weight,
          takes: stream.takes ?? known?.takes ?? { cargoClasses: null, withEvidence: false },
        };
      }),
    };
    const [problem] = disciplineProblemsOf(discipline);
    if (problem !== undefined) return refuse({ code: 'settings.invalid', problem });
    context.log.update('notice.saved', 'queue', queue, { discipline });
    // Those who wait keep their number and their time; only the stream that they are called from is looked up again.
    for (const visit of context.stores.queues.waiting(queue.id)) {
      const stream = streamOf({ ...visit, isClassProven: visit.classProvenBy !== null }, discipline).key;
      if (stream !== visit.stream) context.log.update('notice.saved', 'visit', visit, { stream }, visit.id);
    }
    return ok({});
  },

  'user.save'(input, context) {
    const { site, records } = context.stores;
    const old = input.userId === undefined ? site.userByName(input.user) : records.get('user', input.userId);
    if (old === null && input.userId !== undefined) return refuse({ code: 'user.unknown' });
    const sameName = site.userByName(input.user);
    if (sameName !== null && sameName.id !== old?.id) return refuse({ code: 'user.name-taken' });
    const { secret, pin } = context.prepared;
    if (old === null && secret === undefined) return refuse({ code: 'user.needs-secret' });
    const user: User = {
      id: old?.id ?? context.newId('user'),
      user: input.user,
      displayName: input.displayName,
      roles: input.roles,
      isActive: input.isActive ?? old?.isActive ?? true,
    };
    const isAdministrator = (one: User): boolean => one.isActive && one.roles.includes('administrator');
    const others = site.users().filter((one) => one.id !== user.id);
    if (old !== null && !isAdministrator(user) && !others.some(isAdministrator))
      return refuse({ code: 'user.last-administrator' });
    if (old === null) context.log.insert('user.saved', 'user', user);
    else context.log.update('user.saved', 'user', old, user);
    if (secret !== undefined) context.keepSecret(user.id, secret);
    if (pin !== undefined) context.keepPin(user.id, pin);
    return ok({ userId: wireId('user', user.id) });
  },

  'settings.save'(input, context) {
    const { site } = context;
    const settings = { ...site.settings, ...withoutUndefined(input.values) };
    const set = { settings, ...(input.siteName === undefined ? {} : { name: input.siteName }) };
    context.log.update('settings.saved', 'site', site, set);
    return ok({});
  },

  'backup.run'(_input, context) {
    const { backup } = context.prepared;
    if (backup === undefined) throw new Error('backup.run without a backup');
    return backup;
  },
};

/** Trucks that a point clears in an hour, and how long one walks up to it, where nobody has said. */
const USUAL_PER_HOUR = 30;
const USUAL_WALK_UP_MS = 30 * 60_000;
const USUAL_ARRIVE_WITHIN_MINUTES = 30;

function saveQueue(
  context: Context,
  crossing: Crossing,
  input: NonNullable<ParsedInput<'crossing.save'>['directions']>[number],
): void {
  const old = context.stores.queues.queueOf(crossing.id, input.direction);
  const capacityPerHour = input.capacityPerHour ?? old?.capacityPerHour ?? USUAL_PER_HOUR;
  const drawn = {
    crossingId: crossing.id,
    direction: input.direction,
    capacityPerHour,
    // On the road and at the point together: what is cleared while one walks up, twice over.
    buffer: input.buffer ?? old?.buffer ?? 2 * callForwardBuffer(capacityPerHour, USUAL_WALK_UP_MS),
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
    ...drawn,
    id: context.newId('queue'),
    discipline: defaultDiscipline(input.direction),
    turn: 0,
    lastOrderSeq: 0,
    numbers: {},
    suspendedAt: null,
    suspendedReason: null,
  };
  context.log.insert('queue.saved', 'queue', queue);
}

function queuesOf(context: Context, crossing: Crossing, direction: Direction | undefined): readonly Queue[] {
  return context.stores.queues
    .queues()
    .filter((queue) => queue.crossingId === crossing.id && (direction === undefined || queue.direction === direction));
}

function withoutUndefined<Values extends object>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: Exclude<Values[Key], undefined>;
  };
}
