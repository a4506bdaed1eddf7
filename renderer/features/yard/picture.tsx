import { useMemo, useRef, useState } from 'react';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { MapView } from './map/map-view.tsx';
import type { YardMap } from './map/yard-map.ts';
import { yardTexts } from './texts/yard-texts.ts';
import { yardModelOf } from './use-yard.ts';
import type { Wording } from './wording.ts';
import './yard.css';

/** The map of the rows it is given, to look at only: nothing can be done from it. */
export function YardPicture() {
  const { rows, clock, format } = useApp();
  const t = useTexts(yardTexts);
  const words = useWords();
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<YardMap | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const wording = useMemo<Wording>(
    () => ({
      t,
      words,
      format,
      now: () => clock.now(),
      settings: () => rows.get('site', 'site')?.settings ?? null,
    }),
    [t, words, format, clock, rows],
  );
  return (
    <MapView
      model={yardModelOf(rows)}
      wording={wording}
      view="state"
      shown={null}
      selectedId={selectedId}
      isStale={false}
      host={host}
      handle={handle}
      onChoose={setSelectedId}
      onAct={nothing}
      onArea={nothing}
      facilityId={null}
      onFacility={nothing}
      onZone={nothing}
    />
  );
}

function nothing(): void {
  // The past is only looked at.
}
