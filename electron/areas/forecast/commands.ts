import type { Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import { checkInput } from '../../../shared/domain/forecast/check-input.ts';
import type { CountLine, InputFacts } from '../../../shared/domain/forecast/types.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';

export const forecastCommands: Pick<
  Handlers,
  'daily-count.import' | 'daily-count.remove' | 'forecast-input.save' | 'forecast-input.remove'
> = {
  'daily-count.import': importCounts,

  'daily-count.remove'({ countSheetId }, context) {
    const { stores, log, now, actor } = context;
    const sheet = stores.records.get('countSheet', countSheetId);
    if (sheet === null || sheet.removedAt !== null) return refuse({ code: 'daily-count.unknown' });
    log.update('daily-count.removed', 'countSheet', sheet, { removedAt: now, removedBy: actor.user });
    return ok({});
  },

  'forecast-input.save'({ inputId, ...said }, context) {
    const { stores, log, now, actor } = context;
    const facts: InputFacts = { ...said, note: tidy(said.note) };
    const wrong = checkInput(
      facts,
      stores.queues.crossings().map(({ code }) => code),
    );
    if (wrong !== null) return refuse({ code: wrong });
    const saved = { savedAt: now, savedBy: actor.user };
    if (inputId === undefined) {
      const input = { id: context.newId('forecastInput'), ...facts, ...saved, removedAt: null };
      log.insert('forecast-input.saved', 'forecastInput', input);
      return ok({ inputId: wireId('forecastInput', input.id) });
    }
    const before = stores.records.get('forecastInput', inputId);
    if (before === null || before.removedAt !== null) return refuse({ code: 'forecast-input.unknown' });
    log.update('forecast-input.saved', 'forecastInput', before, { ...facts, ...saved });
    return ok({ inputId: wireId('forecastInput', inputId) });
  },

  'forecast-input.remove'({ inputId }, { stores, log, now }) {
    const input = stores.records.get('forecastInput', inputId);
    if (input === null || input.removedAt !== null) return refuse({ code: 'forecast-input.unknown' });
    log.update('forecast-input.removed', 'forecastInput', input, { removedAt: now });
    return ok({});
  },
};

/** Takes a sheet over that was read; one with errors is not taken, and `dryRun` takes none (FC10). */
function importCounts(
  { fileName, dryRun }: ParsedInput<'daily-count.import'>,
  context: Context,
): Result<CommandOutput<'daily-count.import'>, Refusal> {
  const read = context.prepared.counts;
  if (read === undefined) throw new Error('daily-count.import without counts');
  if (!read.ok) return refuse(read.refusal);
  const { rows, skipped, counts, errors, warnings } = read.value;
  const found = {
    rows,
    accepted: errors.length > 0 ? 0 : counts.length,
    skipped,
    warnings: [...warnings],
    errors: [...errors],
  };
  if (dryRun === true) return ok(found);
  const [first] = errors;
  if (first !== undefined) return refuse({ code: 'daily-count.errors', count: errors.length, row: first.row });
  const span = spanOf(counts);
  if (span === null) return refuse({ code: 'daily-count.nothing' });
  const sheet = {
    id: context.newId('countSheet'),
    fileName,
    ...span,
    counts,
    importedAt: context.now,
    importedBy: context.actor.user,
    removedAt: null,
    removedBy: null,
  };
  context.because(fileName);
  context.log.insert('daily-count.imported', 'countSheet', sheet);
  return ok({ ...found, countSheetId: wireId('countSheet', sheet.id) });
}

function spanOf(counts: readonly CountLine[]): { readonly fromOn: Day; readonly untilOn: Day } | null {
  const [first] = counts;
  if (first === undefined) return null;
  let { on: fromOn, on: untilOn } = first;
  for (const { on } of counts) {
    if (on < fromOn) fromOn = on;
    if (on > untilOn) untilOn = on;
  }
  return { fromOn, untilOn };
}
