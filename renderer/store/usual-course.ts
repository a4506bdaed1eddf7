import type { Direction } from '../../shared/domain/vocabulary.ts';
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

/** What the last undeclared truck of this gate was for; the first queue where there was none. */
export function usualCourse(gate: string, courses: readonly Course[]): Course | null {
  const [direction, crossing] = (localStorage.getItem(`${KEY}.${gate}`) ?? '').split('|');
  return courses.find((course) => course.direction === direction && course.crossing === crossing) ?? courses[0] ?? null;
}

export function keepUsualCourse(gate: string, course: Course): void {
  localStorage.setItem(`${KEY}.${gate}`, `${course.direction}|${course.crossing}`);
}

export function isSameCourses(a: readonly Course[], b: readonly Course[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, at) => each.direction === b[at]?.direction && each.crossing === b[at]?.crossing)
  );
}
