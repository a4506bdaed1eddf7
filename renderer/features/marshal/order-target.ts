import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { RowStore } from '../../store/row-store.ts';
import { plainCode, slotOfCode } from './codes.ts';

/** Where an order leads, as it is sent and as it is shown. */
export type OrderTarget = {
  readonly kind: 'slot' | 'zone' | 'words';
  readonly name: string;
  readonly input: Pick<CommandInput<'move.order'>, 'toSlotId' | 'toZone' | 'target'>;
};

/** What was typed as a place: a slot or a zone by its code, else words; null while nothing is typed. */
export function targetOf(typed: string, rows: Pick<RowStore, 'all'>): OrderTarget | null {
  const text = typed.trim();
  if (text === '') return null;
  const slot = slotOfCode(text, rows.all('slot').values());
  if (slot !== null) return { kind: 'slot', name: slot.code, input: { toSlotId: slot.slotId } };
  for (const { code } of rows.all('zone').values())
    if (plainCode(code) === plainCode(text)) return { kind: 'zone', name: code, input: { toZone: code } };
  return { kind: 'words', name: text, input: { target: text } };
}
