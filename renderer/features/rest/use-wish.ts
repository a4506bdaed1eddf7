import { useEffect } from 'react';
import type { FacilityKind } from '../../../shared/domain/vocabulary.ts';
import { useApp, useValue } from '../../client/app-context.ts';
import type { AtCounter } from './use-subject.ts';

/** Opens at whom or what the screen was asked for: a person, a bed, the first bed of a room, a house's kind (VF9). */
export function useWish(
  { chooseBed, choosePerson }: Pick<AtCounter, 'chooseBed' | 'choosePerson'>,
  chooseKind: (kind: FacilityKind | null) => void,
): void {
  const { place, rows, selection } = useApp();
  const wished = useValue(place);
  useEffect(() => {
    const { wish } = wished;
    if (wish === null) return;
    const person = [...rows.all('person').values()].find(({ personId }) => personId === wish);
    const facility = [...rows.all('facility').values()].find(({ facilityId }) => facilityId === wish);
    const bed = [...rows.all('bed').values()].find(({ bedId, roomId }) => bedId === wish || roomId === wish);
    chooseKind(facility?.kind ?? null);
    if (person !== undefined) choosePerson({ visitId: person.visitId, personId: person.personId });
    else if (bed !== undefined) chooseBed(bed.bedId);
    if (facility !== undefined) selection.set({ visitId: null, slotId: null });
  }, [wished, rows, selection, chooseBed, choosePerson, chooseKind]);
}
