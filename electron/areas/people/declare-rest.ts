import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Context } from '../../engine/handler.ts';
import { beginRest, endRest, noteRest } from '../steps/driver-rest.ts';

/** A driver says that a rest in the cab begins, ends, or lasted from–to while he was here (RE43). */
export function declareRest(
  input: ParsedInput<'rest.declare'>,
  context: Context,
): Result<CommandOutput<'rest.declare'>, Refusal> {
  const { now, stores } = context;
  const person = stores.people.get(input.personId);
  if (person === null) return refuse({ code: 'person.unknown' });
  if (person.leftAt !== null) return refuse({ code: 'rest.not-on-site', personId: wireId('person', person.id) });
  if (input.what === 'begin') beginRest(context, person, now);
  if (input.what === 'end') {
    if (person.restingSince === null) return refuse({ code: 'rest.not-resting' });
    endRest(context, person, now, true);
  }
  if (input.what === 'past') {
    const { arrivedAt } = stores.records.require('visit', person.visitId);
    const { from, to } = input;
    // Before the truck came somebody drove: that is told by the hours driven (QU30).
    if (from === undefined || to === undefined || to > now || arrivedAt === null)
      return refuse({ code: 'rest.time-wrong' });
    const since = instant(Math.max(from, arrivedAt, person.attachedAt));
    if (since >= to) return refuse({ code: 'rest.time-wrong' });
    noteRest(context, person, { from: since, to, isDeclared: true });
  }
  return ok({});
}
