import { useLayoutEffect, useMemo, useRef } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import type { FacilityRow } from '../../../../shared/contract/rows.ts';
import { shutOf } from '../../../../shared/domain/rest/open.ts';
import { placeOfFacility } from '../../../../shared/domain/rest/place.ts';
import {
  useApp,
  useCan,
  useGoTo,
  useRow,
  useRows,
  useSiteNow,
  useTexts,
  useWords,
} from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { isSameList } from '../../../ui/same.ts';
import { landmarksOf, nameOfFacility, loadNowOf, zoneWalksTo } from '../facilities.ts';
import { facilityHoursText, facilityStateText, facilityUseText } from '../facility-words.ts';
import type { Panel } from '../panel.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { upper, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Section } from './section.tsx';

const NOW_MS = 15_000;
/** What says how much of a facility is in use. */
const USED = ['bed', 'turn', 'room'] as const;

/** Where people rest: all facilities, or one with what is in use of it and how far it is from each zone. */
export function FacilityPanel(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly facilityId: WireId<'facility'> | null;
  readonly onOpen: (panel: Panel) => void;
  readonly onDone: () => void;
}) {
  const { facilityId, onDone } = props;
  const t = useTexts(yardTexts);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector('button')?.focus(), [facilityId]);
  const facility = useRow('facility', facilityId);
  return (
    <div ref={box} className="yard-panel">
      {facility === undefined ? <FacilityList {...props} /> : <FacilitySheet {...props} facility={facility} />}
      <div className="sec yard-buttons">
        {facility === undefined ? null : (
          <Button onClick={() => props.onOpen({ kind: 'facility', facilityId: null })}>{t('yard.facility.all')}</Button>
        )}
        <Button keyCap="Esc" onClick={onDone}>
          {t('yard.back')}
        </Button>
      </div>
    </div>
  );
}

function FacilityList(props: { readonly wording: Wording; readonly onOpen: (panel: Panel) => void }) {
  const { wording, onOpen } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const now = useSiteNow(NOW_MS);
  const facilities = useRows(
    ['facility', ...USED],
    (rows) => [...rows.all('facility').values()].map((one) => ({ one, use: loadNowOf(one, rows, now, format.zone) })),
    isSame,
  );
  return (
    <>
      <h2 className="yard-panel-title">{t('yard.facility.title')}</h2>
      <Section title={t('yard.facility.list')} basis={format.number(facilities.length)}>
        {facilities.length === 0 ? <p className="q">{t('yard.facility.none')}</p> : null}
        <div className="yard-waiting">
          {facilities.map(({ one, use }) => {
            const shut = shutOf(one, now, format.zone);
            return (
              <button
                key={one.facilityId}
                type="button"
                onClick={() => onOpen({ kind: 'facility', facilityId: one.facilityId })}
              >
                <b className="m">{one.code}</b>
                <span className="s el">{nameOfFacility(one, format.lang)}</span>
                <span className={shut === null ? 'q' : 'warn'}>
                  {shut === null ? facilityUseText(wording, use, true) : facilityStateText(wording, one, now)}
                </span>
              </button>
            );
          })}
        </div>
      </Section>
    </>
  );
}

function FacilitySheet(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly facility: FacilityRow;
}) {
  const { model, wording, facility } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const goTo = useGoTo();
  const maySave = useCan('facility.save');
  const now = useSiteNow(NOW_MS);
  const use = useRows(USED, (rows) => loadNowOf(facility, rows, now, format.zone), isSame);
  const landmarks = useRows(['landmark'], landmarksOf, isSameList);
  const speed = useRow('site', 'site')?.settings.rest.walkMetresPerMinute ?? null;
  const place = placeOfFacility(facility, landmarks);
  const { xCm = null, yCm = null } = place ?? {};
  const walks = useMemo(
    () => (xCm === null || yCm === null || speed === null ? [] : zoneWalksTo({ xCm, yCm }, model, speed, format.lang)),
    [xCm, yCm, speed, model, format.lang],
  );
  const shut = shutOf(facility, now, format.zone);
  return (
    <>
      <div className="hd">
        <div className="yard-answer">
          <span className="pl">{nameOfFacility(facility, format.lang)}</span>
        </div>
        <p className="s">
          <span className="m">{facility.code}</span> · {upper(word('facilityKind', facility.kind))}
        </p>
        <p className={shut === null ? 's' : 'warn'}>{facilityStateText(wording, facility, now)}</p>
      </div>
      <Section title={t('yard.facility.use')} basis={facilityHoursText(wording, facility)}>
        <p>{upper(facilityUseText(wording, use, false))}</p>
        {facility.unitsOut === 0 ? null : (
          <p className="warn">
            {upper(
              t('yard.facility.units-out', {
                out: format.number(facility.unitsOut),
                all: format.number(facility.capacity),
              }),
            )}
          </p>
        )}
      </Section>
      <Section title={t('yard.facility.walks')} basis={t('yard.walk-basis')}>
        {place === null ? <p className="q">{t('yard.facility.no-place')}</p> : null}
        <div className="yard-walks">
          {walks.map(({ zoneId, code, name, minutes }) => (
            <p key={zoneId}>
              <span className="m">{code}</span>
              <span className="q el">{name}</span>
              <b>{t('yard.walk-minutes', { minutes })}</b>
            </p>
          ))}
        </div>
      </Section>
      <div className="sec yard-buttons">
        <Button onClick={() => goTo('rest')}>{t('yard.facility.rest')}</Button>
        {maySave ? <Button onClick={() => goTo('settings', 'facilities')}>{t('yard.facility.settings')}</Button> : null}
      </div>
    </>
  );
}

/** Both are a few small facts: what they say is compared. */
function isSame<Facts>(a: Facts, b: Facts): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
