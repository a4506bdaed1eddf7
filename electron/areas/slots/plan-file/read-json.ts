import { MOST_SLOTS } from '../../../../shared/domain/layout/check.ts';
import type { Plan } from '../../../../shared/domain/layout/plan.ts';
import { planSchema } from '../../../../shared/contract/plan.ts';
import type { ReadProblem } from '../../../../shared/contract/queries.ts';

type Read = { readonly plan: Plan | null; readonly rows: number; readonly problems: readonly ReadProblem[] };

/** Reads a plan from JSON: the form that `layout.now` gives. Each field that is wrong is named. */
export function readJson(text: string): Read {
  const value = parsed(text);
  if (!isObject(value))
    return { plan: null, rows: 0, problems: [{ row: null, column: null, code: 'not-a-plan', at: '' }] };
  const slots = value['slots'];
  const rows = Array.isArray(slots) ? slots.length : 0;
  if (rows > MOST_SLOTS) {
    const problem = { row: MOST_SLOTS + 1, column: 'slots', code: 'too-many-rows', at: String(MOST_SLOTS) };
    return { plan: null, rows, problems: [problem] };
  }
  const read = planSchema.safeParse(value);
  if (read.success) return { plan: read.data, rows, problems: [] };
  const problems = read.error.issues.flatMap((issue): readonly ReadProblem[] => {
    const [list, index, ...path] = issue.path;
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
    return keys.map((key) => {
      const field = [...(typeof index === 'number' ? path : issue.path), ...(key === null ? [] : [key])].map(String);
      return {
        row: typeof index === 'number' ? index + 1 : null,
        column: [...(typeof index === 'number' ? [String(list)] : []), ...field].join('.').slice(0, 80),
        code: 'field-wrong',
        at: (codeAt(value, list, index) ?? field.join('.')).slice(0, 80),
      };
    });
  });
  return { plan: null, rows, problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeAt(value: Readonly<Record<string, unknown>>, list: unknown, index: unknown): string | null {
  const things = typeof list === 'string' ? value[list] : null;
  const thing: unknown = Array.isArray(things) && typeof index === 'number' ? things[index] : null;
  return isObject(thing) && typeof thing['code'] === 'string' ? thing['code'] : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
