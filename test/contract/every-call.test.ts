import { NO_LEVERS } from '../../shared/domain/rehearsal/levers.ts';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, localTimeOf } from '../../shared/kernel/calendar.ts';
import { instant, type Instant } from '../../shared/kernel/instant.ts';
import { commands, type CommandName } from '../../shared/contract/commands.ts';
import { queries, type QueryName } from '../../shared/contract/queries.ts';
import { SNAPSHOT_FIELDS } from '../../shared/contract/rows.ts';
import { fromHttpJson } from '../../shared/contract/wire.ts';
import { aSurgeDocument } from '../support/a-surge-document.ts';
import { PICTURE } from '../support/pictures.ts';
import { SECRET } from '../support/a-site.ts';
import { startRoom, type Door, type Room, type Seat } from '../support/room.ts';

const DOORS: readonly Door[] = ['in process', 'over HTTP'];
const ZONE = 'Asia/Ho_Chi_Minh';
const LIST =
  'Biển số;Hàng hoá;Cửa khẩu;Xuất/Nhập\n29C-111.11;Thanh long;Hữu Nghị;Xuất\n29C-222.22;Linh kiện điện tử;Tân Thanh;Nhập\n';

const COUNTS = 'Ngày;Cửa khẩu;Chiều;Số xe\n01/02/2026;Hữu Nghị;Xuất;120\n02/02/2026;Hữu Nghị;Xuất;131\n';

/** A day through every command of the contract; answers which ones it called. */
async function everyCommand(seat: Seat, prefix: string, siteNow: Instant): Promise<ReadonlyMap<string, unknown>> {
  const outputs = new Map<string, unknown>();
  const today = dayOf(siteNow, ZONE);
  const { hour, minute } = localTimeOf(siteNow, ZONE);
  const send = async (name: CommandName, input: unknown): Promise<Readonly<Record<string, string>>> => {
    const answer = await seat.send(name, input);
    expect(answer, `${name}: ${JSON.stringify(answer)}`).toHaveProperty('ok');
    expect(Number.isSafeInteger(answer.seq)).toBe(true);
    outputs.set(name, answer.ok);
    return answer.ok as Readonly<Record<string, string>>;
  };
  const plate = (n: number): string => `${prefix}${String(10_000 + n)}`;
  const truck = { direction: 'export', crossing: 'Hữu Nghị' };
  const arrive = async (n: number, more: object = {}): Promise<string> =>
    (await send('visit.arrive', { plate: plate(n), ...truck, ...more })).visitId ?? '';

  await send('expected.import', {
    fileName: 'a.csv',
    contentBase64: Buffer.from(LIST).toString('base64'),
    dryRun: true,
  });
  const counts = { fileName: 'dem.csv', contentBase64: Buffer.from(COUNTS).toString('base64') };
  const sheet = await send('daily-count.import', counts);
  await send('daily-count.remove', { countSheetId: sheet['countSheetId'] });
  const known = await send('forecast-input.save', {
    ...{ kind: 'convoy', crossing: 'HN', direction: 'import', cargoClass: null, fromOn: today, untilOn: today },
    ...{ factor: null, trucks: 40, minute: 360, state: null, note: 'đoàn xe linh kiện' },
  });
  await send('forecast-input.remove', { inputId: known['inputId'] });
  const declared = await send('expected.add', { plate: plate(1), cargoClass: 'fresh', ...truck });
  await send('expected.cancel', { visitId: declared['visitId'], reason: 'báo huỷ' });
  const a = await arrive(2, { people: 2, driver: 'Nguyễn Văn Đức' });
  const b = await arrive(3);
  await send('visit.amend', { visitId: a, goods: 'thanh long', reason: 'gõ nhầm' });
  await send('visit.milestone', { visitId: a, milestone: 'inspected' });
  const hold = await send('visit.hold', { visitId: a, authority: 'Hải quan', reason: 'soi' });
  await send('visit.release-hold', { visitId: a, holdId: hold['holdId'] });
  await send('visit.document', { visitId: a, kind: 'customs-declaration', number: '1055' });
  await send('visit.swap-vehicle', { visitId: a, role: 'tractor', plate: plate(4) });
  await send('visit.swap-driver', { visitId: a, driver: { name: 'Lê Bảo' } });
  await send('visit.abroad', { visitId: b });
  await send('visit.return', { visitId: b });
  await send('visit.confirm', { visitId: b });
  await send('visit.keys', { visitId: b, keysWith: 'móc 7' });
  await send('visit.seal', { visitId: b, sealNo: 'VN-1', isIntact: true });
  await send('visit.uncouple', { visitId: await arrive(8, { trailerPlate: `${prefix.slice(0, 2)}R-001.23` }) });
  const move = await send('move.order', { visitId: b, target: 'A1' });
  await send('move.cancel', { moveId: move['moveId'], reason: 'nhầm' });
  const again = await send('move.order', { visitId: b, target: 'A1' });
  await send('move.done', { moveId: again['moveId'] });

  await send('tariff.save', {
    name: 'Biểu giá',
    validFromOn: today,
    lines: [
      { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 0 },
      { kind: 'service', code: 'weighing', name: 'Cân xe', amountDong: 20_000 },
    ],
  });
  const wrong = await send('charge.add', { visitId: a, code: 'weighing' });
  await send('charge.cancel', { chargeId: wrong['chargeId'], reason: 'nhầm xe' });
  await send('charge.add', { visitId: a, code: 'weighing' });
  const paid = await send('charge.settle', { visitId: a, how: 'cash' });
  await send('payment.reverse', { paymentId: paid['paymentId'], reason: 'nhầm' });
  await send('charge.settle', { visitId: a, how: 'transfer' });

  await send('slot.reserve', { slotId: 'slt_1', visitId: a });
  await send('slot.assign', { visitId: a, slotId: 'slt_1' });
  await send('slot.move', { visitId: a, slotId: 'slt_2' });
  await send('slot.vacate', { visitId: a });
  await send('slot.close', { slotId: 'slt_3', reason: 'sửa nền' });
  await send('slot.open', { slotId: 'slt_3' });
  await send('piece.see', { visitId: a, zone: 'B' });
  await send('layout.save', {
    zones: [],
    slots: [{ code: `${prefix}1`, zone: 'B', row: 'B9', position: 1, lengthCm: 1800, xCm: 0, yCm: 90_000 }],
    keepClear: [
      {
        code: `PC${prefix}`,
        kind: 'fire-lane',
        outline: [
          [0, 70_000],
          [800, 70_000],
          [800, 72_000],
        ],
      },
    ],
  });
  await send('layout.picture', {
    contentBase64: PICTURE,
    place: { xCm: 0, yCm: 0, widthCm: 10_000, heightCm: 10_000, opacityPercent: 40 },
  });
  const c = await arrive(9, { trailerPlate: `${prefix.slice(0, 2)}R-002.34` });
  await send('slot.assign-all', { placements: [{ visitId: c, slotId: 'slt_5' }] });
  const wished = await send('slot.reserve', { slotId: 'slt_6', carrier: 'Vận tải Bắc Giang', until: null });
  await send('reservation.cancel', { reservationId: wished['reservationId'], reason: 'không đến' });
  await send('reservation.make', { zone: 'B', count: 2, visitId: b });
  await send('slot.report-unknown', { slotId: 'slt_6', plate: plate(20) });
  await send('slot.clear-unknown', { slotId: 'slt_6', reason: 'đã đi' });
  const blocked = await send('keep-clear.report', { area: `PC${prefix}`, plate: plate(21) });
  await send('alarm.resolve', { alarmId: blocked['alarmId'], note: 'đã kéo đi' });
  await send('move.order-all', { moves: [{ visitId: c, toSlotId: 'slt_6', why: 'consolidate' }] });
  const moves = (await seat.query('yard.now', {}))['moves'] as readonly { readonly moveId: string }[];
  await send('move.assign', { moveId: moves.at(-1)?.moveId, assignedTo: 'đầu kéo 2' });
  await send('move.done', { moveId: moves.at(-1)?.moveId });
  const closing = await send('closing.order', { zone: 'B', reason: 'trải nhựa' });
  await send('closing.cancel', { closingId: closing['closingId'] });
  const count = await send('count.start', { zones: ['B'] });
  await send('count.see', { countId: count['countId'], slotId: 'slt_7', isEmpty: true });
  await send('count.abandon', { countId: count['countId'], reason: 'trời tối' });
  const again2 = await send('count.start', { zones: ['B'] });
  await send('count.finish', { countId: again2['countId'], corrections: [] });
  await send('view.save', { screen: 'yard', name: `ca đêm ${prefix}`, state: '{}' });
  const { views } = (await seat.query('view.list', { screen: 'yard' })) as { views: { viewId: string }[] };
  await send('view.remove', { viewId: views[0]?.viewId });

  await send('visit.swap-load', { visitId: c, goods: 'chuối', documentNo: '7/HQ' });
  await send('visit.route', { visitId: c, points: ['main'] });
  await send('driver.hours', { visitId: c, sinceBreakMinutes: 0, todayMinutes: 0, weekMinutes: 0 });
  const duty = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  const team = await send('team.save', { code: `TX${prefix}`, name: 'Lò Văn Ếch', duty });
  await send('visit.swap-driver', { visitId: c, driver: { teamDriverId: team['teamDriverId'] } });
  await send('queue.call', { ...truck, count: 4 });
  await send('queue.attempt', { visitId: b, channel: 'loudspeaker' });
  await send('queue.call-again', { visitId: b });
  await send('queue.recall', { visitId: b, reason: 'gọi nhầm' });
  await send('queue.call-mode', { ...truck, callMode: 'hand', callBatch: 2 });
  await send('queue.call', { ...truck, count: 1 });
  await send('queue.reached', { visitId: a });
  await send('queue.send-back', { visitId: a, reason: 'thiếu giấy' });
  const attempts = ['loudspeaker', 'telephone', 'cab'].map((channel) => ({ channel }));
  await send('queue.no-show', { visitId: b, attempts });
  await send('queue.postpone', { visitId: b });
  const fastTrack = await send('queue.fast-track', {
    visitId: b,
    reason: 'perishing',
    orderedBy: 'Hải',
    channel: 'phone',
    note: 'hỏng lạnh',
  });
  await send('fast-track.document', { fastTrackId: fastTrack['fastTrackId'], documentNo: '118/BP' });
  await send('queue.transfer', { visitId: b, crossing: 'Tân Thanh' });
  await send('queue.turn-back', { visitId: b, reason: 'thiếu giấy' });
  await send('crossing.save', {
    code: `X${prefix.slice(0, 1)}`,
    name: `Cửa khẩu ${prefix}`,
    directions: [{ direction: 'export' }],
  });
  await send('queue.transfer-all', { ...truck, toCrossing: 'Tân Thanh', visitIds: [c], reason: 'đóng cửa' });
  await send('calendar.save', {
    crossing: 'CM',
    calendar: { daily: [{ fromMinute: 0, toMinute: 1440 }], days: [], hours: [] },
  });
  await send('calendar.import', {
    fileName: 'a.csv',
    contentBase64: Buffer.from('cửa khẩu;từ ngày;đến ngày;trạng thái\nChi Ma;2026-02-15;2026-02-18;closed\n').toString(
      'base64',
    ),
  });
  await send('calendar.repeat', { crossing: 'CM', fromYear: 2026, toYear: 2027 });
  await send('crossing.suspend', { crossing: 'TT', reason: 'mưa' });
  await send('crossing.resume', { crossing: 'TT' });
  const notice = await send('notice.save', {
    crossing: 'CM',
    direction: 'export',
    number: '41/TB',
    on: '2026-02-10',
    streams: [{ key: 'all', letter: 'A', weight: 1 }],
  });
  await send('notice.end', { noticeId: notice['noticeId'], reason: 'nhầm' });
  const order = await send('order.import', {
    crossing: 'TT',
    direction: 'export',
    source: 'border-guard',
    unit: 'Đồn BPCK Tân Thanh',
    documentNo: '118/BP',
    lines: [plate(9)],
  });
  await send('order.end', { orderId: order['orderId'], reason: 'nhầm' });

  const stay = await send('rest.check-in', { visitId: a, person: { name: 'Lê Bảo' } });
  const { personId } = stay;
  await send('person.amend', { personId, documentNo: '020099001122', nationality: 'VN', language: 'vi' });
  await send('rest.extend', { stayId: stay['stayId'], wakeAt: null });
  await send('rest.wake', { stayId: stay['stayId'], answer: 'awake' });
  const moved = await send('rest.move', { stayId: stay['stayId'] });
  const served = await send('rest.serve', { visitId: a, service: 'meal' });
  await send('rest.unserve', { serviceId: served['serviceId'], reason: 'ghi nhầm' });
  await send('rest.check-out', { stayId: moved['stayId'] });
  const canteen = await send('facility.save', {
    code: 'A1',
    kind: 'canteen',
    name: 'Nhà ăn',
    capacity: 30,
    sittings: [{ code: 'trua', name: 'Trưa', fromMinute: 660, toMinute: 780 }],
  });
  await send('meal.plan', { facilityId: canteen['facilityId'], on: today, sitting: 'trua', planned: 60 });
  const showers = { code: `T${prefix}`, kind: 'shower', name: 'Nhà tắm', capacity: 2, turnMinutes: 15 };
  const { facilityId } = await send('facility.save', showers);
  await send('facility.set-state', { facilityId, unitsOut: 1, reason: 'hỏng vòi' });
  const turn = await send('turn.take', { visitId: a, person: { personId }, service: 'shower' });
  const { turnId } = turn;
  await send('turn.call', { facilityId });
  await send('turn.begin', { turnId });
  await send('turn.end', { turnId, how: 'done' });
  const dormitory = await send('facility.save', {
    code: `N${prefix}`,
    kind: 'dormitory',
    name: 'Nhà nghỉ',
    capacity: 1,
    rooms: [{ code: `P${prefix}` }],
    beds: [{ code: `P${prefix}-1`, room: `P${prefix}` }],
  });
  const now = (await seat.query('yard.now', {})) as {
    rooms: { roomId: string; facilityId: string }[];
    beds: { bedId: string; facilityId: string }[];
  };
  const inIt = (one: { facilityId: string }): boolean => one.facilityId === dormitory['facilityId'];
  await send('bed.set-status', { bedId: now.beds.find(inIt)?.bedId, status: 'cleaning' });
  await send('room.set-status', { roomId: now.rooms.find(inIt)?.roomId, status: 'closed', reason: 'sơn lại' });
  const owned = await arrive(6);
  const added = await send('person.add', { visitId: owned, person: { name: 'Nông Thị Hoa', role: 'owner' } });
  await send('rest.declare', { personId: added['personId'], what: 'begin' });
  await send('lodging.report', { on: today });
  await send('visit.disclose', { visitId: owned, to: 'Công an cửa khẩu' });
  const complaint = await send('complaint.note', { text: 'nước nóng yếu', facilityId });
  await send('complaint.follow', { complaintId: complaint['complaintId'], text: 'đã sửa', close: true });
  await send('person.leave', { personId });
  // The figures of today end now, so that they can be frozen.
  await send('settings.save', { values: { cutOffMinute: Math.max(1, hour * 60 + minute) } });
  await send('report.note', { on: today, proposal: 'mở thêm làn 2' });
  await send('report.sign', { on: today });
  await send('report.print', { from: '2026-02-09T20:00:00+07:00', to: '2026-02-10T20:00:00+07:00' });
  const scenario = await send('scenario.save', {
    name: 'phương án B',
    starting: 'today',
    levers: NO_LEVERS,
    result: null,
  });
  await send('scenario.remove', { scenarioId: scenario['scenarioId'] });
  await send('surge-plan.adopt', { title: 'Tết', document: aSurgeDocument() });
  const over = await send('surge-plan.adopt', { title: 'Tết', document: aSurgeDocument(), reason: 'lập lại' });
  await send('surge-plan.end', { surgePlanId: over['surgePlanId'], reason: 'hết mùa' });
  const incident = await send('incident.open', { kind: 'fire', place: 'B' });
  await send('incident.step', { incidentId: incident['incidentId'], step: 'call-114', isDone: true });
  await send('incident.note', { incidentId: incident['incidentId'], note: 'khói' });
  await send('photo.add', { incidentId: incident['incidentId'], contentBase64: PICTURE, note: 'khói ở đầu kéo' });
  await send('incident.close', { incidentId: incident['incidentId'] });

  const camera = { plate: plate(6), gate: '1', lane: '2', confidence: 0.97, photo: PICTURE };
  const candidate = await send('candidate.report', camera);
  await send('candidate.close', { candidateId: candidate['candidateId'] });

  await arrive(2, { resolve: 'same-plate' });
  const twice = await arrive(5);
  await send('visit.arrive', { plate: plate(5), ...truck, resolve: 'same-plate' });
  const alarms = (await seat.query('yard.now', {}))['alarms'] as readonly { readonly alarmId: string }[];
  await send('alarm.acknowledge', { alarmId: alarms[0]?.alarmId });
  await send('visit.depart', { visitId: twice });

  const { numbers } = (await send('slip.print', { gate: prefix, count: 2 })) as unknown as { numbers: string[] };
  const [slipNo, spoilt] = numbers;
  const at = (await seat.query('yard.now', {}))['siteNow'];
  await send('slip.enter', { slips: [{ slipNo, plate: plate(6), way: 'in', at, ...truck }], reason: 'mất điện' });
  await send('slip.void', { slipNo: spoilt, reason: 'rách' });

  const undone = await seat.send('slot.close', { slotId: 'slt_4', reason: 'nhầm' });
  await send('change.undo', { seq: undone.seq });
  await send('user.save', { user: `moi-${prefix}`, displayName: 'Người mới', roles: ['viewer'], secret: 'bí mật 1' });
  await send('user.save', {
    user: `ca-${prefix}`,
    displayName: 'Ca sau',
    roles: ['gate'],
    secret: 'bí mật 2',
    pin: '2468',
  });
  await send('shift.hand-over', {
    cashCountedDong: 0,
    from: { user: 'moi', pin: SECRET },
    to: { user: `ca-${prefix}`, pin: '2468' },
  });
  await send('settings.save', { values: { noShowBackPlaces: 7 } });
  await send('backup.run', {});
  return outputs;
}

const QUESTIONS: Readonly<Record<QueryName, (visitId: string, now: number, driverKey: string) => unknown>> = {
  'yard.now': () => ({}),
  'yard.at': (_visitId, now) => ({ at: now }),
  'slot.suggest': (visitId) => ({ visitId, limit: 3 }),
  'slot.plan': () => ({}),
  'move.plan': (visitId) => ({ why: 'unblock', visitId }),
  'yard.budget': () => ({}),
  'yard.clocks': () => ({}),
  'layout.now': () => ({}),
  'layout.read': () => ({ fileName: 'a.json', contentBase64: Buffer.from('{}').toString('base64') }),
  'count.state': () => ({ countId: 'cnt_1' }),
  'count.list': () => ({}),
  'view.list': () => ({ screen: 'yard' }),
  'queue.order': () => ({ crossing: 'hữu nghị', direction: 'export' }),
  'queue.explain': (visitId) => ({ visitId }),
  'queue.history': (visitId) => ({ visitId }),
  'queue.record': () => ({ crossing: 'HN', direction: 'export', on: '2026-02-10' }),
  'queue.what-if': () => ({
    crossing: 'HN',
    direction: 'export',
    on: '2026-02-10',
    streams: [{ key: 'all', letter: 'A', weight: 1 }],
  }),
  'notice.list': () => ({ crossing: 'HN', direction: 'export' }),
  'order.list': () => ({ crossing: 'HN', direction: 'export' }),
  'fast-track.list': () => ({ on: '2026-02-10' }),
  'swap.list': () => ({ on: '2026-02-10' }),
  'team.list': () => ({}),
  'crossing.history': () => ({ crossing: 'HN' }),
  'crossing.coming': () => ({ crossing: 'HN' }),
  'visit.slip': (visitId) => ({ visitId }),
  'board.show': () => ({ crossing: 'HN' }),
  'driver.page': (_visitId, _now, key) => ({ key }),
  'visit.find': () => ({ text: '' }),
  'visit.story': (visitId) => ({ visitId }),
  'gate.out': (visitId) => ({ visitId }),
  'gate.cases': () => ({}),
  'slip.blocks': () => ({}),
  'photo.list': (visitId) => ({ visitId }),
  'photo.file': () => ({ sha256: hash('sha256', Buffer.from(PICTURE, 'base64'), 'hex') }),
  'tariff.list': () => ({}),
  'charge.takings': (_visitId, now) => ({ from: now - 3_600_000, to: now }),
  'incident.list': () => ({}),
  'incident.story': () => ({ incidentId: 'inc_1' }),
  'shift.now': () => ({}),
  'shift.list': () => ({}),
  'evacuation.list': () => ({}),
  'rest.load': () => ({}),
  'rest.person': (visitId) => ({ visitId }),
  'rest.find': () => ({ text: '12C' }),
  'rest.suggest-bed': (visitId) => ({ visitId }),
  'rest.wake-ups': () => ({}),
  'rest.turns': () => ({}),
  'rest.meals': () => ({}),
  'rest.forecast': () => ({}),
  'rest.lodging': () => ({}),
  'rest.drivers': () => ({}),
  'rest.takings': () => ({}),
  'rest.day': () => ({}),
  'complaint.list': () => ({}),
  'person.card': () => ({ personId: 'per_1' }),
  'report.daily': (_visitId, now) => ({ on: dayOf(instant(now), ZONE) }),
  'report.range': (_visitId, now) => ({ from: now - 3_600_000, to: now }),
  'plan.forecast': () => ({ days: 30 }),
  'plan.hours': (_visitId, now) => ({ on: dayOf(instant(now), ZONE) }),
  'plan.accuracy': () => ({}),
  'plan.counts': () => ({}),
  'plan.inputs': () => ({}),
  'report.versions': () => ({ on: '2026-02-09' }),
  'report.frozen': (_visitId, now) => ({ on: dayOf(instant(now), ZONE) }),
  'report.files': () => ({}),
  'report.due': () => ({}),
  'plan.situation': () => ({ days: 30 }),
  'plan.scenarios': () => ({}),
  'report.dashboard': () => ({}),
  'report.intervals': (_visitId, now) => ({ kind: 'standings', from: now - 3_600_000, to: now }),
  'yard.pulse': (_visitId, now) => ({ from: now - 3_600_000, to: now }),
  'plan.surge': () => ({}),
  'plan.live': () => ({}),
  'journal.page': () => ({ limit: 5 }),
  'journal.verify': () => ({}),
  'user.list': () => ({}),
  'plan.calendar': () => ({ year: 2027 }),
  'plan.lunar': () => ({ date: '2026-02-10', utcOffset: 7 }),
};

const REPORT_FIELDS = [
  'pageOne',
  'annexes',
  'from',
  'to',
  'on',
  'trucks',
  'people',
  'occupancy',
  'waits',
  'dwell',
  'rest',
  'incidents',
  'adjustments',
  'comparisons',
];

const FIELDS: Readonly<Record<QueryName, readonly string[]>> = {
  'yard.now': ['epoch', 'siteNow', 'rate', ...Object.values(SNAPSHOT_FIELDS)],
  'yard.at': ['epoch', 'siteNow', 'rate', 'asOfSeq', 'toldAt', ...Object.values(SNAPSHOT_FIELDS)],
  'slot.suggest': ['suggestions', 'removed', 'zones'],
  'slot.plan': ['placements', 'unplaced'],
  'move.plan': ['moves', 'stuck'],
  'yard.budget': ['site', 'zones'],
  'yard.clocks': ['clocks'],
  'layout.now': ['plan'],
  'layout.read': ['plan', 'rows', 'problems'],
  'count.state': ['countId', 'places', 'placesSeen', 'trucksSeen', 'differences'],
  'count.list': ['counts'],
  'view.list': ['views'],
  'queue.order': ['entries', 'measured'],
  'queue.explain': ['places', 'comparison'],
  'queue.history': ['steps', 'places'],
  'queue.record': ['crossing', 'direction', 'point', 'on', 'notice', 'called', 'lines'],
  'queue.what-if': ['on', 'arrivals', 'calls', 'actual', 'changed'],
  'notice.list': ['notices'],
  'order.list': ['orders'],
  'fast-track.list': ['fastTracks'],
  'swap.list': ['swaps'],
  'team.list': ['drivers'],
  'crossing.history': ['changes'],
  'crossing.coming': ['trucks', 'message'],
  'visit.slip': ['visitId', 'plate', 'queueNumber', 'crossing', 'rank', 'estimate', 'entitlements', 'url', 'rules'],
  'board.show': ['crossing', 'siteNow', 'called', 'next', 'lines', 'turns'],
  'driver.page': ['plate', 'queueNumber', 'crossing', 'stage', 'rank', 'estimate', 'missing', 'steps', 'rules'],
  'visit.find': ['visits', 'isMore', 'isPartial'],
  'visit.story': ['visit', 'events', 'isCut', 'pieces', 'standings', 'receipts', 'people', 'photos', 'disclosure'],
  'gate.out': ['plate', 'departure', 'holds', 'missingDocuments', 'keysWith', 'charges', 'isDueAtExit', 'account'],
  'gate.cases': ['cases'],
  'slip.blocks': ['blocks'],
  'photo.list': ['photos'],
  'photo.file': ['sha256', 'mediaType', 'bytes'],
  'tariff.list': ['tariffs'],
  'charge.takings': ['receipts', 'sums'],
  'incident.list': ['incidents'],
  'incident.story': ['incident', 'photos'],
  'shift.now': ['shift', 'page', 'people'],
  'shift.list': ['shifts'],
  'evacuation.list': ['at', 'trucks', 'people', 'zones', 'staying'],
  'rest.load': ['peopleOnSite', 'peopleOfVisits', 'peopleStaying', 'facilities'],
  'rest.person': ['people'],
  'rest.find': ['people'],
  'rest.suggest-bed': ['beds'],
  'rest.wake-ups': ['wakeUps'],
  'rest.turns': ['turns', 'missed', 'waiting'],
  'rest.meals': ['on', 'sittings'],
  'rest.forecast': ['from', 'people', 'kinds'],
  'rest.lodging': ['on', 'dueAt', 'lines', 'reported'],
  'rest.drivers': ['drivers'],
  'rest.takings': ['on', 'lines', 'sumDong'],
  'rest.day': ['on', 'bedNights', 'peakPeople', 'served', 'shortHours'],
  'complaint.list': ['complaints'],
  'person.card': ['personId', 'name', 'identity'],
  'report.daily': REPORT_FIELDS,
  'report.range': [...REPORT_FIELDS, 'days', 'heat', 'before'],
  'plan.forecast': ['basis', 'why', 'seasons', 'fromOn', 'series', 'queues', 'site', 'actual', 'profile', 'spreading'],
  'plan.hours': ['on', 'hours'],
  'plan.accuracy': ['looks', 'kept'],
  'plan.counts': ['sheets', 'ownFromOn', 'gaps'],
  'plan.inputs': ['inputs'],
  'report.versions': ['on', 'versions'],
  'report.frozen': ['version', 'report'],
  'report.files': ['files', 'failed'],
  'report.due': ['folder', 'due'],
  'plan.situation': ['situation', 'costs', 'basis', 'tetOn'],
  'plan.scenarios': ['scenarios'],
  'report.dashboard': ['at', 'on', 'trucks', 'places', 'zones', 'queues', 'today', 'trend'],
  'report.intervals': ['intervals', 'next'],
  'yard.pulse': ['from', 'to', 'counts', 'marks'],
  'plan.surge': ['siteName', 'head', 'places', 'crossings', 'plan', 'plans'],
  'plan.live': ['at', 'live'],
  'plan.calendar': ['tet', 'chineseNewYear', 'months'],
  'plan.lunar': ['day', 'month', 'leap', 'year'],
  'journal.page': ['changes'],
  'journal.verify': ['ok', 'checked'],
  'user.list': ['users'],
};

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+07:00$/;

/** Every value under a name that ends in At, with its path. */
function instantsIn(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    /(?:At|arriveBy|siteNow|p\d0From|p\d0To)$/.test(key) && one !== null && typeof one !== 'object'
      ? [[`${path}.${key}`, one] as const]
      : instantsIn(one, `${path}.${key}`),
  );
}

describe.each(DOORS)('the contract %s', (door) => {
  let room: Room;
  beforeAll(async () => {
    room = await startRoom();
  });
  afterAll(async () => {
    expect(room.defects).toEqual([]);
    await room.close();
  });

  it('serves every command with a good input, in the shape that it promises', async () => {
    const outputs = await everyCommand(
      await room.seat(door),
      door === 'over HTTP' ? '29C' : '30H',
      room.engine.siteNow(),
    );
    expect([...outputs.keys()].sort()).toEqual(Object.keys(commands).sort());
    for (const [name, output] of outputs) {
      const shape = commands[name as CommandName].output;
      // Over HTTP the instants of a command's output are ISO 8601.
      const native = door === 'over HTTP' ? fromHttpJson(JSON.stringify(output)) : output;
      expect(shape.safeParse(native), name).toMatchObject({ success: true });
    }
  });

  it('answers every query with seq and the fields that it promises', async () => {
    const seat = await room.seat(door);
    const { visitId } = (
      await seat.send('visit.arrive', {
        plate: door === 'over HTTP' ? '15C-000.01' : '15C-000.02',
        direction: 'export',
        crossing: 'HN',
      })
    ).ok as { visitId: string };
    const now = room.engine.siteNow();
    const driverKey = await driverKeyOf(seat, visitId);
    for (const name of Object.keys(queries) as readonly QueryName[]) {
      const answer = await seat.query(name, QUESTIONS[name](visitId, now, driverKey));
      expect(answer.fault, `${name}: ${JSON.stringify(answer.fault)}`).toBeUndefined();
      expect(answer['seq'], name).toBe(room.engine.status().seq);
      for (const field of FIELDS[name]) expect(Object.hasOwn(answer, field), `${name}.${field}`).toBe(true);
      const instants = instantsIn(answer);
      for (const [path, value] of instants)
        if (door === 'over HTTP') expect(String(value), `${name}${path}`).toMatch(ISO);
        else expect(Number.isSafeInteger(value), `${name}${path}`).toBe(true);
    }
  });

  it('speaks of everything by ids of the wire', async () => {
    const seat = await room.seat(door);
    const plate = door === 'over HTTP' ? '15C-000.03' : '15C-000.04';
    const contentBase64 = Buffer.from(LIST).toString('base64');
    const arrived = await seat.send('visit.arrive', { plate, direction: 'export', crossing: 'HN' });
    const { visitId } = arrived.ok as { visitId: string };
    const answers: unknown[] = [await seat.send('expected.import', { fileName: 'a.csv', contentBase64, dryRun: true })];
    const driverKey = await driverKeyOf(seat, visitId);
    for (const name of Object.keys(queries) as readonly QueryName[])
      answers.push(await seat.query(name, QUESTIONS[name](visitId, room.engine.siteNow(), driverKey)));
    const odd = [...JSON.stringify(answers).matchAll(/"(id|\w+(?:Id|For))":("?[^,"}]*"?)/g)].filter(
      ([, , value]) => value !== 'null' && !/^"(?:[a-z]{3}_[0-9a-z]+(?:\.\d+)?|site)"$/.test(value ?? ''),
    );
    expect(odd.map(([all]) => all).slice(0, 5)).toEqual([]);
  });
});

/** What the slip of a visit opens, once the drivers' pages are turned on. */
async function driverKeyOf(seat: Seat, visitId: string): Promise<string> {
  const publicPages = { isBoardOn: false, isDriverPageOn: true, port: 4829, address: '127.0.0.1' };
  expect(await seat.send('settings.save', { values: { publicPages } })).toHaveProperty('ok');
  const { url } = await seat.query('visit.slip', { visitId });
  return String(url).split('/me/')[1] ?? '';
}

describe('the HTTP form', () => {
  let room: Room;
  beforeAll(async () => {
    room = await startRoom();
  });
  afterAll(async () => {
    await room.close();
  });

  it('answers a query by GET as by POST', async () => {
    const { token } = await room.seat('over HTTP');
    const input = encodeURIComponent(JSON.stringify({ text: '15C' }));
    const got = await room.client.call('GET', `/api/queries/visit.find?input=${input}`, { token });
    const posted = await room.client.call('POST', '/api/queries/visit.find', { token, body: { text: '15C' } });
    expect(got.status).toBe(200);
    expect(got.body).toEqual(posted.body);
  });

  it('answers /health without signing in, and 409 for a refusal', async () => {
    const { status, body } = await room.client.call('GET', '/health');
    const { epoch, seq } = room.engine.status();
    expect({ status, body }).toEqual({ status: 200, body: { ok: true, version: '0.0.0-test', epoch, seq } });
    const { token } = await room.seat('over HTTP');
    const refused = await room.client.call('POST', '/api/commands/visit.depart', {
      token,
      body: { visitId: 'vis_zzzz' },
      headers: { 'idempotency-key': 'refused-1' },
    });
    expect(refused).toMatchObject({ status: 409, body: { refusal: { code: 'visit.unknown' } } });
  });

  it.each(DOORS)('[JO2] says when a command changed nothing, a repeated one too: %s', async (door) => {
    const seat = await room.seat(door);
    const { incidentId } = (await seat.send('incident.open', { kind: 'leak' })).ok as { readonly incidentId: string };
    const input = { incidentId, step: 'close-drains', isDone: true };
    const done = await seat.send('incident.step', input);
    expect(done).toHaveProperty('ok');
    expect(done).not.toHaveProperty('isUnchanged');
    const commandId = `silent-${String(DOORS.indexOf(door))}`;
    const silent = await seat.send('incident.step', input, commandId);
    expect(silent).toMatchObject({ seq: done.seq, isUnchanged: true });
    expect(await seat.send('incident.step', input, commandId)).toEqual(silent);
  });

  it('is documented: every command and query, with its input, in the OpenAPI file', async () => {
    const { body } = await room.client.call('GET', '/api/openapi.json');
    const paths = body['paths'] as Readonly<Record<string, Readonly<Record<string, { requestBody?: unknown }>>>>;
    for (const name of Object.keys(commands))
      expect(paths[`/api/commands/${name}`]?.['post']?.requestBody, name).toBeDefined();
    for (const name of Object.keys(queries)) expect(paths[`/api/queries/${name}`]?.['post'], name).toBeDefined();
    const exports = ['receipts.xlsx', 'receipts.csv', 'layout.csv', 'layout.json', 'intervals.csv'].map(
      (file) => `/api/exports/${file}`,
    );
    for (const path of ['/health', '/api/session', '/api/setup', ...exports])
      expect(paths, path).toHaveProperty([path]);
    expect(body['openapi']).toMatch(/^3\./);
    expect(JSON.stringify(body)).not.toContain('"$ref":"#/definitions');
  });
});
