import type { App } from '../client/app-context.ts';
import type { WireId } from '../../shared/kernel/ids.ts';

/** The yard answers F4 once it stands; a yard that never does is not waited for. */
const PATIENCE_MS = 3000;
const AT_ONCE_MS = 150;

/** Goes to the yard with a truck and opens what F4 opens there: where it would stand best. */
export function openPlacing(app: App, visitId: WireId<'visit'>): void {
  app.selection.set({ visitId, slotId: app.rows.get('visit', visitId)?.slotId ?? null });
  app.place.set({ screen: 'yard', wish: null });
  let isDone = false;
  const place = (): void => {
    const action = app.keys.actionOf('F4');
    if (isDone || app.place.get().screen !== 'yard' || action === null || action.isEnabled === false) return;
    isDone = true;
    stop();
    action.run();
  };
  // The keys change hands when the screen stands, and again when it has taken the selection over.
  const stop = app.keys.watch(() => setTimeout(place, 0));
  setTimeout(place, AT_ONCE_MS);
  setTimeout(stop, PATIENCE_MS);
}
