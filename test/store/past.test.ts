import { afterEach, beforeEach, expect, it } from 'vitest';
import { later } from '../../shared/kernel/instant.ts';
import { openCheckpoints } from '../../electron/db/checkpoints.ts';
import { openForReading } from '../../electron/db/open.ts';
import { createPast, type Past } from '../../electron/engine/past/past.ts';
import { createStores } from '../../electron/engine/stores.ts';
import { aYard, type Yard } from '../support/yard.ts';

/** So few changes between two checkpoints that a short history has several. */
const EVERY = 3;

let yard: Yard;
let finish: (() => void)[] = [];
beforeEach(() => {
  yard = aYard();
});
afterEach(() => {
  for (const end of finish.toReversed()) end();
  finish = [];
  expect(yard.defects).toEqual([]);
  yard.close();
});

/** The past as somebody finds it who has just opened the folder and asked nothing yet. */
function freshPast(): { readonly past: Past; readonly last: () => number } {
  const db = openForReading(yard.folder ?? '');
  const checkpoints = openCheckpoints(null);
  finish.push(
    () => db.close(),
    () => checkpoints.close(),
  );
  return { past: createPast(createStores(db), checkpoints, EVERY), last: () => checkpoints.last() };
}

/** A truck comes, goes, and its departure is taken back: a record that was over is needed again. */
function play(): void {
  yard.at(1);
  const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN', people: 2 });
  yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
  yard.at(5);
  yard.ok('slot.close', { slotId: 'slt_2', reason: 'vạch' });
  yard.ok('rest.check-in', { visitId, person: { name: 'Nông Văn Lợi' } });
  yard.at(9);
  const departed = yard.seqOf('visit.depart', { visitId });
  yard.ok('slot.open', { slotId: 'slt_2' });
  yard.at(12);
  yard.ok('change.undo', { seq: departed });
}

// A statement that is not prepared yet cannot be while the journal is being read (it says the connection is busy).
it('[YP1] is told at once to who has just opened the folder', () => {
  play();
  const { seq: _, ...told } = freshPast().past.at(later(yard.clock.now(), 1));
  expect(told.visits.map(({ plate, stage }) => [plate, stage])).toEqual([['12C12345', 'waiting']]);
  expect(told.slots.find(({ code }) => code === 'A02')?.status).toBe('open');
});

it('[YP2] checkpoints are made at once by who has just opened the folder', () => {
  play();
  const { past, last } = freshPast();
  expect(past.keep(() => true)).toBe(true);
  expect(last()).toBe(yard.seq() - (yard.seq() % EVERY));
});
