import { useEffect, useState } from 'react';
import type { LeverCosts } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Remedy } from '../../../../shared/domain/rehearsal/remedies.ts';
import type { Failure, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import { resourceId } from './resource-text.ts';
import type { ForRemedies, RemediesFound } from './worker/messages.ts';

/** What runs out first is what people look at. */
const MOST_FAILURES = 8;

export type RemediesOf = ReadonlyMap<string, readonly Remedy[]>;

/** What would be enough against each failure, by `resourceId`, as far as it is found; sought in a thread of its own. */
export function useRemedies(
  situation: Situation | null,
  costs: LeverCosts | null,
  failures: readonly Failure[] | null,
): RemediesOf {
  const [found, setFound] = useState<RemediesOf>(new Map());
  useEffect(() => {
    setFound(new Map());
    const wanted = (failures ?? []).filter(({ resource }) => resource.kind !== 'zone').slice(0, MOST_FAILURES);
    if (situation === null || costs === null || wanted.length === 0) return undefined;
    const thread = new Worker(new URL('worker/remedy-worker.ts', import.meta.url), { type: 'module' });
    thread.addEventListener('message', ({ data }: MessageEvent<RemediesFound>) =>
      setFound((before) => new Map(before).set(resourceId(data.resource), data.remedies)),
    );
    thread.postMessage({ situation, costs, failures: wanted } satisfies ForRemedies);
    return () => thread.terminate();
  }, [situation, costs, failures]);
  return found;
}
