import { wireId } from '../../../shared/kernel/ids.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const siteQueries: Pick<QueryHandlers, 'user.list'> = {
  'user.list'(_input, context) {
    return {
      users: context.stores.site.users().map(({ id, user, displayName, roles, isActive }) => ({
        userId: wireId('user', id),
        user,
        displayName,
        roles,
        isActive,
      })),
    };
  },
};
