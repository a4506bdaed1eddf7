import { useCallback, useState } from 'react';
import type { BedRow, PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useQuery, useRow, useRows, useSelection } from '../../client/app-context.ts';
import { bedStateOf } from './beds.ts';
import type { ServedPerson } from './share.tsx';

/** Who stands at the counter: a truck and, once chosen, one of its people. */
export type Subject = { readonly visitId: VisitRow['visitId']; readonly personId: PersonRow['personId'] | null };

/** The bed that is pointed at, and the person at the counter with the bed that person has. */
export type AtCounter = {
  readonly bed: BedRow | undefined;
  readonly visit: VisitRow | undefined;
  readonly people: readonly ServedPerson[];
  readonly person: ServedPerson | undefined;
  readonly ownBed: BedRow | undefined;
  readonly chooseBed: (bedId: string) => void;
  readonly choosePerson: (subject: Subject) => void;
  readonly reload: () => void;
};

export function useSubject(): AtCounter {
  const app = useApp();
  const [selected, select] = useSelection();
  const [bedId, setBedId] = useState<string | null>(null);
  const [personId, setPersonId] = useState<PersonRow['personId'] | null>(null);
  const bed = useRow('bed', bedId);
  const visit = useRow('visit', selected.visitId);
  const { answer, reload } = useQuery('rest.person', selected.visitId === null ? null : { visitId: selected.visitId }, {
    kinds: ['person', 'bed'],
    atMostEveryMs: 1000,
  });
  const people = answer?.people ?? [];
  // The driver is listed first and is the one who usually stands at the counter.
  const person = people.find((one) => one.personId === personId) ?? (personId === null ? people[0] : undefined);
  const ownBedId = useRows(['bed'], (rows) => {
    if (person === undefined) return null;
    for (const each of rows.all('bed').values()) if (each.personId === person.personId) return each.bedId;
    return null;
  });
  const ownBed = useRow('bed', ownBedId);

  const chooseBed = useCallback(
    (next: string) => {
      setBedId(next);
      const chosen = app.rows.get('bed', next);
      if (chosen === undefined || chosen.visitId === null) return;
      select({ visitId: chosen.visitId });
      setPersonId(chosen.personId);
    },
    [app, select],
  );
  const choosePerson = useCallback(
    (subject: Subject) => {
      select({ visitId: subject.visitId });
      setPersonId(subject.personId);
      const own = [...app.rows.all('bed').values()].find(
        (each) => each.personId !== null && each.personId === subject.personId,
      );
      // A free bed that was pointed at first is the one that the person is to get.
      setBedId((before) => {
        if (own !== undefined) return own.bedId;
        const chosen = before === null ? undefined : app.rows.get('bed', before);
        return chosen !== undefined && bedStateOf(chosen) === 'free' ? before : null;
      });
    },
    [app, select],
  );
  return { bed, visit, people, person, ownBed, chooseBed, choosePerson, reload };
}
