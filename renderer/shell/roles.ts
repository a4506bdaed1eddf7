import type { Role } from '../../shared/domain/vocabulary.ts';

/** Whose word stands for somebody with several roles: the farthest reaching first. */
const RANKED: readonly Role[] = ['administrator', 'manager', 'coordinator', 'gate', 'rest', 'viewer', 'wall'];

/** Roles with the one that says most first, whatever order they were given in. */
export function byRank(roles: readonly Role[]): readonly Role[] {
  return RANKED.filter((role) => roles.includes(role));
}
