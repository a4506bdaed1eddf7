import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const QUEUE = { direction: 'export', crossing: 'HN' } as const;
const PAPERS = { cargoClass: 'fresh', growingAreaCode: 'VN-1', packingHouseCode: 'VN-2' } as const;
const GATE = actorWith('gate');
const COORDINATOR = actorWith('coordinator');

const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);

function declared(goods: object = { cargoClass: 'general' }): string {
  return yard.ok('expected.add', { plate: '12C-222.22', ...QUEUE, cargoClass: 'general', ...goods }).visitId;
}

describe('a class that brings an advantage', () => {
  it('[QU1] counts when it comes from the declaration', () => {
    const visitId = declared(PAPERS);
    yard.ok('visit.arrive', { visitId, plate: '12C-222.22', ...PAPERS }, GATE);
    expect(visit(visitId)).toMatchObject({ stream: 'priority-fresh', classProvenBy: 'declaration' });
  });

  it('[QU1] that the gate says of a declared truck wins no stream until a coordinator saw the papers', () => {
    const visitId = declared();
    const arrived = yard.ok('visit.arrive', { visitId, plate: '12C-222.22', ...PAPERS }, GATE);
    expect(arrived.warnings).toEqual(['class.not-proven']);
    const { queueNumber, orderAt, orderSeq } = visit(visitId);
    expect(visit(visitId)).toMatchObject({ cargoClass: 'fresh', stream: 'other', classProvenBy: null, orderAt: START });
    yard.at(30);
    yard.ok('visit.amend', { visitId, cargoClass: 'fresh' }, COORDINATOR);
    expect(visit(visitId)).toMatchObject({
      stream: 'priority-fresh',
      classProvenBy: 'coordinator',
      queueNumber,
      orderAt,
      orderSeq,
    });
    const { places } = yard.ask('queue.explain', { visitId });
    expect(places.at(-1)).toMatchObject({ type: 'queue.restreamed' });
  });

  it('[QU1] is not won by an amendment at the gate, nor by a notice after it', () => {
    const visitId = declared();
    yard.ok('visit.arrive', { visitId, plate: '12C-222.22' }, GATE);
    yard.ok('visit.amend', { visitId, ...PAPERS }, GATE);
    expect(visit(visitId)).toMatchObject({ cargoClass: 'fresh', stream: 'other', classProvenBy: null });
    const { streams } = yard.stores.queues.queues()[0]!.discipline;
    const same = streams.map(({ key, letter, weight, takes }) => ({
      key,
      letter,
      weight,
      takes: { ...takes, cargoClasses: takes.cargoClasses === null ? null : [...takes.cargoClasses] },
    }));
    yard.ok('notice.save', { ...QUEUE, number: '1', streams: same });
    expect(visit(visitId).stream).toBe('other');
  });

  it('[QU1] that was declared is lost when the gate says otherwise of it, and other corrections leave it', () => {
    const visitId = declared(PAPERS);
    yard.ok('visit.arrive', { visitId, plate: '12C-222.22' }, GATE);
    yard.ok('visit.amend', { visitId, goods: 'sầu riêng', weightKg: 20_000 }, GATE);
    expect(visit(visitId).stream).toBe('priority-fresh');
    yard.ok('visit.amend', { visitId, growingAreaCode: 'VN-9' }, GATE);
    expect(visit(visitId)).toMatchObject({ stream: 'other', classProvenBy: null });
  });

  it('[QU1] of a walk-in counts from when a coordinator saw the papers', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-222.22', ...QUEUE, ...PAPERS });
    expect(visit(visitId)).toMatchObject({ stream: 'other', classProvenBy: null });
    yard.ok('visit.amend', { visitId, note: 'x' }, COORDINATOR);
    expect(visit(visitId).stream).toBe('other');
    yard.ok('visit.amend', { visitId, ...PAPERS }, COORDINATOR);
    expect(visit(visitId)).toMatchObject({ stream: 'priority-fresh', classProvenBy: 'coordinator' });
  });
});
