import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { readListFor } from '../../support/declared-list.ts';
import { actorWith, aYard, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const QUEUE = { direction: 'export', crossing: 'HN' } as const;

/** Who is recorded on a visit: role, name and phone. */
function peopleOf(visitId: string): readonly (readonly [string, string | null, string | null])[] {
  const people = yard.stores.people.ofVisit((parseWireId('visit', visitId) ?? 0) as never);
  return people.map(({ id, role }) => {
    const { name, phone } = yard.stores.people.dataOf(id);
    return [role, name, phone] as const;
  });
}

function declared(more: object): string {
  return yard.ok('expected.add', { plate: '12C-333.33', cargoClass: 'general', ...QUEUE, ...more }).visitId;
}

describe('who drives', () => {
  it('[GA2] another driver than declared is recorded with a warning, in place of the one who did not come', () => {
    const visitId = declared({ driver: 'Nguyễn Văn An', people: 1 });
    yard.at(30);
    const arrived = yard.ok('visit.arrive', { visitId, plate: '12C-333.33', driver: 'Trần Bình', phone: '0901' });
    expect(arrived.warnings).toEqual(['driver.other-than-declared']);
    expect(peopleOf(visitId)).toEqual([['driver', 'Trần Bình', '0901']]);
    expect(yard.ask('rest.load', {}).peopleOnSite).toBe(1);
    yard.at(60);
    expect(yard.ask('report.daily', { on: '2026-02-10' }).people).toMatchObject({ in: 1, out: 0, closing: 1 });
  });

  it('[GA2] the declared driver is along when that many people came', () => {
    const visitId = declared({ driver: 'Nguyễn Văn An', people: 2 });
    yard.ok('visit.arrive', { visitId, plate: '12C-333.33', driver: 'Trần Bình' });
    expect(peopleOf(visitId)).toEqual([
      ['co-driver', 'Nguyễn Văn An', null],
      ['driver', 'Trần Bình', null],
    ]);
  });

  it('[GA2] the declared driver, spelt anyhow, is the same person, and a phone given at the gate is kept', () => {
    const visitId = declared({ driver: 'Nguyễn Văn An', people: 1 });
    const arrived = yard.ok('visit.arrive', { visitId, plate: '12C-333.33', driver: 'NGUYEN VAN AN', phone: '0902' });
    expect(arrived.warnings).toEqual([]);
    expect(peopleOf(visitId)).toEqual([['driver', 'NGUYEN VAN AN', '0902']]);
  });

  it('[JO3] an amended driver is the one driver, and a phone alone is kept', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-333.33', ...QUEUE, driver: 'Bình', people: 1 });
    yard.ok('visit.amend', { visitId, driver: 'Trần Bình' }, actorWith('gate'));
    yard.ok('visit.amend', { visitId, phone: '0903' }, actorWith('gate'));
    expect(peopleOf(visitId)).toEqual([['driver', 'Trần Bình', '0903']]);
    const story = yard.ask('visit.story', { visitId });
    expect(story.events.filter((event) => event.type === 'person.named')).toHaveLength(2);
  });

  it('[JO3] an amendment that names the co-driver makes him the driver', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-333.33', ...QUEUE, driver: 'An', people: 2 });
    yard.ok('rest.serve', { visitId, person: { name: 'Bình' }, service: 'meal' });
    yard.ok('visit.amend', { visitId, driver: 'Bình' });
    expect(peopleOf(visitId)).toEqual([
      ['co-driver', 'An', null],
      ['driver', 'Bình', null],
    ]);
  });

  it('[GA2] a second list of the same trip brings the driver and the phone that the first lacked', async () => {
    const lists = [
      'Biển số,Hướng,Cửa khẩu,Hàng,Lái xe,Điện thoại\n12C-333.33,Xuất,Hữu Nghị,Dưa hấu,,\n',
      'Biển số,Hướng,Cửa khẩu,Hàng,Lái xe,Điện thoại\n12C-333.33,Xuất,Hữu Nghị,Dưa hấu,Nguyễn Văn An,0904\n',
      'Biển số,Hướng,Cửa khẩu,Hàng,Lái xe,Điện thoại\n12C-333.33,Xuất,Hữu Nghị,Dưa hấu,Người Khác,0905\n',
    ];
    const seen = [];
    for (const [n, content] of lists.entries()) {
      const fileName = `l${String(n)}.csv`;
      const bytes = Buffer.from(content);
      const list = await readListFor(yard, fileName, bytes);
      const input = { fileName, contentBase64: bytes.toString('base64') };
      expect(yard.run('expected.import', input, { prepared: { list } })).toHaveProperty('ok');
      const [visit] = yard.stores.visits.expected();
      seen.push(peopleOf(`vis_${(visit?.id ?? 0).toString(36)}`));
    }
    expect(seen).toEqual([[], [['driver', 'Nguyễn Văn An', '0904']], [['driver', 'Nguyễn Văn An', '0904']]]);
  });
});
