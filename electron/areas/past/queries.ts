import { wireId } from '../../../shared/kernel/ids.ts';
import { instant, later } from '../../../shared/kernel/instant.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

const PARTS = 120;
/** Of each kind of mark. */
const MOST_MARKS = 200;

/** The yard as it was. */
export const pastQueries: Pick<QueryHandlers, 'yard.pulse'> = {
  'yard.pulse'({ from, to, parts = PARTS }, { stores }) {
    if (to <= from)
      throw new ContractFault({ code: 'request.invalid', issues: [{ path: 'to', message: 'after from' }] });
    const { journal, past } = stores;
    const edges = Array.from({ length: parts + 1 }, (_, n) =>
      journal.lastSeqRecordedBy(later(instant(Math.round(from + ((to - from) * n) / parts)), -1)),
    );
    const [after = 0] = edges;
    const marks = past.marks({ from, to, after, until: edges.at(-1) ?? after, most: MOST_MARKS });
    return {
      from,
      to,
      counts: edges.slice(1).map((edge, n) => edge - (edges[n] ?? edge)),
      marks: marks.map(({ visitId, ...mark }) => ({
        ...mark,
        visitId: visitId === null ? null : wireId('visit', visitId),
      })),
    };
  },
};
