import { describe, expect, it } from 'vitest';
import { caseCodeOf } from '../../../shared/domain/gate/cases.ts';

describe('what made a visit a case', () => {
  it.each([
    ['left-unrecorded', 'left-unrecorded', []],
    ['left-under-hold', 'left-under-hold', ['visit.crossed-uncalled']],
    ['crossed-uncalled', 'crossed', ['plate.not-declared', 'visit.crossed-uncalled']],
    ['same-plate', null, ['visit.same-plate']],
    ['vehicle-swapped', null, ['plate.not-declared']],
  ] as const)('[GA1] %s', (code, departure, warnings) => {
    expect(caseCodeOf({ departure, warnings })).toBe(code);
  });
});
