import { wireId } from '../../../shared/kernel/ids.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const viewQueries: Pick<QueryHandlers, 'view.list'> = {
  'view.list': ({ screen }, { stores, actor }) => ({
    views: stores.views
      .ofUser(actor.user, screen)
      .map(({ id, name, state }) => ({ viewId: wireId('savedView', id), name, state })),
  }),
};
