import { describe, expect, it } from 'vitest';
import { PLAIN_STATE, readState, writeState } from '../../../../renderer/features/yard/screen-state.ts';
import { findPlaces, type NamedPlace } from '../../../../renderer/features/yard/places.ts';

describe('a saved view', () => {
  it('comes back as it was kept', () => {
    const state = {
      view: 'plugs',
      shown: ['open', 'wasted'],
      search: 'sầu riêng',
      group: 'row',
      hidden: ['papers'],
      sort: { column: 'stay', direction: 'desc' },
    } as const;
    expect(readState(writeState(state))).toEqual(state);
  });

  it.each(['', 'null', '[]', '{"view":"colours","group":7,"hidden":"all","sort":{"column":1}}'])(
    'what it does not understand is as if it were not said: %s',
    (text) => expect(readState(text)).toEqual(PLAIN_STATE),
  );

  it('forgets categories that its view does not know', () => {
    expect(readState('{"view":"dwell","shown":["over-24","open"]}').shown).toEqual(['over-24']);
    expect(readState('{"view":"dwell","shown":["open"]}').shown).toBeNull();
  });
});

describe('finding a place by what is typed', () => {
  const places: readonly NamedPlace[] = ['B', 'A', 'A · hàng A2', 'A · hàng A12'].map((text) => ({
    key: text,
    text,
    detail: text === 'B' ? 'Khu chờ' : '',
    input: { zone: text.slice(0, 1) },
  }));
  const found = (text: string) => findPlaces(places, text, 9).map(({ key }) => key);

  it('the exact code comes first, then what begins so, then what has the words', () => {
    expect(found('a')).toEqual(['A', 'A · hàng A2', 'A · hàng A12']);
    expect(found('hang a2')).toEqual(['A · hàng A2']);
    expect(found('khu cho')).toEqual(['B']);
    expect(found('')).toHaveLength(4);
    expect(found('zz')).toEqual([]);
  });
});
