import { ok, type Result } from '../../../shared/kernel/result.ts';
import { isMissed } from '../../../shared/domain/rest/turns.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { endTurn } from '../steps/turns.ts';

type Now = Pick<Context, 'stores' | 'now' | 'site'>;

/** Called turns whose person has not come in time give their unit to the next (RE23). */
export function missTurns(_input: unknown, context: Context): Result<object, Refusal> {
  for (const turn of missedTurns(context)) endTurn(context, turn, 'missed', context.now);
  return ok({});
}

/** Whether somebody was called too long ago. */
export function areTurnsMissed(yard: Now): boolean {
  return missedTurns(yard).length > 0;
}

function missedTurns({ stores, now, site }: Now): readonly Turn[] {
  return stores.turns.called().filter((turn) => isMissed(turn, now, site.settings.rest));
}
