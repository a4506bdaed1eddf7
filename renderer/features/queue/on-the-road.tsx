import { useState } from 'react';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCanAsk, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { saveText } from '../../client/download.ts';
import { Button } from '../../ui/controls.tsx';
import { csvOf } from '../../ui/csv.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';

/** The trucks on their way to a closed crossing with telephones, and words to tell them (QU7). */
export function OnTheRoad({ queue }: { readonly queue: QueueRow }) {
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const { say } = useWords();
  const mayAsk = useCanAsk('crossing.coming');
  const { answer, fault } = useQuery(
    'crossing.coming',
    mayAsk ? { crossing: queue.crossing, direction: queue.direction } : null,
    { kinds: ['visit', 'queue'], atMostEveryMs: 5000 },
  );
  const [isPrinting, setPrinting] = useState(false);
  const [onPrinted] = useState(() => () => setPrinting(false));
  if (fault !== null) return <p className="bad">{say({ ...fault })}</p>;
  if (answer === null) return null;
  const heads = [t('queue.col.plate'), t('queue.road.driver'), t('queue.road.phone'), t('queue.road.carrier')];
  const lines = answer.trucks.map(({ plate, driver, phone, carrier, expectedAt }) => [
    formatPlate(plate),
    driver ?? '',
    phone ?? '',
    carrier ?? '',
    expectedAt === null ? '' : format.dateTime(expectedAt),
  ]);
  const table = (
    <table className="plain">
      <thead>
        <tr>
          {[...heads, t('queue.road.expected')].map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            {line.map((cell, at) => (
              <td key={at} className={at === 0 || at === 2 ? 'm' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      <div className="road-head">
        <b>{t('queue.road.title', { count: format.number(lines.length) })}</b>
        <Button onClick={() => setPrinting(true)}>{t('queue.road.print')}</Button>
        <Button
          onClick={() =>
            saveText(
              csvOf([[...heads, t('queue.road.expected')], ...lines]),
              `${queue.crossingCode}-${queue.direction}.csv`,
              'text/csv',
            )
          }
        >
          {t('queue.road.csv')}
        </Button>
      </div>
      <div className="road-list">{table}</div>
      {(['vi', 'zh'] as const).map((lang) => (
        <Message key={lang} lang={lang} text={answer.message[lang]} />
      ))}
      {isPrinting ? (
        <PrintSheet paper="a4" onPrinted={onPrinted}>
          <h1>{t('queue.road.print-title', { crossing: queue.crossing, count: lines.length })}</h1>
          <p>{answer.message.vi}</p>
          {table}
        </PrintSheet>
      ) : null}
    </>
  );
}

function Message({ lang, text }: { readonly lang: 'vi' | 'zh'; readonly text: string }) {
  const t = useTexts(queueTexts);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="message">
      <p lang={lang}>{text}</p>
      <Button
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            // Where the browser keeps the clipboard shut, the text can still be marked by hand.
            () => setCopied(false),
          )
        }
      >
        {isCopied ? t('queue.road.copied') : t('queue.road.copy')}
      </Button>
    </div>
  );
}
