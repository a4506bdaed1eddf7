import { useMemo } from 'react';
import type { QueueRecord, RecordLine } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { RecordTextKey } from './texts/catalog.ts';
import { groundOf, recordWordingOf } from './wording.ts';
import '../../ui/a4/tinos.css';
import '../../ui/a4/a4.css';
import './record.css';

/** A queue's public record of a day as it is printed (QU38): as many A4 pages as it takes, black only. */
export function RecordPage(props: { readonly record: QueueRecord; readonly format: Format }) {
  const { record, format } = props;
  const { head, lines } = record;
  const words = useMemo(() => recordWordingOf(record, format), [record, format]);
  const { t } = words;
  return (
    <article className="a4 record" lang={format.lang}>
      <header className="a4-head">
        <div>
          {head.parentUnit === '' ? null : <p className="up">{head.parentUnit}</p>}
          <p className="up b">{record.siteName}</p>
          <hr />
          <p>{t('record.number', { code: head.documentCode })}</p>
        </div>
        <div>
          <p className="b">{t('record.country')}</p>
          <p className="b motto">{t('record.motto')}</p>
          <hr className="long" />
          <p className="i motto">{words.placeAndDate}</p>
        </div>
      </header>
      <h1>
        {t('record.title')}
        <br />
        <span>{words.about}</span>
        <br />
        <span>{t('record.period', { date: format.day(record.on) })}</span>
      </h1>
      {words.running === null ? null : <p className="i c">{words.running}</p>}
      <hr className="short" />
      <p className="body">{words.notice}</p>
      <p className="body">{words.summary}</p>
      {lines.length === 0 ? null : <Lines lines={lines} format={format} t={t} />}
      {words.rules === '' ? null : (
        <p className="note">
          <span className="i">{t('record.rules')}</span> {words.rules}.
        </p>
      )}
      <div className="a4-sign">
        <div className="receivers">
          <p className="b i">{t('record.receivers')}</p>
          <p>{t('record.receiver.1')}</p>
          <p>{t('record.receiver.2')}</p>
        </div>
        <div className="signer">
          <p className="b up">{head.signerTitle === '' ? t('record.signer') : head.signerTitle}</p>
          <p className="i">{t('record.sign')}</p>
          <p className="b name">{head.signerName}</p>
        </div>
      </div>
      <p className="note foot">
        {t('record.foot', { seq: format.number(record.seq), at: format.dateTime(record.untilAt) })}
      </p>
    </article>
  );
}

function Lines(props: {
  readonly lines: readonly RecordLine[];
  readonly format: Format;
  readonly t: Translate<RecordTextKey>;
}) {
  const { lines, format, t } = props;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('record.col.number')}</th>
          <th scope="col">{t('record.col.time')}</th>
          <th scope="col">{t('record.col.truck')}</th>
          <th scope="col">{t('record.col.place')}</th>
          <th scope="col">{t('record.col.what')}</th>
          <th scope="col">{t('record.col.ground')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>{format.number(index + 1)}</td>
            <td>{format.time(line.at)}</td>
            <td>
              {line.plate === null ? (
                t('record.whole-queue')
              ) : (
                <>
                  {line.queueNumber}
                  <br />
                  {formatPlate(line.plate)}
                </>
              )}
            </td>
            <td>{placesOf(line, format)}</td>
            <td>{sentence(t(`record.cause.${line.cause}`))}</td>
            <td>{groundOf(line, format, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `14 → 3`; a dash where it was not in the line. */
function placesOf({ from, to, plate }: RecordLine, format: Format): string {
  if (plate === null || (from === null && to === null)) return '';
  const place = (value: number | null): string => (value === null ? '–' : format.number(value));
  return `${place(from)} → ${place(to)}`;
}

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
