import type { QueryHandlers } from '../../engine/handler.ts';

type PhotoQuery = 'photo.list';

export const photoQueries: Pick<QueryHandlers, PhotoQuery> = {
  'photo.list'() {
    throw new Error('not built');
  },
};
