import { useCallback, useEffect, useState } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { useRow } from '../../client/app-context.ts';

/** The longest way that is drawn. */
const MOST_PLACES = 30;

/** A truck that the map keeps in sight, and the places it has been to since. */
export type Follow = {
  readonly visitId: WireId<'visit'> | null;
  readonly way: readonly string[];
  readonly toggle: (visitId: WireId<'visit'> | null) => void;
};

/** Follows one truck until it is let go or has left. */
export function useFollow(): Follow {
  const [followed, setFollowed] = useState<WireId<'visit'> | null>(null);
  const [way, setWay] = useState<readonly string[]>([]);
  const visit = useRow('visit', followed);
  const place = visit === undefined ? null : (visit.slotId ?? visit.zoneId);
  const isGone = followed !== null && visit === undefined;
  useEffect(() => {
    if (isGone) {
      setFollowed(null);
      setWay([]);
    } else if (place !== null)
      setWay((before) => (before.at(-1) === place ? before : [...before, place].slice(-MOST_PLACES)));
  }, [place, isGone]);
  const toggle = useCallback((next: WireId<'visit'> | null) => {
    setWay([]);
    setFollowed((before) => (before === next ? null : next));
  }, []);
  return { visitId: followed, way, toggle };
}
