import type { LodgingLine } from '../../../shared/contract/rest-queries.ts';
import { useApp, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import type { LodgingGroups } from './groups.ts';
import { lodgingTexts } from './texts/catalog.ts';
import { wordsOfLine } from './wording.ts';
import './lodging-print.css';

/** The list on paper, as it is handed to the police. */
export function LodgingPrint(props: {
  readonly groups: LodgingGroups;
  /** The night in words. */
  readonly night: { readonly on: string; readonly from: string; readonly to: string };
  readonly onPrinted: () => void;
}) {
  const { groups, night, onPrinted } = props;
  const { format, clock, session } = useApp();
  const t = useTexts(lodgingTexts);
  const site = useRow('site', 'site');
  const { home, foreign, hasUnknown } = groups;
  const counts = { people: format.number(home.length + foreign.length), foreigners: format.number(foreign.length) };
  return (
    <PrintSheet paper="a4" onPrinted={onPrinted}>
      <div className="lodging-paper">
        <p>{site?.name}</p>
        <h1>{t('lodging.paper-title')}</h1>
        <p>{t('lodging.paper-about', { ...night, ...counts })}</p>
        <Part title={t(hasUnknown ? 'lodging.home-unknown' : 'lodging.home')} lines={home} first={1} />
        <Part title={t('lodging.foreign')} lines={foreign} first={home.length + 1} />
        <div className="signatures">
          <p>{t('lodging.paper-made-by')}</p>
          <p>{t('lodging.paper-received-by')}</p>
        </div>
        <p className="foot">
          {t('lodging.paper-printed', { at: format.dateTime(clock.now()), by: session.displayName })}
        </p>
      </div>
    </PrintSheet>
  );
}

function Part(props: { readonly title: string; readonly lines: readonly LodgingLine[]; readonly first: number }) {
  const { title, lines, first } = props;
  const { format } = useApp();
  const t = useTexts(lodgingTexts);
  const { word } = useWords();
  if (lines.length === 0) return null;
  return (
    <>
      <h2>
        {title} · {format.number(lines.length)}
      </h2>
      <table>
        <thead>
          <tr>
            <th className="r">{t('lodging.col.no')}</th>
            <th>{t('lodging.col.name')}</th>
            <th>{t('lodging.col.born')}</th>
            <th>{t('lodging.col.sex')}</th>
            <th>{t('lodging.col.paper')}</th>
            <th>{t('lodging.col.nationality')}</th>
            <th>{t('lodging.col.address')}</th>
            <th>{t('lodging.col.from')}</th>
            <th>{t('lodging.col.to')}</th>
            <th>{t('lodging.col.reason')}</th>
            <th>{t('lodging.col.place')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const words = wordsOfLine(line, format, t, word);
            return (
              <tr key={line.personId}>
                <td className="r">{first + index}</td>
                <td>{words.name}</td>
                <td>{words.born}</td>
                <td>{words.sex}</td>
                <td>{[words.kind, words.number].filter((part) => part !== '').join(' ')}</td>
                <td>{words.nationality}</td>
                <td>{words.address}</td>
                <td>{words.from}</td>
                <td>{words.to}</td>
                <td>{`${words.reason}, ${words.plate}`}</td>
                <td>{line.place}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
