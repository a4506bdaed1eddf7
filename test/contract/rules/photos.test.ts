import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Prepared } from '../../../electron/engine/handler.ts';
import { recordsOf, replayedState, stateOf } from '../../support/yard.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';
import { PICTURE } from '../../support/pictures.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const kept = (digit: string): Prepared => ({
  picture: { ok: true, value: { sha256: digit.repeat(64), mediaType: 'image/jpeg', bytes: 4000 } },
});
const arrive = (more: object = {}): string =>
  yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, ...more }).visitId;

/** Adds a picture that lies on disk under the hash of one digit only. */
function add(input: Omit<CommandInput<'photo.add'>, 'contentBase64'>, digit = 'a', user = actorWith('gate')): string {
  const outcome = yard.run('photo.add', { contentBase64: PICTURE, ...input }, { actor: user, prepared: kept(digit) });
  if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return (outcome.ok as { readonly photoId: string }).photoId;
}

type Reading = CommandInput<'candidate.report'>;
function report(more: Partial<Reading> = {}, prepared?: Prepared): string {
  const reading = { plate: '12C-123.45', gate: '1', lane: '2', confidence: 0.91, ...more };
  const outcome = yard.run('candidate.report', reading, {
    actor: actorWith('gate'),
    ...(prepared === undefined ? {} : { prepared }),
  });
  if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return (outcome.ok as { readonly candidateId: string }).candidateId;
}
const openCandidates = () => yard.ask('yard.now', {}).candidates;
const visits = () => yard.ask('yard.now', {}).visits;

describe('pictures', () => {
  it('[PH1] of a visit are listed with when and by whom, oldest first, also after it is over', () => {
    const visitId = arrive();
    add({ visitId, note: 'đuôi moóc' });
    yard.at(5);
    add({ visitId, takenAt: START - 60_000 }, 'b');
    yard.ok('visit.depart', { visitId });
    add({ visitId }, 'c');
    const photo = { mediaType: 'image/jpeg', bytes: 4000, addedBy: 'gate', note: '', isKept: true };
    expect(yard.ask('photo.list', { visitId })).toEqual({
      photos: [
        { ...photo, photoId: 'pho_2', sha256: 'b'.repeat(64), takenAt: START - 60_000 },
        { ...photo, photoId: 'pho_1', sha256: 'a'.repeat(64), takenAt: START, note: 'đuôi moóc' },
        { ...photo, photoId: 'pho_3', sha256: 'c'.repeat(64), takenAt: START + 5 * MINUTE_MS },
      ],
    });
  });

  it('[PH1] are of one visit or one incident that there is, taken by now', () => {
    const visitId = arrive();
    const { incidentId } = yard.ok('incident.open', { kind: 'fire', place: 'B' });
    const content = { contentBase64: PICTURE };
    const tried = (input: object) => yard.run('photo.add', { ...content, ...input }, { prepared: kept('a') });
    expect(tried({})).toMatchObject({ refusal: { code: 'photo.needs-subject' } });
    expect(tried({ visitId, incidentId })).toMatchObject({ refusal: { code: 'photo.needs-subject' } });
    expect(tried({ visitId: 'vis_zz' })).toMatchObject({ refusal: { code: 'visit.unknown' } });
    expect(tried({ incidentId: 'inc_zz' })).toMatchObject({ refusal: { code: 'incident.unknown' } });
    expect(tried({ visitId, takenAt: START + 10 * MINUTE_MS })).toMatchObject({ refusal: { code: 'visit.future' } });
    expect(yard.ask('photo.list', { visitId })).toEqual({ photos: [] });
  });

  it('[PH1] of a restricted incident are for coordinators only, by list and by file', () => {
    const suspicion = yard.ok('incident.open', { kind: 'suspicion' }).incidentId;
    const fire = yard.ok('incident.open', { kind: 'fire' }).incidentId;
    add({ incidentId: suspicion }, 'a');
    add({ incidentId: fire }, 'b');
    const seen = (incidentId: string, actor: ReturnType<typeof actorWith>) =>
      yard.ask('photo.list', { incidentId }, actor).photos.length;
    for (const role of ['gate', 'rest', 'manager'] as const) {
      expect(seen(suspicion, actorWith(role)), role).toBe(0);
      expect(seen(fire, actorWith(role)), role).toBe(1);
      expect(yard.ask('photo.file', { sha256: 'a'.repeat(64) }, actorWith(role))).toBeNull();
    }
    expect(seen(suspicion, actorWith('coordinator'))).toBe(1);
    const file = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 4000 };
    expect(yard.ask('photo.file', { sha256: 'a'.repeat(64) }, actorWith('coordinator'))).toEqual(file);

    // The same picture shown of a truck is no secret.
    add({ visitId: arrive() }, 'a');
    expect(yard.ask('photo.file', { sha256: 'a'.repeat(64) }, actorWith('gate'))).toEqual(file);
  });

  it('[PH1] of what there is not is no list, and no hash is a file that nobody added', () => {
    expect(yard.ask('photo.list', { visitId: 'vis_zz' })).toBeNull();
    expect(yard.ask('photo.list', { incidentId: 'inc_zz' })).toBeNull();
    expect(yard.ask('photo.file', { sha256: 'f'.repeat(64) })).toBeNull();
  });
});

describe('what a camera reads', () => {
  it('[PH2] stands at the lane as a candidate and is never let in by itself', () => {
    const before = recordsOf(yard.db);
    const candidateId = report({ plate: '12c 123.45', photo: PICTURE }, kept('a'));
    yard.at(5);
    expect(openCandidates()).toEqual([
      {
        candidateId,
        plate: '12C12345',
        gate: '1',
        lane: '2',
        confidence: 0.91,
        seenAt: START,
        closedAt: null,
        photo: 'a'.repeat(64),
      },
    ]);
    expect(visits()).toEqual([]);
    const after = recordsOf(yard.db);
    const changed = Object.keys(after).filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    expect(changed.sort()).toEqual(['candidates', 'photos']);
  });

  it('[PH2] of a declared truck does not bring it in either', () => {
    const { visitId } = yard.ok('expected.add', { plate: '12C-123.45', ...EXPORT, cargoClass: 'fresh' });
    report();
    report({ lane: '1' });
    expect(visits()).toMatchObject([{ visitId, stage: 'expected' }]);
  });

  it('[PH2] again within a minute only brings the reading up to date, and keeps the first picture', () => {
    const first = report({ confidence: 0.6, photo: PICTURE }, kept('a'));
    yard.at(1);
    expect(report({ confidence: 0.97, photo: PICTURE }, kept('b'))).toBe(first);
    expect(report({ confidence: 0.2, seenAt: START + 30_000 }), 'a reading that came late').toBe(first);
    expect(openCandidates()).toMatchObject([
      { candidateId: first, confidence: 0.97, seenAt: START + MINUTE_MS, photo: 'a'.repeat(64) },
    ]);
    yard.at(3);
    expect(report()).not.toBe(first);
    expect(openCandidates()).toHaveLength(1);
  });

  it('[PH2] of the next truck closes the one before at its lane, in the same change, and at no other', () => {
    const first = report();
    const other = report({ lane: '1', plate: '98C-000.01' });
    const before = yard.seq();
    const next = report({ plate: '15C-999.99' });
    expect(yard.seq()).toBe(before + 1);
    expect(openCandidates().map(({ candidateId }) => candidateId)).toEqual([other, next]);
    expect(yard.refused('candidate.close', { candidateId: first }).code).toBe('candidate.closed');
  });

  it('[PH2] ahead of the clock is refused; a disk that keeps no picture hides no truck', () => {
    const ahead = { plate: '12C-123.45', gate: '1', lane: '2', confidence: 1, seenAt: START + 3 * MINUTE_MS };
    expect(yard.refused('candidate.report', ahead).code).toBe('visit.future');
    const isNone: Prepared = { picture: { ok: false, refusal: { code: 'photo.not-a-picture' } } };
    const reading = { plate: '12C-123.45', gate: '1', lane: '2', confidence: 1, photo: PICTURE };
    expect(yard.run('candidate.report', reading, { prepared: isNone })).toMatchObject({
      refusal: { code: 'photo.not-a-picture' },
    });
    expect(openCandidates()).toEqual([]);
    report({ photo: PICTURE }, { picture: { ok: false, refusal: { code: 'photo.not-kept' } } });
    expect(openCandidates()).toMatchObject([{ plate: '12C12345', photo: null }]);
  });

  it('[PH2] is closed by the arrival that took it, and its picture becomes the visit’s', () => {
    const candidateId = report({ plate: '12C-128.45', photo: PICTURE }, kept('a'));
    // The camera misread one digit; the person at the gate did not.
    const visitId = arrive({ candidateId, gate: '1', lane: '2' });
    expect(openCandidates()).toEqual([]);
    expect(yard.ask('photo.list', { visitId }).photos).toMatchObject([{ sha256: 'a'.repeat(64), isKept: true }]);
    const id = parseWireId('visit', visitId) as VisitId;
    expect(yard.stores.records.require('candidate', 1)).toMatchObject({ visitId: id, closedAt: START });
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });

  it('[PH2] is closed by an arrival of its plate at its lane, although nobody named it', () => {
    report({ photo: PICTURE }, kept('a'));
    report({ lane: '1', photo: PICTURE }, kept('b'));
    const visitId = arrive({ gate: '1', lane: '2' });
    expect(openCandidates()).toMatchObject([{ lane: '1' }]);
    expect(yard.ask('photo.list', { visitId }).photos).toMatchObject([{ sha256: 'a'.repeat(64) }]);
  });

  it('[PH2] of another plate stays when a truck comes in at its lane', () => {
    report({ plate: '98C-000.01' });
    arrive({ gate: '1', lane: '2' });
    expect(openCandidates()).toMatchObject([{ plate: '98C00001' }]);
  });

  it('[PH2, GA1] that is gone, or never was, keeps no truck out', () => {
    const candidateId = report();
    yard.ok('candidate.close', { candidateId });
    expect(yard.run('visit.arrive', { plate: '12C-123.45', ...EXPORT, candidateId })).toHaveProperty('ok');
    expect(yard.run('visit.arrive', { plate: '15C-000.01', ...EXPORT, candidateId: 'can_zz' })).toHaveProperty('ok');
    expect(yard.stores.records.require('candidate', 1).visitId).toBeNull();
  });

  it('[PH2, JO4] stands there again when the arrival is taken back', () => {
    const candidateId = report({ photo: PICTURE }, kept('a'));
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('visit.arrive', { plate: '12C-123.45', ...EXPORT, candidateId });
    yard.ok('change.undo', { seq });
    const after = recordsOf(yard.db);
    expect(after['candidates']).toEqual(before['candidates']);
    expect(after['photos']).toEqual(before['photos']);
  });
});
