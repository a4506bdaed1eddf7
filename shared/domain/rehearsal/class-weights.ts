import { streamOf } from '../queue/discipline.ts';
import type { Discipline } from '../queue/types.ts';
import type { CargoClass } from '../vocabulary.ts';

/**
 * What share of the calls of a queue each class has while all of them wait (RH3): its stream's weight in the notice,
 * shared among the classes of the stream by how many of each come, for inside a stream who came first goes first.
 * `arrivals` are trucks of a class, in any unit. Papers are taken to be there: the class counts as proven, and which
 * fresh loads have evidence of their origin is not known ahead, so they share the weights of all streams that take them.
 */
export function classWeightsOf(
  discipline: Discipline,
  arrivals: ReadonlyMap<CargoClass, number>,
): ReadonlyMap<CargoClass, number> {
  const streamsOf = (cargoClass: CargoClass): readonly string[] => {
    const facts = { cargoClass, isClassProven: true };
    const plain = streamOf({ ...facts, growingAreaCode: null, packingHouseCode: null }, discipline);
    const evident = streamOf({ ...facts, growingAreaCode: 'x', packingHouseCode: 'x' }, discipline);
    return [...new Set([plain.key, evident.key])];
  };
  const comers = new Map<string, number>();
  for (const [cargoClass, trucks] of arrivals)
    for (const key of streamsOf(cargoClass)) comers.set(key, (comers.get(key) ?? 0) + trucks);
  return new Map(
    [...arrivals].map(([cargoClass, trucks]) => {
      const weight = streamsOf(cargoClass).reduce((sum, key) => {
        const ofStream = discipline.streams.find((stream) => stream.key === key)?.weight ?? 0;
        const all = comers.get(key) ?? 0;
        return sum + (all === 0 ? 0 : (ofStream * trucks) / all);
      }, 0);
      return [cargoClass, weight];
    }),
  );
}
