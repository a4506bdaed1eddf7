import type { CommandName } from '../../shared/contract/commands.ts';
import type { CrossingState } from '../../shared/domain/queue/calendar.ts';
import type { QueuePoint } from '../../shared/domain/queue/points.ts';
import type { Notice, Visit } from '../../shared/domain/records.ts';
import { START, type Yard } from './yard.ts';

/** What may be asked of the queues, and how often beside the rest. */
export const QUEUE_COMMANDS: readonly (readonly [number, CommandName])[] = [
  [4, 'queue.call'],
  [4, 'queue.reached'],
  [2, 'queue.send-back'],
  [1, 'queue.turn-back'],
  [1, 'queue.no-show'],
  [1, 'queue.postpone'],
  [1, 'queue.transfer'],
  [1, 'queue.recall'],
  [1, 'queue.call-again'],
  [2, 'queue.attempt'],
  [1, 'queue.transfer-all'],
  [2, 'queue.fast-track'],
  [1, 'fast-track.document'],
  [2, 'visit.milestone'],
  [1, 'visit.route'],
  [1, 'visit.document'],
  [1, 'visit.keys'],
  [2, 'visit.uncouple'],
  [1, 'visit.confirm'],
  [2, 'visit.hold'],
  [1, 'visit.release-hold'],
  [2, 'visit.swap-vehicle'],
  [1, 'visit.swap-load'],
  [2, 'visit.swap-driver'],
  [1, 'driver.hours'],
  [1, 'team.save'],
  [2, 'visit.abroad'],
  [2, 'visit.return'],
  [3, 'crossing.suspend'],
  [2, 'crossing.resume'],
  [2, 'crossing.save'],
  [2, 'calendar.save'],
  [1, 'calendar.repeat'],
  [2, 'calendar.import'],
  [2, 'notice.save'],
  [2, 'notice.end'],
  [2, 'order.import'],
  [2, 'order.end'],
  [1, 'settings.save'],
];

/** What the numbers of a step choose from the yard as it is. */
export type Choice = {
  readonly a: number;
  readonly b: number;
  readonly crossing: string;
  readonly direction: 'export' | 'import';
  readonly occurredAt: { readonly occurredAt?: number };
  readonly reason: string;
  readonly visitId: (...stages: readonly string[]) => string;
};

export const wire = (prefix: string, n: number): string => `${prefix}_${n.toString(36)}`;

export function pick<Item>(items: readonly Item[], n: number): Item | undefined {
  return items.length === 0 ? undefined : items[n % items.length];
}

type NamedQueue = Pick<Choice, 'crossing' | 'direction'> & { readonly point?: QueuePoint };

/** The input of a command of the queues; undefined for any other. */
export function queueInput(yard: Yard, what: CommandName, choice: Choice): unknown {
  const { a, b, crossing, direction, occurredAt, reason, visitId } = choice;
  const { queues, visits, team } = yard.stores;
  const visitWith = (isMeant: (visit: Visit) => boolean): string =>
    wire('vis', pick([...visits.live()].filter(isMeant), a)?.id ?? 1);
  const isFurther = direction === 'import' && a % 3 === 0;
  const queue: NamedQueue = { crossing, direction, ...(isFurther && { point: 'quarantine' }) };
  switch (what) {
    case 'queue.call':
      return { ...queue, count: 1 + (a % 4), ...(b % 7 === 0 && { lane: '1' }) };
    case 'queue.reached':
      return { visitId: visitId('called'), reason, ...occurredAt };
    case 'queue.send-back':
      return { visitId: visitId('processing') };
    case 'queue.turn-back':
      return { visitId: visitId('waiting', 'called', 'processing'), reason, goesTo: 'về quê' };
    case 'queue.no-show': {
      const attempts = ['loudspeaker', 'telephone', 'cab'].map((channel) => ({ channel }));
      return { visitId: visitId('called'), attempts, ...(b % 4 === 0 && { isWayBlocked: true }) };
    }
    case 'queue.postpone':
    case 'visit.confirm':
      return { visitId: visitId() };
    case 'visit.release-hold':
      return { visitId: visitWith(({ holds }) => holds.some(({ to }) => to === null)) };
    case 'visit.abroad':
      return { visitId: visitWith(({ isTwoWay, stage }) => isTwoWay && (stage === 'processing' || b % 4 === 0)) };
    case 'queue.transfer':
      return { visitId: visitId('waiting', 'called'), crossing, isOrdered: a % 2 === 0 };
    case 'queue.transfer-all':
      return { ...queue, toCrossing: pick(['TT', 'HN', 'CM'], b) ?? 'TT', isOrdered: a % 2 === 0, reason };
    case 'queue.recall':
      return { visitId: visitId('called'), reason };
    case 'queue.call-again':
      return { visitId: visitId('called') };
    case 'queue.attempt':
      return { visitId: visitId('called'), channel: pick(['loudspeaker', 'telephone', 'cab'], b) };
    case 'queue.fast-track':
      return { visitId: visitId('waiting'), reason, orderedBy: 'x', channel: 'x', ...(a % 2 === 0 && { unit: 'BP' }) };
    case 'fast-track.document':
      return {
        fastTrackId: wire('fst', pick(queues.fastTracks(START, yard.clock.now()), a)?.id ?? 1),
        documentNo: '1',
      };
    case 'visit.milestone': {
      const milestone = pick(['inspected', 'quarantined', 'cleared', 'transshipped'], b);
      return { visitId: visitId('processing'), milestone, reason, ...occurredAt };
    }
    case 'visit.route': {
      const routes = [[], ['main'], ['quarantine'], ['quarantine', 'main'], ['transshipment', 'main']];
      return { visitId: visitId('waiting', 'called', 'processing'), points: pick(routes, b) };
    }
    case 'visit.document': {
      const kind = pick(['customs-declaration', 'fees', 'phytosanitary'], a);
      const said = pick([{ state: 'present' }, { state: 'missing' }, { validUntilOn: '2026-02-10' }], b);
      return { visitId: visitId('waiting', 'called'), kind, ...said };
    }
    case 'visit.keys':
      return { visitId: visitId('waiting', 'called'), keysWith: b % 2 === 0 ? 'gác' : null, isDriverless: b % 3 === 0 };
    case 'visit.uncouple':
      return { visitId: visitWith((one) => one.trailerPlate !== null && one.hasTractor), reason, ...occurredAt };
    case 'visit.hold':
      return { visitId: visitId(), authority: 'Hải quan', reason };
    case 'visit.swap-vehicle': {
      const role = pick(['tractor', 'trailer', 'rigid', 'container'], b);
      return {
        visitId: visitId(),
        role,
        plate: `29H${String(10_000 + b)}`,
        ...(a % 4 === 0 && { documentNo: '7/HQ' }),
      };
    }
    case 'visit.swap-load': {
      const documentNo = a % 2 === 0 ? { documentNo: '7/HQ' } : {};
      return { visitId: visitId(), goods: pick(['xoài', 'thép', 'chip'], b), ...documentNo };
    }
    case 'visit.swap-driver': {
      const driver = pick([{ teamDriverId: wire('tmd', 1) }, { teamDriverId: wire('tmd', 2) }, `Lái ${String(b)}`], b);
      return { visitId: visitId('waiting', 'called', 'processing'), driver };
    }
    case 'driver.hours': {
      const whose = b % 4 === 0 ? { teamDriverId: wire('tmd', 1) } : { visitId: visitId('waiting', 'called') };
      return { ...whose, sinceBreakMinutes: b * 12, todayMinutes: b * 12, weekMinutes: 300 };
    }
    case 'team.save': {
      const duty = pick(
        [[], [{ weekday: 2, fromMinute: 480, toMinute: 600 }], [{ weekday: 2, fromMinute: 0, toMinute: 1440 }]],
        b,
      );
      const code = `T${String(1 + (a % 2))}`;
      const known = team.byCode(code);
      const who = known === null ? {} : { teamDriverId: wire('tmd', known.id) };
      return { ...who, code, name: `Lái đội ${String(a)}`, duty, isActive: b % 4 !== 0 };
    }
    case 'visit.return':
      return { visitId: visitId('abroad') };
    case 'crossing.suspend':
      return { crossing, reason, ...(a % 3 === 0 && { direction }) };
    case 'crossing.resume':
      return { crossing: suspended(yard, a) ?? crossing, ...(a % 4 === 0 && { direction }) };
    case 'crossing.save':
      return crossingInput(a, b);
    case 'calendar.save':
      return { crossing, calendar: calendarInput(a, b) };
    case 'calendar.repeat':
      return { crossing: withDays(yard, a) ?? crossing, fromYear: 2026, toYear: a % 4 === 0 ? 2025 : 2027 };
    case 'calendar.import': {
      const on = `${String(9 + (a % 4))}/02/2026`;
      const file = `cửa khẩu;từ ngày;đến ngày;trạng thái\n${crossing};${on};${on};${b % 2 === 0 ? 'đóng' : 'đăng ký trước'}\n`;
      return { fileName: 'lich.csv', contentBase64: Buffer.from(file).toString('base64') };
    }
    case 'notice.save':
      return {
        ...queue,
        ...disciplineInput(a, b),
        ...(a % 3 === 0 && { from: yard.clock.now() + b * 60_000 }),
        ...(a % 2 === 0 && { until: yard.clock.now() + (b + 30) * 60_000 }),
      };
    case 'notice.end':
      return { noticeId: wire('not', pick(noticesOf(yard), a)?.id ?? 1), reason };
    case 'order.import': {
      const until = a % 2 === 0 ? { until: yard.clock.now() + (b + 5) * 60_000 } : {};
      return {
        ...queue,
        source: 'platform',
        unit: 'x',
        documentNo: '1',
        lines: waitingPlates(yard, queue, b),
        ...until,
      };
    }
    case 'order.end':
      return { orderId: wire('ord', pick(queues.openOrders(), a)?.id ?? 1), reason };
    case 'settings.save':
      return { values: settingsInput(a) };
    default:
      return undefined;
  }
}

/** A crossing that calls nobody, and one with days of its own. */
function suspended({ stores: { queues, records } }: Yard, n: number): string | undefined {
  const stopped = queues.queues().filter(({ suspendedAt }) => suspendedAt !== null);
  const queue = pick(stopped, n);
  return queue && records.require('crossing', queue.crossingId).code;
}
function withDays({ stores: { queues } }: Yard, n: number): string | undefined {
  return pick(
    queues.crossings().filter(({ calendar }) => calendar.days.length > 0),
    n,
  )?.code;
}

function crossingInput(a: number, b: number): unknown {
  if (b % 3 === 0) return { crossingId: 'cro_2', code: 'TT', name: `Tân Thanh ${String(a)}` };
  const lanes = pick([[], ['1', '2']], a);
  const call = { callMode: a % 2 === 0 ? 'auto' : 'hand', callBatch: 1 + (b % 2) };
  const outward = { direction: 'export', buffer: b % 6, lanes, ...call };
  const inward = (point: string) => ({ direction: 'import', point, buffer: a % 5, ...(b % 2 === 0 && call) });
  return { code: 'HN', name: 'Hữu Nghị', directions: [outward, inward('main'), inward('quarantine')] };
}

/** Days and hours around now: open, closed over noon, for registered trucks alone, or with an overlap. */
function calendarInput(a: number, b: number): unknown {
  const today = '2026-02-10';
  const state = pick<CrossingState>(['closed', 'preregistered', 'normal'], b) ?? 'closed';
  const fromMinute = 480 + b * 20;
  const hours = { on: today, fromMinute, toMinute: fromMinute + 60 * (1 + (a % 3)), state };
  const day = { from: today, to: '2026-02-12', state };
  const always = { daily: [{ fromMinute: 0, toMinute: 1440 }], days: [], hours: [] };
  const daytime = { ...always, daily: [{ fromMinute: 420, toMinute: 1140 }] };
  return pick(
    [
      always,
      daytime,
      { ...always, hours: [hours], days: [{ ...day, from: '2026-02-11' }] },
      { ...always, days: [day] },
      { ...always, days: [day, day] },
    ],
    a,
  );
}

function disciplineInput(a: number, b: number): object {
  const proven = { cargoClasses: ['fresh'], withEvidence: true };
  const one = [{ key: `s${String(a)}`, letter: 'S', weight: 1 }];
  const two = [
    { key: 'fresh', letter: 'T', weight: 2, takes: proven },
    { key: 'rest', letter: 'Q', weight: 1 },
  ];
  if (b % 5 === 0) {
    const perHourDong = { fresh: 90_000, electronics: 60_000, machinery: 20_000, vehicles: 20_000, general: 10_000 };
    return { streams: two, cost: { perHourDong }, number: '9/QĐ', on: '2026-02-09' };
  }
  const hours = [{ fromMinute: 480, toMinute: 600, weights: { fresh: 0, rest: 1 } }];
  return { streams: a % 2 === 0 ? one : two, shareOldest: 0.2, ...(a % 4 === 1 && { hours }) };
}

function settingsInput(a: number): unknown {
  const paper = { direction: null, cargoClass: null, kind: 'customs-declaration' };
  const choices = [
    { importRoutes: [{ cargoClass: null, points: ['quarantine', 'main'] }] },
    { importRoutes: [] },
    {
      requiredDocuments: [
        { ...paper, maxAgeDays: 3 },
        { ...paper, direction: 'import', kind: 'fees' },
      ],
    },
    { requiredDocuments: [] },
    { blockingUnknowns: ['documents', 'tractor'] },
    { blockingUnknowns: [], noShowBackPlaces: 2 },
  ];
  return pick(choices, a);
}

/** Some trucks that wait in a queue, latest first, as an authority's list names them. */
function waitingPlates({ stores: { queues, visits } }: Yard, queue: NamedQueue, count: number): readonly string[] {
  const crossing = queues.crossings().find(({ code }) => code === queue.crossing);
  const found = crossing && queues.queueOf(crossing.id, queue.direction, queue.point);
  const waiting = [...visits.live()].filter(({ stage, queueId }) => stage === 'waiting' && queueId === found?.id);
  const plates = waiting.map(({ plate }) => plate).reverse();
  return [...plates.slice(0, 1 + (count % 4)), '99C-000.00'];
}

/** Notices that were not withdrawn yet. */
function noticesOf({ stores: { queues } }: Yard): readonly Notice[] {
  return queues.queues().flatMap(({ id }) => queues.noticesOf(id).filter(({ endedAt }) => endedAt === null));
}
