import type { Day } from '../../../../shared/kernel/calendar.ts';
import type { CommandInput } from '../../../../shared/contract/commands.ts';
import type { ShownInput } from '../../../../shared/contract/forecast-queries.ts';
import type { InputKind } from '../../../../shared/domain/forecast/types.ts';
import { minuteText, readDay, readNumber, type Format } from '../../../ui/format.ts';

/** What stands in the fields of the sheet. */
export type InputDraft = {
  readonly kind: InputKind;
  readonly crossing: string;
  readonly direction: string;
  readonly cargoClass: string;
  readonly from: string;
  readonly until: string;
  readonly factor: string;
  readonly trucks: string;
  readonly time: string;
  readonly state: string;
  readonly note: string;
};

export function draftOf(input: ShownInput | null, today: Day, format: Format): InputDraft {
  return {
    kind: input?.kind ?? 'harvest',
    crossing: input?.crossing ?? '',
    direction: input?.direction ?? '',
    cargoClass: input?.cargoClass ?? '',
    from: format.day(input?.fromOn ?? today),
    until: format.day(input?.untilOn ?? today),
    factor: format.number(input?.factor ?? 1.5, 1),
    trucks: String(input?.trucks ?? 30),
    time: minuteText(input?.minute ?? 360),
    state: input?.state ?? 'closed',
    note: input?.note ?? '',
  };
}

/** The draft as the command takes it; null while a field cannot be read. */
export function inputOf(draft: InputDraft, inputId: string | null): CommandInput<'forecast-input.save'> | null {
  const { kind } = draft;
  const fromOn = readDay(draft.from);
  const untilOn = readDay(draft.until);
  const factor = kind === 'harvest' ? readNumber(draft.factor) : null;
  const trucks = kind === 'convoy' ? readNumber(draft.trucks) : null;
  const minute = kind === 'convoy' ? minuteOf(draft.time) : null;
  if (fromOn === null || untilOn === null || untilOn < fromOn) return null;
  if (kind === 'harvest' && (factor === null || factor < 0.1 || factor > 10)) return null;
  if (kind === 'convoy' && (trucks === null || !Number.isInteger(trucks) || trucks < 1 || minute === null)) return null;
  return {
    ...(inputId !== null && { inputId }),
    kind,
    crossing: draft.crossing === '' ? null : draft.crossing,
    direction: draft.direction === '' ? null : (draft.direction as 'export'),
    cargoClass: draft.cargoClass === '' ? null : (draft.cargoClass as 'fresh'),
    fromOn,
    untilOn,
    factor,
    trucks,
    minute,
    state: kind === 'closure' ? (draft.state as 'closed') : null,
    note: draft.note,
  };
}

function minuteOf(text: string): number | null {
  const match = /^(\d{1,2})[:hg](\d{2})$/.exec(text.trim());
  const minute = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
  return minute >= 0 && minute < 1440 ? minute : null;
}
