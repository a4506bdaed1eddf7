import { wireId, type ScenarioId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { fold, tidy } from '../../../shared/kernel/text.ts';
import type { Scenario } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';

/** More than so many nobody compares. */
const MOST_SCENARIOS = 50;

/** Scenarios by name (RH50, RH51). */
export const rehearsalCommands: Pick<Handlers, 'scenario.save' | 'scenario.remove'> = {
  'scenario.save'(input, context) {
    const { log, now, actor, stores } = context;
    const { scenarioId, starting, levers, result } = input;
    const name = tidy(input.name);
    const others = stores.rehearsal.scenarios().filter(({ id }) => id !== scenarioId);
    if (others.some((other) => fold(other.name) === fold(name))) return refuse({ code: 'scenario.name-taken', name });
    const said = { name, starting, levers, result, savedAt: now, savedBy: actor.user };
    if (scenarioId === undefined) {
      if (others.length >= MOST_SCENARIOS) return refuse({ code: 'scenario.too-many', most: MOST_SCENARIOS });
      const id = context.newId('scenario');
      log.insert('scenario.saved', 'scenario', { id, ...said, removedAt: null });
      return ok({ scenarioId: wireId('scenario', id) });
    }
    const kept = requireScenario(context, scenarioId);
    if (!kept.ok) return kept;
    log.update('scenario.saved', 'scenario', kept.value, said);
    return ok({ scenarioId: wireId('scenario', scenarioId) });
  },

  'scenario.remove'(input, context) {
    const scenario = requireScenario(context, input.scenarioId);
    if (!scenario.ok) return scenario;
    context.log.update('scenario.removed', 'scenario', scenario.value, { removedAt: context.now });
    return ok({});
  },
};

function requireScenario({ stores }: Context, id: ScenarioId): Result<Scenario, Refusal> {
  const scenario = stores.records.get('scenario', id);
  return scenario === null || scenario.removedAt !== null ? refuse({ code: 'scenario.unknown' }) : ok(scenario);
}
