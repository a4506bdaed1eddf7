import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import type { SavedView } from '../../../shared/domain/records.ts';
import type { Context, Handlers } from '../../engine/handler.ts';

/** How many views somebody keeps of one screen; beyond that the oldest goes. */
const MOST_VIEWS = 50;

export const viewCommands: Pick<Handlers, 'view.save' | 'view.remove'> = {
  'view.save'(input, context) {
    const { user } = context.actor;
    const { screen, state } = input;
    const name = tidy(input.name);
    const kept = context.stores.views.ofUser(user, screen);
    const before = kept.find((view) => view.name === name);
    if (before !== undefined) {
      if (before.state !== state) context.log.update('view.saved', 'savedView', before, { state });
      return ok({ viewId: wireId('savedView', before.id) });
    }
    const oldest = kept.toSorted((a, b) => a.id - b.id).slice(0, Math.max(0, kept.length - MOST_VIEWS + 1));
    for (const view of oldest) forget(context, view);
    const view: SavedView = { id: context.newId('savedView'), user, screen, name, state };
    context.log.insert('view.saved', 'savedView', view);
    return ok({ viewId: wireId('savedView', view.id) });
  },

  'view.remove'({ viewId }, context) {
    const view = context.stores.records.get('savedView', viewId);
    // Another one's view is as good as none.
    if (view === null || view.user !== context.actor.user) return refuse({ code: 'view.unknown' });
    forget(context, view);
    return ok({});
  },
};

function forget(context: Context, view: SavedView): void {
  context.log.append({
    type: 'view.removed',
    visitId: null,
    change: { kind: 'savedView', id: view.id, set: null, was: { ...view } },
  });
}
