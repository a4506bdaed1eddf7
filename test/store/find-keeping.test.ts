import { expect, it } from 'vitest';
import { createFindKeeping } from '../../electron/engine/find-keeping.ts';
import { aYard } from '../support/yard.ts';

it('[VF8] reads an older database step by step, and rests when there is nothing to do', () => {
  const yard = aYard();
  try {
    const truck = { direction: 'export', crossing: 'HN' } as const;
    const { visitId } = yard.ok('visit.arrive', {
      plate: '29C-123.45',
      ...truck,
      note: 'giao kho chín',
      driver: 'Lý Hùng',
    });
    yard.ok('visit.depart', { visitId, departure: 'turned-back', reason: 'về' });
    const keeping = createFindKeeping(yard.db, yard.stores);
    expect(keeping.step()).toBe(false);
    yard.db.exec(`DELETE FROM fresh_texts; DELETE FROM person_texts;
      UPDATE find_state SET visits_until = (SELECT max(id) FROM visits), people_until = (SELECT max(id) FROM people)`);
    const found = (text: string) => yard.ask('visit.find', { text });
    expect([found('kho chin').visits, found('ly hung').visits, found('kho chin').isPartial]).toEqual([[], [], true]);
    expect(found('29C12345').visits).toMatchObject([{ visitId }]);
    let steps = 0;
    while (keeping.step()) steps += 1;
    expect(steps).toBeGreaterThan(0);
    expect(found('kho chin')).toMatchObject({ visits: [{ visitId, match: { field: 'note' } }], isPartial: false });
    expect(found('ly hung').visits).toMatchObject([{ visitId, match: { field: 'driver' } }]);
    expect(yard.db.inTransaction).toBe(false);
  } finally {
    yard.close();
  }
});
