import type { Day } from '../../../shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { disciplineProblemsOf } from '../../../shared/domain/queue/discipline.ts';
import { classWithoutCost, costRuleOf } from '../../../shared/domain/queue/notice.ts';
import type { Discipline } from '../../../shared/domain/queue/types.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';

type OrderInput = Pick<ParsedInput<'notice.save'>, 'streams' | 'shareOldest' | 'hours' | 'cost'>;

/** The discipline that an input says; what it leaves out of a stream that the queue knows stays as it is. */
export function disciplineOf(
  input: OrderInput,
  queue: Queue,
  cited: { readonly number: string | null; readonly on: Day | null },
): Result<Discipline, Refusal> {
  if (input.cost !== undefined) {
    const cargoClass = classWithoutCost(input.cost);
    if (cargoClass !== null) return refuse({ code: 'notice.class-without-cost', cargoClass });
  }
  const discipline: Discipline = {
    noticeNumber: cited.number,
    noticeOn: cited.on,
    shareOldest: input.shareOldest ?? queue.discipline.shareOldest,
    streams: input.streams.map((stream) => {
      const known = queue.discipline.streams.find((one) => one.key === stream.key);
      return {
        key: stream.key,
        letter: stream.letter,
        name: stream.name ?? known?.name ?? null,
        weight: stream.weight,
        takes: stream.takes ?? known?.takes ?? { cargoClasses: null, withEvidence: false },
      };
    }),
    ...(input.hours !== undefined && input.hours.length > 0 && { hours: input.hours }),
    ...(input.cost !== undefined && { cost: costRuleOf(input.cost) }),
  };
  const [problem] = disciplineProblemsOf(discipline);
  return problem === undefined ? ok(discipline) : refuse({ code: 'settings.invalid', problem });
}
