import { usualOriginOf, type CameFrom, type Direction } from '../../shared/domain/vocabulary.ts';
import type { RowStore } from './row-store.ts';

/** One queue a truck can join. */
export type Course = { readonly direction: Direction; readonly crossing: string };

const KEY = 'ben-bai.course';

/** Every queue of the site as a choice, exports first, in the order of the crossings. */
export function coursesOf(rows: RowStore): readonly Course[] {
  const queues = [...rows.all('queue').values()];
  return queues
    .map(({ direction, crossing }) => ({ direction, crossing }))
    .sort((a, b) => (a.direction === b.direction ? 0 : a.direction === 'export' ? -1 : 1));
}

/** A lane of a gate, and the road that the gate opens to where one was set. */
export type Lane = { readonly gate: string; readonly lane: string; readonly side: CameFrom | null };

/**
 * What the last undeclared truck of this lane was for; where there was none, what comes in from the gate's side: exports
 * from inland, imports from the border.
 */
export function usualCourse({ gate, lane, side }: Lane, courses: readonly Course[]): Course | null {
  const [direction, crossing] = (localStorage.getItem(keyOf(gate, lane)) ?? '').split('|');
  const last = courses.find((course) => course.direction === direction && course.crossing === crossing);
  return last ?? courses.find((course) => usualOriginOf(course.direction) === (side ?? 'inland')) ?? courses[0] ?? null;
}

export function keepUsualCourse({ gate, lane }: Lane, course: Course): void {
  localStorage.setItem(keyOf(gate, lane), `${course.direction}|${course.crossing}`);
}

function keyOf(gate: string, lane: string): string {
  return `${KEY}.${gate}.${lane}`;
}

export function isSameCourses(a: readonly Course[], b: readonly Course[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, at) => each.direction === b[at]?.direction && each.crossing === b[at]?.crossing)
  );
}
