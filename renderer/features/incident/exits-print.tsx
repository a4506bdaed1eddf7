import { useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { ExitsTable } from './exits.tsx';
import { placeText } from './place-text.ts';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** The frozen list on paper, for whoever looks for the thief (IN4). */
export function ExitsPrint({ story, onPrinted }: { readonly story: Story; readonly onPrinted: () => void }) {
  const { format, rows } = useApp();
  const t = useTexts(incidentTexts);
  const words = useWords();
  const site = useRow('site', 'site');
  const { exits, exitsSince, openedAt, kind, place } = story;
  if (exits === null || exitsSince === null) return null;
  const about = {
    kind: words.word('incidentKind', kind),
    at: format.dateTime(openedAt),
    place: placeText(place, rows, words, t),
  };
  const period = {
    since: format.dateTime(exitsSince),
    until: format.dateTime(openedAt),
    count: format.number(exits.length),
  };
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <p>{site?.name}</p>
      <h1>{t('incident.paper-title')}</h1>
      <p>{t('incident.paper-about', about)}</p>
      <p>
        <b>{t('incident.paper-period', period)}</b>
      </p>
      <ExitsTable exits={exits} />
      <div className="signatures">
        <p>{t('incident.paper-made-by')}</p>
        <p>{t('incident.paper-checked-by')}</p>
      </div>
    </PrintSheet>
  );
}
