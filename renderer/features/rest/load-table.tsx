import type { KeyboardEvent, RefObject } from 'react';
import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { KindLoad } from '../../../shared/contract/queries.ts';
import type { KindForecast } from '../../../shared/contract/rest-queries.ts';
import type { FacilityKind } from '../../../shared/domain/vocabulary.ts';
import { useApp, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { hoursOf, marksOf } from './load-columns.ts';
import { HourColumns } from './hour-columns.tsx';
import { facilityNote, shortageText } from './load-words.ts';
import { restTexts } from './texts/catalog.ts';

/** The bar ends here; a tick stands at 100 %. */
const WIDEST_PERCENT = 150;

/** Each kind of facility against the people on site and the standard (RE3). Arrow keys walk, Enter chooses. */
export function LoadTable(props: {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly kinds: readonly KindLoad[];
  readonly forecast: readonly KindForecast[] | null;
  readonly now: Instant;
  readonly chosen: FacilityKind | null;
  readonly onChoose: (kind: FacilityKind | null) => void;
}) {
  const { table, kinds, forecast, now, chosen, onChoose } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const hours = forecast?.[0] === undefined ? [] : hoursOf(forecast[0]);
  const marks = marksOf(hours, now, (at) => localTimeOf(at, format.zone).hour);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    buttons[buttons.findIndex((one) => one === document.activeElement) + step]?.focus();
  };
  return (
    <table ref={table} className="plain load-table" aria-label={t('rest.load')} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th className="kind-col">
            {t('rest.col.facility')} <kbd aria-hidden="true">C</kbd>
          </th>
          <th className="r use-col">{t('rest.col.in-use')}</th>
          <th className="r">{t('rest.col.ratio')}</th>
          <th className="r standard-col">{t('rest.col.standard')}</th>
          <th className="bar-col">{t('rest.col.load')}</th>
          <th className="r percent-col" />
          <th className="hours-col">
            <span className="day-marks">
              {marks.days.map(({ at, from }) => (
                <span key={from} style={{ left: `${String((at / hours.length) * 100)}%` }}>
                  {format.dayMonth(from)}
                </span>
              ))}
            </span>
          </th>
          <th className="short-col">{t('rest.col.coming')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((load) => (
          <LoadLine
            key={load.kind}
            load={load}
            forecast={forecast?.find(({ kind }) => kind === load.kind)}
            marks={marks}
            now={now}
            isChosen={load.kind === chosen}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}

function LoadLine(props: {
  readonly load: KindLoad;
  readonly forecast: KindForecast | undefined;
  readonly marks: ReturnType<typeof marksOf>;
  readonly now: Instant;
  readonly isChosen: boolean;
  readonly onChoose: (kind: FacilityKind | null) => void;
}) {
  const { load, forecast, marks, now, isChosen, onChoose } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const notes = useRows(['facility'], (rows) =>
    load.facilityIds
      .flatMap((id) => {
        const facility = rows.get('facility', id);
        const note = facility === undefined ? null : facilityNote(facility, { t, word, format, now });
        return facility === undefined || note === null ? [] : [`${facility.code} ${note}`];
      })
      .join('; '),
  );
  const percent = load.loadPercent;
  const short = shortageText(load.shortage, forecast, { t, format, now });
  const isCounted = load.kind === 'dormitory' && load.inUse !== null;
  return (
    <tr className={isChosen ? 'sel' : ''} onClick={() => onChoose(load.kind)}>
      <td title={notes === '' ? undefined : notes}>
        <button
          type="button"
          className="kind"
          aria-pressed={isChosen}
          onClick={(event) => {
            event.stopPropagation();
            onChoose(isChosen ? null : load.kind);
          }}
        >
          <b className="cap">{word('facilityKind', load.kind)}</b> <span className="q">{load.facility}</span>
        </button>
        {notes === '' ? null : <span className="note warn el">{notes}</span>}
      </td>
      <td className="r">
        {isCounted
          ? t('rest.in-use', { used: format.number(load.inUse ?? 0), capacity: format.number(load.capacity) })
          : t('rest.in-use-unknown', { capacity: format.number(load.capacity) })}
        {isCounted || load.inUse === null ? null : (
          <span className="note q">{t('rest.handed-out', { count: format.number(load.inUse) })}</span>
        )}
      </td>
      <td className="r s">
        {load.ratio === null ? '–' : t('rest.ratio', { ratio: format.number(load.ratio, load.ratio < 100 ? 1 : 0) })}
      </td>
      <td className="r q">
        {load.standard === null ? '–' : format.number(load.standard, load.standard % 1 === 0 ? 0 : 1)}
      </td>
      <td className="bar-col">{percent === null ? null : <LoadBar percent={percent} />}</td>
      <td className={`r ${(percent ?? 0) > 100 ? 'bad' : 'b'}`}>
        {percent === null ? '–' : format.percent(percent, 0)}
      </td>
      <td className="hours-col">
        {forecast === undefined ? (
          <span className="q">{t('rest.no-forecast')}</span>
        ) : (
          <HourColumns hours={hoursOf(forecast)} marks={marks} />
        )}
      </td>
      <td>
        <span className={short.tone === 's' ? 's' : short.tone === 'bad' ? 'bad' : 'warn b'}>{short.main}</span>
        {short.more === null ? null : <span className="note q">{short.more}</span>}
      </td>
    </tr>
  );
}

function LoadBar({ percent }: { readonly percent: number }) {
  const width = (Math.min(percent, WIDEST_PERCENT) / WIDEST_PERCENT) * 100;
  return (
    <span className="load-bar" aria-hidden="true">
      <i className={percent > 100 ? 'over' : ''} style={{ width: `${String(width)}%` }} />
      <em style={{ left: `${String((100 / WIDEST_PERCENT) * 100)}%` }} />
    </span>
  );
}
