import { describe, expect, it } from 'vitest';
import { routeOf, type ImportRoute } from '../../../../shared/domain/queue/routes.ts';
import { QUEUE_POINTS } from '../../../../shared/domain/queue/points.ts';
import { withMoved } from '../../../../renderer/features/settings/ordered-lines.ts';
import {
  problemOfRoute,
  routeDraftsOf,
  routesOfDrafts,
  withNewRoute,
} from '../../../../renderer/features/settings/route-draft.ts';

const ROUTES: readonly ImportRoute[] = [
  { cargoClass: 'fresh', points: ['quarantine', 'transshipment', 'main'] },
  { cargoClass: null, points: ['transshipment'] },
];

describe('the list of import routes while it is typed', () => {
  it('[QU23] is saved as it was read', () => {
    expect(routesOfDrafts(routeDraftsOf(ROUTES))).toEqual(ROUTES);
  });

  it('[QU23] places left empty close up', () => {
    const [line] = routeDraftsOf(ROUTES);
    expect(line && routesOfDrafts([{ ...line, points: ['', 'quarantine', 'main'] }])).toEqual([
      { cargoClass: 'fresh', points: ['quarantine', 'main'] },
    ]);
  });

  it('[QU23] a new line takes a class that has none, before the line for every class, and decides for it', () => {
    const lines = withNewRoute(routeDraftsOf(ROUTES));
    expect(lines.map(({ cargoClass }) => cargoClass)).toEqual(['fresh', 'electronics', 'any']);
    expect(lines.map((line) => problemOfRoute(line, lines))).toEqual([null, null, null]);
    const load = { direction: 'import', cargoClass: 'electronics', isClassProven: true } as const;
    expect(routeOf(load, routesOfDrafts(lines), QUEUE_POINTS)).toEqual(['quarantine', 'main']);
  });

  it('[QU23] a line that an earlier one leaves nothing to is told', () => {
    const lines = withMoved(routeDraftsOf(ROUTES), 1, -1);
    expect(lines.map((line) => problemOfRoute(line, lines))).toEqual([null, 'never']);
    const twice = routeDraftsOf([...ROUTES.slice(0, 1), ...ROUTES.slice(0, 1)]);
    expect(twice.map((line) => problemOfRoute(line, twice))).toEqual([null, 'never']);
  });

  it.each([
    [['', '', ''], 'empty'],
    [['main', '', 'main'], 'twice'],
    [['', '', 'main'], null],
  ] as const)('[QU23] the points %j of a line are %s', (points, problem) => {
    const [line] = routeDraftsOf(ROUTES);
    const changed = line && { ...line, points };
    expect(changed && problemOfRoute(changed, [changed])).toBe(problem);
  });
});
