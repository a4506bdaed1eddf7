import { ok, type Result } from '../../../shared/kernel/result.ts';
import { templateLayout } from '../../../shared/domain/layout/templates.ts';
import { planOfLayout } from '../../../shared/domain/layout/of-layout.ts';
import type { Layout } from '../../../shared/domain/layout/types.ts';
import type { TemplateSize } from '../../../shared/domain/layout/plans.ts';
import { callForwardBuffer } from '../../../shared/domain/queue/call.ts';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { defaultSettings, type SiteSettings } from '../../../shared/domain/site/settings.ts';
import type { Direction, Role } from '../../../shared/domain/vocabulary.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { EMPTY_BED, NEW_BED, NEW_FACILITY } from '../../../shared/domain/rest/new-records.ts';
import type { Context, PreparedSecret } from '../../engine/handler.ts';
import { NEW_QUEUE, USUAL_WALK_UP_MS } from '../steps/new-queue.ts';
import { NEW_SLOT } from '../steps/new-slot.ts';

/** What a new site is made of. */
export type NewSite = {
  readonly name: string;
  readonly timeZone: string;
  readonly isDemo: boolean;
  readonly template: TemplateSize;
  /** Set in place of the template's plan: fixtures of another size. */
  readonly layout?: Layout;
  readonly settings?: Partial<SiteSettings>;
  readonly crossings: readonly {
    readonly code: string;
    readonly name: string;
    readonly nameZh: string;
    readonly aliases: readonly string[];
    readonly calendar: CrossingCalendar;
    readonly directions: readonly {
      readonly direction: Direction;
      readonly capacityPerHour: number;
      readonly buffer?: number;
      readonly arriveWithinMs: number;
    }[];
  }[];
  readonly users: readonly {
    readonly user: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly secret: PreparedSecret | null;
  }[];
};

/** Makes the site with its crossings, layout, rest facilities and first users, as the first change of the journal. */
export function createSite(input: unknown, context: Omit<Context, 'site' | 'zone'>): Result<object, Refusal> {
  const site = input as NewSite;
  context.log.insert('site.created', 'site', {
    id: 1,
    name: site.name,
    timeZone: site.timeZone,
    isDemo: site.isDemo,
    template: String(site.template),
    settings: { ...defaultSettings(site.name), ...site.settings },
    createdAt: context.now,
  });
  for (const crossing of site.crossings) addCrossing(context, crossing);
  addLayout(context, site.layout ?? templateLayout(site.template));
  for (const { secret, ...user } of site.users) {
    const id = context.newId('user');
    context.log.insert('user.saved', 'user', { id, ...user, isActive: true });
    if (secret !== null) context.keepSecret(id, secret);
  }
  return ok({});
}

function addCrossing(context: Omit<Context, 'site' | 'zone'>, input: NewSite['crossings'][number]): void {
  const { directions, ...crossing } = input;
  const crossingId = context.newId('crossing');
  context.log.insert('crossing.saved', 'crossing', { id: crossingId, ...crossing });
  for (const one of directions)
    context.log.insert('queue.saved', 'queue', {
      id: context.newId('queue'),
      crossingId,
      direction: one.direction,
      capacityPerHour: one.capacityPerHour,
      buffer: one.buffer ?? 2 * callForwardBuffer(one.capacityPerHour, USUAL_WALK_UP_MS),
      arriveWithinMs: one.arriveWithinMs,
      discipline: defaultDiscipline(one.direction),
      ...NEW_QUEUE,
    });
}

function addLayout(context: Omit<Context, 'site' | 'zone'>, layout: Layout): void {
  const plan = planOfLayout(layout);
  const zoneIds = new Map<string, ReturnType<typeof context.newId<'zone'>>>();
  for (const zone of plan.zones) {
    const id = context.newId('zone');
    zoneIds.set(zone.code, id);
    context.log.insert('zone.saved', 'zone', { id, ...zone, removedAt: null });
  }
  for (const { zone, ...slot } of plan.slots) {
    const zoneId = zoneIds.get(zone);
    if (zoneId === undefined) throw new Error(`slot ${slot.code} in no zone`);
    context.log.insert('slot.saved', 'slot', { id: context.newId('slot'), zoneId, ...slot, ...NEW_SLOT });
  }
  for (const area of plan.keepClear)
    context.log.insert('keep-clear.saved', 'keepClearArea', { id: context.newId('keepClearArea'), ...area });
  for (const landmark of plan.landmarks)
    context.log.insert('landmark.saved', 'landmark', { id: context.newId('landmark'), ...landmark });
  addFacilities(context, layout);
}

/** Facilities stand with their doors to the yard: in the middle of their upper sides. */
function addFacilities(context: Omit<Context, 'site' | 'zone'>, layout: Layout): void {
  const facilityIds = new Map<string, ReturnType<typeof context.newId<'facility'>>>();
  for (const { code, kind, capacity, turnMinutes, xCm, yCm, heightCm } of layout.facilities) {
    const id = context.newId('facility');
    facilityIds.set(code, id);
    context.log.insert('facility.saved', 'facility', {
      ...NEW_FACILITY,
      id,
      code,
      kind,
      name: code,
      nameEn: code,
      capacity,
      isOpen: true,
      turnMinutes: turnMinutes ?? null,
      xCm,
      yCm: yCm - heightCm / 2,
    });
  }
  const idIn = (facilityCode: string): ReturnType<typeof context.newId<'facility'>> => {
    const facilityId = facilityIds.get(facilityCode);
    if (facilityId === undefined) throw new Error(`no dormitory ${facilityCode}`);
    return facilityId;
  };
  const roomIds = new Map<string, ReturnType<typeof context.newId<'room'>>>();
  for (const { code, facilityCode, floor, isQuiet, isForWomen } of layout.rooms ?? []) {
    const id = context.newId('room');
    roomIds.set(code, id);
    context.log.insert('room.saved', 'room', {
      id,
      facilityId: idIn(facilityCode),
      code,
      floor,
      forWhom: isForWomen ? 'women' : 'everybody',
      isQuiet,
      status: 'open',
      statusReason: null,
    });
  }
  for (const bed of layout.beds)
    context.log.insert('bed.saved', 'bed', {
      ...NEW_BED,
      ...EMPTY_BED,
      id: context.newId('bed'),
      facilityId: idIn(bed.facilityCode),
      roomId: bed.roomCode === undefined ? null : (roomIds.get(bed.roomCode) ?? null),
      code: bed.code,
      isForWomen: bed.isForWomen,
      isQuiet: bed.isQuiet,
      status: 'usable',
    });
}
