import type { QueryHandlers } from '../../engine/handler.ts';

type MealQuery = 'rest.meals' | 'rest.takings';

/** Sittings, portions, takings. */
export const mealQueries: Pick<QueryHandlers, MealQuery> = {
  'rest.meals': notBuilt,
  'rest.takings': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
