import { createRemedySearch } from '../../../../../shared/domain/rehearsal/remedies.ts';
import { NO_LEVERS } from '../../../../../shared/domain/rehearsal/levers.ts';
import type { ForRemedies, RemediesFound } from './messages.ts';

/** Looks in the background for what would be enough against each failure, the first ones first; ended with its thread. */
globalThis.addEventListener('message', ({ data }: MessageEvent<ForRemedies>) => {
  const { situation, costs, failures } = data;
  for (const failure of failures) {
    const search = createRemedySearch(situation, NO_LEVERS, failure, costs);
    while (search.done() < search.levers) search.step();
    globalThis.postMessage({ resource: failure.resource, remedies: search.result() } satisfies RemediesFound);
  }
});
