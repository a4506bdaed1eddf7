import type { PlanPlace } from '../../../../shared/domain/rest/walk.ts';
import { useApp, useRow, useRows, useSiteNow, useTexts, useWords } from '../../../client/app-context.ts';
import { nameOfFacility, nearFacilities, type NearFacility } from '../facilities.ts';
import type { Panel } from '../panel.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { upper } from '../wording.ts';
import { Section } from './section.tsx';

const NOW_MS = 60_000;

/** How long the people of a truck here walk to what they need, each one step away. */
export function WalkSection({ from, onOpen }: { readonly from: PlanPlace; readonly onOpen: (panel: Panel) => void }) {
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const now = useSiteNow(NOW_MS);
  const speed = useRow('site', 'site')?.settings.rest.walkMetresPerMinute ?? null;
  const near = useRows(
    ['facility', 'bed', 'room', 'landmark'],
    (rows) => (speed === null ? [] : nearFacilities(from, rows, now, format.zone, speed)),
    isSame,
  );
  if (near.length === 0) return null;
  return (
    <Section title={t('yard.sec.walk')} basis={t('yard.walk-basis')} isOptional>
      <div className="yard-walks">
        {near.map(({ facility, minutes }) => (
          <button
            key={facility.facilityId}
            type="button"
            onClick={() => onOpen({ kind: 'facility', facilityId: facility.facilityId })}
          >
            <span>{upper(word('facilityKind', facility.kind))}</span>
            <span className="q el">{nameOfFacility(facility, format.lang)}</span>
            <b>{t('yard.walk-minutes', { minutes })}</b>
          </button>
        ))}
      </div>
    </Section>
  );
}

function isSame(a: readonly NearFacility[], b: readonly NearFacility[]): boolean {
  return (
    a.length === b.length && a.every((one, at) => one.facility === b[at]?.facility && one.minutes === b[at]?.minutes)
  );
}
