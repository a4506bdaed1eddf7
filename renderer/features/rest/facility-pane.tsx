import { useState } from 'react';
import type { KindLoad } from '../../../shared/contract/queries.ts';
import type { KindForecast } from '../../../shared/contract/rest-queries.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { sendCommand, useApp, useCan, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { isSameList } from '../../ui/same.ts';
import { FacilityForm, type FacilityChange } from './forms.tsx';
import { facilityNote, remedyText, shortageText } from './load-words.ts';
import { ProblemNote } from './problem-note.tsx';
import { restTexts } from './texts/catalog.ts';
import { useDesk } from './use-desk.ts';

/** The kind of facility that was chosen: what is short and what would mend it, and the state of each of its houses. */
export function FacilityPane(props: {
  readonly load: KindLoad;
  readonly forecast: KindForecast | undefined;
  readonly now: Instant;
}) {
  const { load, forecast, now } = props;
  const app = useApp();
  const { format } = app;
  const t = useTexts(restTexts);
  const { word } = useWords();
  const [openId, setOpenId] = useState<string | null>(null);
  const desk = useDesk(load.kind);
  const maySet = useCan('facility.set-state');
  const facilities = useRows(
    ['facility'],
    (rows) =>
      load.facilityIds.map((id) => rows.get('facility', id)).filter((one): one is FacilityRow => one !== undefined),
    isSameList,
  );
  const short = shortageText(load.shortage, forecast, { t, format, now });
  const send = async (facility: FacilityRow, { state, unitsOut, until, reason }: FacilityChange): Promise<void> => {
    const done = await desk.run(() =>
      sendCommand(
        app,
        'facility.set-state',
        { facilityId: facility.facilityId, state, unitsOut, until, ...(reason === '' ? {} : { reason }) },
        facility.code,
      ),
    );
    if (done !== null) setOpenId(null);
  };
  return (
    <>
      <div className="hd">
        <div className="head-line">
          <b className="cap name">{word('facilityKind', load.kind)}</b>
          <span className={short.tone === 's' ? 's' : short.tone}>{short.main}</span>
        </div>
        {short.more === null ? null : <div className="q">{short.more}</div>}
        <div className="q">
          {t('rest.people-against', { people: format.number(load.people), capacity: format.number(load.capacity) })}
        </div>
      </div>
      <div className="sec">
        <h2>
          <span>{t('rest.remedies')}</span>
        </h2>
        {forecast === undefined ? (
          <p className="q">{t('rest.no-forecast')}</p>
        ) : forecast.remedies.length === 0 ? (
          <p className="q">{t('rest.no-remedy')}</p>
        ) : (
          <ul className="remedies">
            {forecast.remedies.map((remedy) => (
              <li key={`${remedy.code} ${remedy.facilityId ?? ''}`}>
                {remedyText(remedy, (id) => app.rows.get('facility', id), { t, format })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="sec">
        <h2>
          <span>{t('rest.facilities')}</span>
          <span>{t('rest.set-state-hint')}</span>
        </h2>
        <ul className="counter-lines crew">
          {facilities.map((facility) => {
            const note = facilityNote(facility, { t, word, format, now });
            return (
              <li key={facility.facilityId}>
                <button
                  type="button"
                  disabled={!maySet}
                  aria-pressed={facility.facilityId === openId}
                  onClick={() => setOpenId(facility.facilityId === openId ? null : facility.facilityId)}
                >
                  <span className="el">
                    <b>{facility.code}</b> {facility.name}
                    <span className={note === null ? 'q' : 'warn'}>{note ?? word('facilityState', 'usable')}</span>
                  </span>
                  <span className="s">{t('rest.in-use-unknown', { capacity: format.number(facility.capacity) })}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      {desk.problem === null ? null : (
        <ProblemNote
          problem={desk.problem}
          ownBedId={null}
          onPaid={desk.clear}
          onShow={desk.clear}
          onDismiss={desk.clear}
        />
      )}
      {facilities
        .filter(({ facilityId }) => facilityId === openId)
        .map((facility) => (
          <FacilityForm
            key={facility.facilityId}
            facility={facility}
            onSend={(change) => void send(facility, change)}
            onClose={() => setOpenId(null)}
          />
        ))}
    </>
  );
}
