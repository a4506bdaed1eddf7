import { expect, it } from 'vitest';
import { openInMemory } from '../../electron/db/open.ts';
import { createDrivenClock } from '../../electron/engine/clock.ts';
import { composeEngine } from '../../electron/engine/compose.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { placeOfFacility } from '../../shared/domain/rest/place.ts';
import { aSite } from '../support/a-site.ts';
import { START } from '../support/yard.ts';

it('[RE47] a site of the template has rooms for all beds, and a door for each facility on the edge of its building', () => {
  const db = openInMemory();
  const clock = createDrivenClock(START);
  const { dispatch, stores } = composeEngine({ db, siteClock: clock, machineClock: clock, logDefect: () => undefined });
  const { layout: _, ...site } = aSite({ template: 300 });
  const [outcome] = dispatch.runBatch([
    { commandId: 'site', name: 'site.create', input: site, actor: systemActor('system') },
  ]);
  expect(outcome).toHaveProperty('ok');
  const rooms = new Map(stores.rest.rooms().map((room) => [room.id, room]));
  expect(stores.rest.beds().length).toBeGreaterThan(20);
  for (const bed of stores.rest.beds()) {
    const room = bed.roomId === null ? undefined : rooms.get(bed.roomId);
    expect(room?.facilityId, bed.code).toBe(bed.facilityId);
    expect(room?.forWhom, bed.code).toBe(bed.isForWomen ? 'women' : 'everybody');
  }
  const buildings = db.prepare<[], string>('SELECT code FROM landmarks').pluck().all();
  for (const facility of stores.rest.facilities()) {
    expect(buildings).toContain(facility.code);
    expect(placeOfFacility(facility, [])).not.toBeNull();
  }
  expect(stores.rest.facilities().find(({ kind }) => kind === 'shower')?.turnMinutes).toBe(15);
  db.close();
});
