import { useEffect, useState } from 'react';
import { instant } from '../../shared/kernel/instant.ts';
import { evacuationSheet, type EvacuationSheet, type SheetSection } from '../../shared/contract/evacuation/sheet.ts';
import type { TwoHeads } from '../../shared/contract/texts/evacuation-texts.ts';
import { evacuationOfRows } from '../store/evacuation.ts';
import { PrintSheet } from '../ui/print-sheet.tsx';
import { useApp, type App } from './app-context.ts';
import './evacuation-print.css';

/**
 * Prints who and what is on site now, from the rows that the page has: at once, and also while the host is away. Then
 * the sheet says as of when the host was last heard (IN6).
 */
export function EvacuationPrint({ onPrinted }: { readonly onPrinted: () => void }) {
  const app = useApp();
  const [sheet] = useState(() => sheetNow(app));
  useEffect(() => {
    if (sheet === null) onPrinted();
  }, [sheet, onPrinted]);
  if (sheet === null) return null;
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <div className="evacuation">
        <h1>
          <Heads of={sheet.title} /> {`· ${sheet.siteName}`}
        </h1>
        <p className="sums">
          <Heads of={sheet.asOf.head} /> <b>{sheet.asOf.text}</b>
          {sheet.sums.map(({ head, count }) => (
            <span key={head.vi}>
              {' · '}
              <b>{count}</b> <Heads of={head} />
            </span>
          ))}
        </p>
        {sheet.sections.map((section) => (
          <Section key={section.key} section={section} />
        ))}
      </div>
    </PrintSheet>
  );
}

function sheetNow({ rows, clock, link }: App): EvacuationSheet | null {
  const site = rows.get('site', 'site');
  if (site === undefined) return null;
  const { isStale, ageMs } = link.get();
  const at = instant(Math.round(clock.now() - (isStale ? (ageMs ?? 0) * clock.rate() : 0)));
  return evacuationSheet(evacuationOfRows(rows), { siteName: site.name, at, timeZone: site.timeZone });
}

function Section({ section }: { readonly section: SheetSection }) {
  const { title, titleEn, columns, rows } = section;
  return (
    <>
      <h2>
        <Heads of={{ vi: title, en: titleEn }} /> {`· ${String(rows.length)}`}
      </h2>
      <table>
        <thead>
          <tr>
            {columns.map(({ head, look }) => (
              <th key={head.vi} className={look}>
                <Heads of={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={columns[column]?.look}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Heads({ of: { vi, en } }: { readonly of: TwoHeads }) {
  return (
    <>
      {vi} <span className="en">{`/ ${en}`}</span>
    </>
  );
}
