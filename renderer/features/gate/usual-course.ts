import type { RowStore } from '../../store/row-store.ts';
import type { Course } from './entry.ts';

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
