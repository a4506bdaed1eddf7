import { nextCommandId, START, type Yard } from './yard.ts';

/** A few hours in which a little of everything happens, always the same. */
export function aLivelyDay(yard: Yard): void {
  const plate = (n: number): string => `12C${String(60_000 + n)}`;
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    yard.at(n * 5);
    const direction = n % 3 === 2 ? 'import' : 'export';
    const crossing = n % 4 === 3 ? 'TT' : 'HN';
    const cargoClass = n % 2 === 0 ? 'fresh' : 'general';
    if (n % 2 === 0)
      yard.ok('expected.add', { plate: plate(n), direction, crossing, cargoClass, driver: `Lái ${String(n)}` });
    const { visitId } = yard.ok('visit.arrive', {
      plate: plate(n),
      direction,
      crossing,
      people: 1 + (n % 2),
      gate: '1',
      lane: '1',
    });
    ids.push(visitId);
    if (n < 10)
      yard.ok('slot.assign', { visitId, slotId: `slt_${(n + 1).toString(36)}`, override: { reason: 'chật' } });
  }
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = ids;
  yard.at(70);
  const stay = yard.ok('rest.check-in', { visitId: a, person: { name: 'Nguyễn Văn Đức' } });
  yard.ok('rest.check-in', { visitId: b, person: { name: 'Lê Bảo' } });
  yard.ok('rest.serve', { visitId: a, service: 'meal' });
  yard.ok('slot.move', { visitId: a, slotId: 'slt_b' });
  yard.ok('slot.close', { slotId: 'slt_2', reason: 'sửa nền' });
  yard.ok('visit.hold', { visitId: g, authority: 'Hải quan', reason: 'soi' });
  yard.at(80);
  yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 3 });
  yard.at(95);
  for (const { id, stage } of [...yard.stores.visits.live()])
    if (stage === 'called') yard.ok('queue.reached', { visitId: `vis_${id.toString(36)}` });
  yard.ok('queue.call', { crossing: 'HN', direction: 'import', count: 2 });
  yard.ok('crossing.suspend', { crossing: 'HN', direction: 'import', reason: 'mưa' });
  yard.ok('crossing.resume', { crossing: 'HN' });
  yard.at(110);
  yard.ok('rest.check-out', { stayId: stay.stayId });
  yard.ok('visit.depart', { visitId: a, gate: '2', lane: '1' });
  yard.ok('visit.depart', { visitId: b, staying: [{ name: 'Lê Bảo' }] });
  yard.ok('queue.turn-back', { visitId: e, reason: 'thiếu giấy' });
  yard.ok('visit.abroad', { visitId: f });
  yard.at(130);
  yard.ok('visit.return', { visitId: f });
  yard.ok('visit.arrive', { plate: plate(2), direction: 'import', crossing: 'HN', resolve: 'left-unrecorded' });
  yard.ok('visit.depart', { visitId: g, departure: 'left-under-hold' });
  yard.at(150);
  yard.ok('slot.vacate', { visitId: d, occurredAt: START + 140 * 60_000 });
  yard.ok('piece.see', { visitId: d, zone: 'B' });
  yard.ok('incident.open', { kind: 'quarrel', place: 'B', calls: ['113'] });
  const { seq } = yard.run('queue.postpone', { visitId: d }, { commandId: nextCommandId() }) as {
    readonly seq: number;
  };
  yard.ok('change.undo', { seq });
  yard.ok('queue.transfer', { visitId: d, crossing: 'CM' });
  yard.ok('visit.swap-vehicle', { visitId: c === '' ? d : d, role: 'container', plate: 'CSQU3054383' });
  yard.at(180);
}
