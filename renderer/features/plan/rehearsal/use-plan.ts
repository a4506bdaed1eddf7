import { useCallback, useMemo } from 'react';
import type { ScenarioRow } from '../../../../shared/contract/rehearsal-queries.ts';
import type { CrossingRow } from '../../../../shared/contract/rows.ts';
import { NO_LEVERS, type Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import { useQuery, useRows } from '../../../client/app-context.ts';
import { useKept } from '../../../client/use-kept.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { isSameList } from '../../../ui/same.ts';
import { leverLinesOf } from './lever-lines.ts';
import type { SavedScenario } from './save-sheet.tsx';
import { situationFrom, startingOf, type Starting } from './starting.ts';
import { useRehearsal } from './use-rehearsal.ts';
import { useRemedies } from './use-remedies.ts';

/** All that the rehearsal shows and moves: the start, the levers, what comes of them. */
export type Plan = ReturnType<typeof usePlan>;

/** Keeps start and levers as they are set, and rehearses them. */
export function usePlan() {
  const { answer, fault, reload } = useQuery('plan.situation', {});
  const scenarios = useQuery('plan.scenarios', {});
  const crossings = useRows(['crossing'], crossingsOf, isSameList);
  const [starting, setStarting] = useKept<Starting>('rehearsal.starting', 'today');
  const [share, setShare] = useKept('rehearsal.share', 1);
  const [levers, setLevers] = useKept<Levers>('rehearsal.levers', NO_LEVERS);
  const [opened, setOpened] = useKept<SavedScenario | null>('rehearsal.opened', null);

  const situation = useMemo(
    () => (answer === null ? null : situationFrom(starting, { ...answer, crossings }, share)),
    [answer, starting, crossings, share],
  );
  const costs = answer?.costs ?? null;
  const lines = useMemo(
    () => (answer === null || situation === null ? [] : leverLinesOf({ situation, tetOn: answer.tetOn }, levers)),
    [answer, situation, levers],
  );
  const isUsed = lines.some(({ value, off }) => value !== off);
  const rehearsed = useRehearsal(situation, costs, levers, isUsed);
  const { without } = rehearsed;
  const remedies = useRemedies(situation, costs, without?.result.failures ?? null);

  const clear = useCallback(() => {
    setLevers(NO_LEVERS);
    setOpened(null);
  }, [setLevers, setOpened]);
  const take = useCallback(
    (scenario: ScenarioRow) => {
      setStarting(startingOf(scenario.starting));
      setLevers(scenario.levers);
      setOpened({ scenarioId: scenario.scenarioId, name: scenario.name });
    },
    [setStarting, setLevers, setOpened],
  );
  return {
    answer,
    fault,
    reload,
    situation,
    scenarios: scenarios.answer?.scenarios ?? [],
    reloadScenarios: scenarios.reload,
    starting,
    setStarting,
    share,
    setShare,
    levers,
    setLevers,
    lines,
    isUsed,
    opened,
    setOpened,
    clear,
    take,
    rehearsed,
    without,
    /** With the levers; of none in use, what comes of doing nothing. */
    plan: isUsed ? rehearsed.plan : without,
    remedies,
  };
}

function crossingsOf(rows: RowStore): readonly CrossingRow[] {
  return [...rows.all('crossing').values()];
}
