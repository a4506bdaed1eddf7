import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import { enterSlips } from '../../../electron/engine/late-slips.ts';
import { actorWith, aYard, nextCommandId, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

type Slip = CommandInput<'slip.enter'>['slips'][number];
type Results = CommandOutput<'slip.enter'>['results'];

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;
const PLATE = '12C-100.00';
const minute = (n: number): Instant => (START + n * MINUTE_MS) as Instant;
const into = (at: number, more: Partial<Slip> = {}): Slip => ({
  slipNo: `vào ${String(at)}`,
  plate: PLATE,
  way: 'in',
  at: minute(at),
  ...EXPORT,
  ...more,
});
const out = (at: number): Slip => ({ slipNo: `ra ${String(at)}`, plate: PLATE, way: 'out', at: minute(at) });

async function enter(...slips: readonly Slip[]): Promise<Results> {
  const input = { slips, reason: 'mất điện' };
  const outcome = await enterSlips(
    yard.engine,
    { commandId: nextCommandId(), name: 'slip.enter', input, actor: actorWith('coordinator'), prepared: {} },
    { onProgress: () => undefined, isStopped: () => false },
  );
  if (outcome === null || !('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return (outcome.ok as CommandOutput<'slip.enter'>).results;
}

function visitOf(id: string | null | undefined): Visit {
  return yard.stores.records.require('visit', parseWireId('visit', id ?? '') as VisitId);
}

describe('slips of a truck that has come back since', () => {
  let back: string;
  let before: Visit;
  beforeEach(() => {
    yard.at(180);
    back = yard.ok('visit.arrive', { plate: PLATE, ...EXPORT }).visitId;
    before = visitOf(back);
    yard.at(240);
  });

  it('[GA1, LE7] make a visit of their own, and leave it in by the one that it is on now', async () => {
    const [came, went] = await enter(into(30), out(90));
    expect([came?.refusal, went?.refusal]).toEqual([null, null]);
    expect(went?.visitId).toBe(came?.visitId);
    expect(visitOf(came?.visitId)).toMatchObject({
      stage: 'departed',
      arrivedAt: minute(30),
      departedAt: minute(90),
      isToConfirm: false,
    });
    expect(visitOf(back)).toEqual(before);
    expect(yard.stores.site.openAlarms()).toEqual([]);
    expect(yard.ask('gate.cases', {}).cases).toEqual([]);
  });

  it('[GA1] say that it is in twice, as long as the slip out is not entered', async () => {
    const [came] = await enter(into(30));
    expect(came?.warnings).toContain('visit.same-plate');
    const [went] = await enter(out(90));
    expect(went).toMatchObject({ visitId: came?.visitId, refusal: null });
    expect(yard.stores.visits.liveByPlate('12C10000')).toEqual([before]);
  });

  it.each(['left-unrecorded', 'same-plate'] as const)(
    '[GA1] neither end it nor make it a twin by %s',
    async (resolve) => {
      const [came] = await enter(into(30, { resolve }));
      expect(came?.refusal).toBeNull();
      expect(visitOf(back)).toEqual(before);
      expect(yard.stores.site.openAlarms()).toEqual([]);
    },
  );

  it('[GA1] still ask about one that was in before', async () => {
    const [first] = await enter(into(10));
    const [asked] = await enter(into(30));
    expect(asked?.refusal).toMatchObject({ code: 'visit.already-here', visitId: first?.visitId });
    const [chosen] = await enter(into(30, { resolve: 'left-unrecorded' }));
    expect(chosen?.refusal).toBeNull();
    expect(visitOf(first?.visitId)).toMatchObject({ departure: 'left-unrecorded', departedAt: minute(30) });
    expect(visitOf(back)).toEqual(before);
  });
});
