import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorWith, aYard, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const an = { ...actorWith('coordinator'), user: 'an' };
const binh = { ...actorWith('viewer'), user: 'binh' };
const namesOf = (actor: typeof an, screen = 'yard'): readonly string[] =>
  yard.ask('view.list', { screen }, actor).views.map(({ name }) => name);

describe('saved views', () => {
  it('the same name again replaces what was kept, on this screen only', () => {
    const first = yard.ok('view.save', { screen: 'yard', name: 'ca  đêm', state: '{"a":1}' }, an);
    yard.ok('view.save', { screen: 'count', name: 'ca đêm', state: '{"b":1}' }, an);
    const again = yard.ok('view.save', { screen: 'yard', name: 'ca đêm', state: '{"a":2}' }, an);
    expect(again).toEqual(first);
    expect(yard.ask('view.list', { screen: 'yard' }, an).views).toEqual([
      { ...first, name: 'ca đêm', state: '{"a":2}' },
    ]);
    expect(yard.ask('view.list', { screen: 'count' }, an).views).toMatchObject([{ state: '{"b":1}' }]);
  });

  it('nobody sees or forgets the views of another', () => {
    const { viewId } = yard.ok('view.save', { screen: 'yard', name: 'của An', state: '{}' }, an);
    expect(namesOf(binh)).toEqual([]);
    expect(yard.refused('view.remove', { viewId }, binh)).toEqual({ code: 'view.unknown' });
    yard.ok('view.remove', { viewId }, an);
    expect(namesOf(an)).toEqual([]);
    expect(yard.refused('view.remove', { viewId }, an)).toEqual({ code: 'view.unknown' });
  });

  it('keeps fifty of a screen: then the oldest goes', () => {
    yard.ok('view.save', { screen: 'yard', name: 'của Bình', state: '{}' }, binh);
    for (let n = 1; n <= 52; n += 1) yard.ok('view.save', { screen: 'yard', name: `v${String(n)}`, state: '{}' }, an);
    expect(namesOf(an)).toHaveLength(50);
    expect(namesOf(an)).not.toContain('v2');
    expect(namesOf(an)).toContain('v3');
    expect(namesOf(binh)).toEqual(['của Bình']);
  });
});
