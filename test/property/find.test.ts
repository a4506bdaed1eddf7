import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { databasePath, openInMemory } from '../../electron/db/open.ts';
import { search } from '../../electron/areas/find/search.ts';
import { replay } from '../../electron/engine/replay.ts';
import { createStores, type Stores } from '../../electron/engine/stores.ts';
import { FITS, readSought } from '../../shared/domain/find/match.ts';
import type { Visit } from '../../shared/domain/records.ts';
import { fold } from '../../shared/kernel/text.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { SEED, seeded } from '../support/chance.ts';
import { runDue } from '../support/due.ts';
import { actorWith, aYard, nextCommandId, type Yard } from '../support/yard.ts';

const HISTORIES = 16;
const STEPS = 70;
const VIEWER = actorWith('viewer');

let yard: Yard | null = null;
afterEach(() => {
  yard?.close();
  yard = null;
});

const PLATES = ['29C-123.45', '29D12345', '2901-2345', '12C 88800', '12C88B00', '51B-808.08', '桂A12345', '15R00011'];
const CONTAINERS = ['CSQU3054383', 'MSCU 663987-1', null];
const FIRMS = ['HTX Vận tải Đức Mạnh', 'Công ty TNHH Hữu Nghị', 'Nguyễn Huệ', null];
const GOODS = ['Sầu riêng', 'Mít', 'Linh kiện 29C', null];
const NOTES = ['giao 88800 thùng', 'chờ  ông Đức', '“29C” đợi', null];
const DECLARATIONS = ['10722334455', '107 2233 4466', null];
const NAMES = ['Nguyễn Văn Đức', 'Lý Thị Hồng', 'Đỗ Mạnh', '29C'];
const PHONES = ['0912 345 678', '0988.800.011', null];
const TEXTS = [
  ...['29', '29c', '29C-123.45', '29c 123 45', '2912345', '29O12345', 'b8', '8800', '88800', '12c88800', '808', '5IB'],
  ...['a1', '桂A', '桂a12345', '12345', 'csqu', '3054383', '107223344', '10722334466', 'hnq0001', 'HN-Q 0002'],
  ...['duc', 'Đức', 'đức mạnh', 'manh duc', 'hue', 'sau rieng', 'sau', 'ieng', 'mi', 'it', 'ông', '“29', '29c duc'],
  // A person's value and what stands on the truck.
  ...['duc 29c', 'nguyen 12345', 'hồng sầu riêng', 'do manh 12c', '0912 đức', 'ly 808', 'manh 12C888B0', 'hong 107'],
  ...['hue 0988', 'van mit', 'duc manh 29d', '51b 800011', 'duc hong', 'nguyen huu 345', 'thi csqu 0912', 'do 29c zz'],
  ...[
    'van',
    'nguyen van duc',
    'hồng',
    '0912',
    '345678',
    '800011',
    'do',
    'giao 12c',
    'zz',
    '98765432',
    '-',
    'c c',
    'ry',
  ],
] as const;

/** Random yards in which things are declared, come, are corrected, leave, are taken back and are erased. */
function history(random: () => number): Yard {
  const now = (yard = aYard({ inMemory: true }));
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const particulars = () => ({
    containerNo: one(CONTAINERS),
    carrier: one(FIRMS),
    goods: one(GOODS),
    note: one(NOTES),
    customsDeclarationNo: one(DECLARATIONS),
    trailerPlate: random() < 0.3 ? '12R-808.88' : null,
  });
  const corrections = () => [
    { containerNo: one(CONTAINERS) },
    { carrier: one(FIRMS) },
    { goods: one(GOODS) },
    { note: one(NOTES) },
    { customsDeclarationNo: one(DECLARATIONS) },
    { plate: one(PLATES) },
  ];
  const crossing = { direction: 'export', crossing: 'HN', cargoClass: 'fresh' } as const;
  let minute = 0;
  for (let n = 0; n < STEPS; n += 1) {
    now.at((minute += Math.floor(random() * 40)));
    const all = now.stores.visits.newest({ stage: null, from: null, to: null, limit: 100 });
    const visitId = wireId('visit', all.length === 0 ? 1 : one(all).id);
    const driver = { driver: one(NAMES), phone: one(PHONES) };
    const kind = random();
    if (kind < 0.25)
      now.run('visit.arrive', {
        plate: one(PLATES),
        ...crossing,
        ...particulars(),
        ...driver,
        resolve: 'left-unrecorded',
      });
    else if (kind < 0.35) now.run('expected.add', { plate: one(PLATES), ...crossing, ...particulars(), ...driver });
    else if (kind < 0.5) now.run('visit.amend', { visitId, ...one(corrections()), reason: 'sai' });
    else if (kind < 0.65) now.run('visit.depart', { visitId, departure: 'turned-back', reason: 'về' });
    else if (kind < 0.7) now.run('expected.cancel', { visitId, reason: 'thôi' });
    else if (kind < 0.82) now.run('change.undo', { seq: Math.max(1, now.seq() - Math.floor(random() * 8)) });
    else if (kind < 0.88) now.run('person.add', { visitId, person: { name: one(NAMES), phone: one(PHONES) } });
    else if (kind < 0.9) {
      now.at((minute += 31 * 24 * 60));
      runDue(now, 'person.erase');
    } else now.stores.index.settle(1 + Math.floor(random() * 6), 1);
  }
  expect(now.defects).toEqual([]);
  return now;
}

/** What fits, said once more and plainly: every visit and every kept value read, nothing looked up. */
function plainly({ stores, db }: Yard, text: string, withPeople: boolean): readonly string[] {
  const plain = (code: string | null): string =>
    (code ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s.\-]/g, '');
  const alike = (code: string): string =>
    [...code]
      .map((sign) => ['0odq', '1il', '2z', '5s', '6g', '8b'].find((group) => group.includes(sign))?.[0] ?? sign)
      .join('');
  const code = plain(text);
  const phrase = fold(text);
  const words = phrase.split(' ').filter((word) => plain(word) !== '');
  const ofCode = (field: string, wanted: string): number => {
    const how = (a: string, b: string): number =>
      a === b ? 0 : a.startsWith(b) ? 1 : [...b].length > 2 && a.includes(b) ? 2 : 9;
    if (field === '' || wanted === '') return 9;
    return Math.min(how(field, wanted), how(alike(field), alike(wanted)) < 9 ? 3 : 9);
  };
  const ofWords = (field: string, wanted: string): number => {
    if (field === wanted) return 0;
    if (` ${field}`.includes(` ${wanted}`)) return 1;
    return [...wanted].length > 2 && field.includes(wanted) ? 2 : 9;
  };
  const isApart = words.length > 1 && words.some((word) => [...word].length > 1);
  const best = (visit: Visit, aCode: string, aPhrase: string): number => {
    const codes = [
      visit.plate,
      visit.trailerPlate,
      visit.containerNo,
      visit.queueNumber,
      visit.customsDeclarationNo,
    ].map(plain);
    const prose = [visit.carrier, visit.goods, visit.note].flatMap((field) => (field === null ? [] : [fold(field)]));
    return Math.min(9, ...codes.map((field) => ofCode(field, aCode)), ...prose.map((field) => ofWords(field, aPhrase)));
  };
  const ofVisit = (visit: Visit): number => {
    const each = words.map((word) => bestOnVisit(visit, word));
    return Math.min(best(visit, code, phrase), isApart ? Math.max(2, ...each) : 9);
  };
  const bestOnVisit = (visit: Visit, word: string): number => best(visit, plain(word), word);
  const ofPeople = (visit: Visit): number => {
    const people = db
      .prepare('SELECT name, phone FROM person_data WHERE person_id IN (SELECT id FROM people WHERE visit_id = ?)')
      .all(visit.id) as readonly { readonly name: string | null; readonly phone: string | null }[];
    const hows = people.flatMap(({ name, phone }) => {
      const inName = (some: string): number => (name === null || /\d/.test(some) ? 9 : ofWords(fold(name), some));
      const inPhone = (some: string): number => {
        const how = phone === null || !/^\d{3,}$/.test(some) ? 9 : ofCode(plain(phone), some);
        return how === 3 ? 9 : how;
      };
      // Each word in the person, or else on the visit: two signs of a figure taken for a letter count there only.
      const each = words.map((word) =>
        Math.min(inName(word), inPhone(plain(word))) < 9 ? 2 : bestOnVisit(visit, word),
      );
      return [inName(phrase), inPhone(code), isApart ? Math.max(2, ...each) : 9];
    });
    return Math.min(9, ...hows);
  };
  return stores.visits
    .newest({ stage: null, from: null, to: null, limit: 1000 })
    .map((visit) => ({
      visit,
      how: Math.min(ofVisit(visit), withPeople ? ofPeople(visit) : 9),
      rank: ['departed', 'cancelled'].includes(visit.stage) ? 1 : 0,
    }))
    .filter(({ how }) => how < 9)
    .sort((a, b) => a.how - b.how || a.rank - b.rank || b.visit.id - a.visit.id)
    .map(({ visit, how }) => `${wireId('visit', visit.id)} ${['exact', 'start', 'part', 'slip'][how] ?? ''}`);
}

function foundBy(stores: Stores, text: string, withPeople: boolean): readonly string[] {
  const sought = readSought(text);
  if (typeof sought === 'string') return [];
  const within = { stage: null, from: null, to: null };
  const { hits } = search(stores, { sought, within, limit: 1000, withPeople, withDocuments: withPeople });
  return hits.map(({ visitId, match }) => `${wireId('visit', visitId)} ${match.how}`);
}

describe('finding visits', () => {
  it(`[VF1, VF3, VF4, VF7] finds what a plain look through everything finds, in ${String(HISTORIES)} histories`, () => {
    const random = seeded(SEED);
    let hits = 0;
    for (let n = 0; n < HISTORIES; n += 1) {
      const now = history(random);
      for (const text of TEXTS) {
        if (typeof readSought(text) === 'string') continue;
        for (const withPeople of [true, false]) {
          const found = foundBy(now.stores, text, withPeople);
          expect(found, text).toEqual(plainly(now, text, withPeople));
          hits += found.length;
        }
        const asked = now.ask('visit.find', { text, limit: 1000 }, VIEWER).visits;
        expect(asked.map(({ visitId, match }) => `${visitId} ${match?.how ?? ''}`)).toEqual(plainly(now, text, false));
      }
      now.close();
    }
    expect(hits).toBeGreaterThan(HISTORIES * 100);
  });

  it('[VF1, VF6] tells each person who fits, with words of the truck or without, and only to whose work needs it', () => {
    const random = seeded(SEED + 3);
    let told = 0;
    for (let n = 0; n < 6; n += 1) {
      const now = history(random);
      for (const text of TEXTS) {
        if (typeof readSought(text) === 'string') continue;
        const { people, visits } = now.ask('visit.find', { text, limit: 1000 });
        const of = new Map(visits.map((visit) => [visit.visitId, visit.match]));
        for (const { visitId, match } of people) {
          // Whoever fits brings the own visit along, and never better than it fits itself.
          expect(FITS.indexOf(of.get(visitId)?.how ?? 'slip'), text).toBeLessThanOrEqual(FITS.indexOf(match.how));
          expect(['driver', 'phone', 'document']).toContain(match.field);
          expect(match.text).not.toBe('');
        }
        told += people.length;
        expect(now.ask('visit.find', { text, limit: 1000 }, VIEWER).people).toEqual([]);
      }
      now.close();
    }
    expect(told).toBeGreaterThan(100);
  });

  it('[VF7] a journal that is told again is found by the same', () => {
    const random = seeded(SEED + 1);
    for (let n = 0; n < 6; n += 1) {
      const now = history(random);
      const db = openInMemory();
      const again = createStores(db);
      replay(now.stores.journal.allEvents(), db, again);
      for (const text of TEXTS) expect(foundBy(again, text, false), text).toEqual(foundBy(now.stores, text, false));
      while (again.index.settle(7, 1));
      for (const text of TEXTS) expect(foundBy(again, text, false), text).toEqual(foundBy(now.stores, text, false));
      db.close();
      now.close();
    }
  });

  it('[VF8] an index that is made anew beside the work finds the same, also when it is interrupted', () => {
    const random = seeded(SEED + 2);
    for (let n = 0; n < 6; n += 1) {
      const now = history(random);
      const before = TEXTS.map((text) => foundBy(now.stores, text, true));
      now.db.exec(`DELETE FROM fresh_texts; DELETE FROM visit_parts; DELETE FROM part_counts; DELETE FROM person_texts;
        UPDATE find_state SET visits_until = (SELECT max(id) FROM visits), people_until = 1000000`);
      expect(now.ask('visit.find', { text: '29' }).isPartial).toBe(true);
      now.stores.index.settle(5, 1);
      // What changes meanwhile is taken in by its change and not a second time.
      for (const { id } of now.stores.visits.newest({ stage: null, from: null, to: null, limit: 3 }))
        now.run('visit.amend', { visitId: wireId('visit', id), note: null, reason: 'sai' });
      while (createStores(now.db).index.settle(5, 1));
      expect(now.ask('visit.find', { text: '29' }).isPartial).toBe(false);
      TEXTS.forEach((text, at) => {
        if (typeof readSought(text) === 'string') return;
        const found = foundBy(now.stores, text, true);
        expect(found, text).toEqual(plainly(now, text, true));
        expect(found.length).toBeLessThanOrEqual(before[at]?.length ?? 0);
      });
      now.close();
    }
  });
});

it('[VF6] whose values were erased is not found, and no byte of what they were found by is left', () => {
  const now = (yard = aYard());
  const file = (): string => {
    now.db.pragma('wal_checkpoint(TRUNCATE)');
    return readFileSync(databasePath(now.folder ?? '')).toString('latin1');
  };
  const { visitId } = now.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN', people: 0 });
  for (let n = 100; n < 300; n += 1)
    now.run(
      'person.add',
      { visitId, person: { name: `Quách Tỉnh ${String.fromCodePoint(0x4e00 + n)}`, phone: `0977${String(n)}111` } },
      { commandId: nextCommandId() },
    );
  const find = (text: string) => now.ask('visit.find', { text }).visits.map(({ match }) => match?.field);
  expect([find('quach tinh'), find('0977150'), find('150111')]).toEqual([['driver'], ['phone'], ['phone']]);
  expect(now.ask('visit.find', { text: 'quach tinh' }, VIEWER).visits).toEqual([]);
  expect(file()).toContain('quach tinh');
  now.ok('visit.depart', { visitId });
  now.at(31 * 24 * 60);
  runDue(now, 'person.erase');
  while (now.stores.index.settle(100, 1));
  expect([find('quach tinh'), find('0977150')]).toEqual([[], []]);
  expect(file()).not.toMatch(/quach tinh|Qu\u00c3\u00a1ch|0977\d{3}111/);
});
