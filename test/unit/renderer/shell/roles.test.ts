import { describe, expect, it } from 'vitest';
import { byRank } from '../../../../renderer/shell/roles.ts';
import { ROLES } from '../../../../shared/domain/vocabulary.ts';

describe('the roles of somebody who has several', () => {
  it('begin with the one that says most, in whatever order they were given', () => {
    expect(byRank(['gate', 'administrator', 'rest'])).toEqual(['administrator', 'gate', 'rest']);
    expect(byRank(['viewer', 'rest', 'coordinator'])).toEqual(['coordinator', 'rest', 'viewer']);
    expect(byRank([])).toEqual([]);
  });

  it('leave none out', () => {
    expect(byRank(ROLES)).toHaveLength(ROLES.length);
    expect(byRank(ROLES)[0]).toBe('administrator');
  });
});
