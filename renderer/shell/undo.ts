import { sendCommand, type App } from '../client/app-context.ts';

/**
 * What Ctrl+Z and the key bar's undo do: take back this station's last act, newest change first, as long as it is one
 * that can be (JO4). One at a time: a key held down or pressed twice takes one act back, not two. A screen with
 * something half done answers instead.
 */
export function createUndo(app: App): () => Promise<void> {
  let isRunning = false;
  return async () => {
    const own = app.keys.actionOf('undo');
    if (own !== null) {
      own.run();
      return;
    }
    if (isRunning) return;
    isRunning = true;
    try {
      const last = app.lastOutcome.get();
      if (last === null || last.seq === null || !last.isReversible) return;
      for (const seq of [...(last.undoFirst ?? []), last.seq]) {
        const outcome = await sendCommand(app, 'change.undo', { seq }, last.subject ?? undefined);
        if (!('ok' in outcome)) return;
      }
    } finally {
      isRunning = false;
    }
  };
}

/** Whether Ctrl+Z belongs to what has the focus: typed text has its own undo, and a sheet hides what would change. */
export function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLTextAreaElement || target.closest('dialog') !== null) return true;
  return target instanceof HTMLInputElement && target.value !== '';
}
