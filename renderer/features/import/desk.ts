import { call } from '../../client/http.ts';
import { sendCommand, type App } from '../../client/app-context.ts';
import type { Fault, Refusal } from '../../../shared/contract/errors.ts';
import { createValue, type Value } from '../../ui/value.ts';
import type { RowStore } from '../../store/row-store.ts';
import { base64Of, previewOf, type Preview } from './verdicts.ts';

/** A file as it was picked. */
export type ListFile = { readonly name: string; readonly contentBase64: string };

/** What happened to the last list that was taken over. */
export type Taken = {
  readonly name: string;
  readonly accepted: number;
  readonly merged: number;
  readonly refused: number;
  readonly visitIds: ReadonlySet<string>;
};

/** Where the one list that a station works on stands. */
export type DeskState =
  | { readonly phase: 'empty' }
  | { readonly phase: 'reading' | 'accepting'; readonly name: string; readonly commandId: string }
  | { readonly phase: 'refused'; readonly name: string; readonly problem: Refusal | Fault }
  | {
      readonly phase: 'preview';
      readonly file: ListFile;
      readonly preview: Preview;
      readonly problem: Refusal | Fault | null;
    };

/** The list on the desk stays there while its operator sees to a truck at the gate. */
export type Desk = {
  readonly state: Value<DeskState>;
  readonly taken: Value<Taken | null>;
};

const desks = new WeakMap<RowStore, Desk>();

/** The desk of this session. */
export function deskOf(app: App): Desk {
  let desk = desks.get(app.rows);
  if (desk === undefined) {
    desk = { state: createValue<DeskState>({ phase: 'empty' }), taken: createValue<Taken | null>(null) };
    desks.set(app.rows, desk);
  }
  return desk;
}

/** Asks the host what would become of each row; nothing is written. */
export async function readFile(app: App, desk: Desk, file: File): Promise<void> {
  const commandId = app.newCommandId();
  desk.state.set({ phase: 'reading', name: file.name, commandId });
  let contentBase64: string;
  try {
    contentBase64 = base64Of(new Uint8Array(await file.arrayBuffer()));
  } catch {
    desk.state.set({ phase: 'refused', name: file.name, problem: { code: 'list.broken' } });
    return;
  }
  const input = { fileName: file.name.slice(-200), contentBase64, dryRun: true };
  const outcome = await app.port.send('expected.import', input, commandId);
  if (!isStill(desk, commandId)) return;
  if ('ok' in outcome) {
    const preview = previewOf(outcome.ok);
    desk.state.set({ phase: 'preview', file: { name: file.name, contentBase64 }, preview, problem: null });
  } else {
    desk.state.set({ phase: 'refused', name: file.name, problem: problemOf(outcome) });
  }
}

/** Takes the list that was looked at over: every row that can be, or none. */
export async function acceptFile(app: App, desk: Desk): Promise<boolean> {
  const before = desk.state.get();
  if (before.phase !== 'preview') return false;
  const { file, preview } = before;
  const commandId = app.newCommandId();
  desk.state.set({ phase: 'accepting', name: file.name, commandId });
  const input = { fileName: file.name.slice(-200), contentBase64: file.contentBase64 };
  const outcome = await sendCommand(app, 'expected.import', input, file.name, commandId);
  if (!isStill(desk, commandId)) return false;
  if (!('ok' in outcome)) {
    desk.state.set({ ...before, problem: problemOf(outcome) });
    return false;
  }
  const { accepted, merged, visitIds } = outcome.ok;
  desk.taken.set({
    name: file.name,
    accepted,
    merged,
    refused: preview.counts.refused,
    visitIds: new Set(visitIds),
  });
  desk.state.set({ phase: 'empty' });
  return true;
}

/** Asks the host to stop reading. What was read before the word arrived is answered as it is. */
export async function cancelReading(app: App, desk: Desk): Promise<void> {
  const state = desk.state.get();
  if (state.phase !== 'reading' && state.phase !== 'accepting') return;
  await call(`/api/commands/${state.commandId}`, { method: 'DELETE', token: app.session.token }).catch(() => null);
}

function isStill(desk: Desk, commandId: string): boolean {
  const state = desk.state.get();
  return 'commandId' in state && state.commandId === commandId;
}

function problemOf(outcome: { readonly refusal: Refusal } | { readonly fault: Fault }): Refusal | Fault {
  return 'refusal' in outcome ? outcome.refusal : outcome.fault;
}
