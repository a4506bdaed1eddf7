import { wireId } from '../../../shared/kernel/ids.ts';
import { withoutUndefined } from '../../../shared/kernel/without-undefined.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { reportSettingsWith } from '../../../shared/domain/reports/settings.ts';
import { restSettingsWith } from '../../../shared/domain/rest/settings.ts';
import { isWall } from '../../../shared/domain/site/session-life.ts';
import type { User } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';

type SiteCommand = 'user.save' | 'settings.save' | 'backup.run';

export const siteCommands: Pick<Handlers, SiteCommand> = {
  'user.save'(input, context) {
    const { site, records } = context.stores;
    const old = input.userId === undefined ? site.userByName(input.user) : records.get('user', input.userId);
    if (old === null && input.userId !== undefined) return refuse({ code: 'user.unknown' });
    const sameName = site.userByName(input.user);
    if (sameName !== null && sameName.id !== old?.id) return refuse({ code: 'user.name-taken' });
    const { secret, pin } = context.prepared;
    if (old === null && secret === undefined) return refuse({ code: 'user.needs-secret' });
    if (input.roles.includes('wall') && !isWall(input.roles)) return refuse({ code: 'user.wall-alone' });
    const user: User = {
      id: old?.id ?? context.newId('user'),
      user: input.user,
      displayName: input.displayName,
      roles: input.roles,
      isActive: input.isActive ?? old?.isActive ?? true,
    };
    const isAdministrator = (one: User): boolean => one.isActive && one.roles.includes('administrator');
    const others = site.users().filter((one) => one.id !== user.id);
    if (old !== null && !isAdministrator(user) && !others.some(isAdministrator))
      return refuse({ code: 'user.last-administrator' });
    if (old === null) context.log.insert('user.saved', 'user', user);
    else context.log.update('user.saved', 'user', old, user);
    if (secret !== undefined) context.keepSecret(user.id, secret);
    if (pin !== undefined) context.keepPin(user.id, pin);
    return ok({ userId: wireId('user', user.id) });
  },

  'settings.save'(input, context) {
    const { site } = context;
    const { rest, report, ...values } = input.values;
    const settings = {
      ...site.settings,
      ...withoutUndefined(values),
      ...(rest !== undefined && { rest: restSettingsWith(site.settings.rest, rest) }),
      ...(report !== undefined && { report: reportSettingsWith(site.settings.report, report) }),
    };
    const set = { settings, ...(input.siteName === undefined ? {} : { name: input.siteName }) };
    context.log.update('settings.saved', 'site', site, set);
    return ok({});
  },

  'backup.run'(_input, context) {
    const { backup } = context.prepared;
    if (backup === undefined) throw new Error('backup.run without a backup');
    return backup;
  },
};
