import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useRow, useTexts } from '../../client/app-context.ts';
import { PrintSheet } from '../../ui/print-sheet.tsx';
import { sheetsTexts } from './texts/sheets-texts.ts';
import type { WakeGroup } from './wake-order.ts';
import { languageText, roomText, wakeReasonText, wakeTimeText } from './wake-words.ts';

/** The wake-up list on paper: room by room for the walk, with boxes to tick (RE40). */
export function WakePaper(props: {
  readonly groups: readonly WakeGroup[];
  readonly until: Instant | null;
  readonly now: Instant;
  readonly paper: 'a4' | 'slip-long';
  readonly onPrinted: () => void;
}) {
  const { groups, until, now, paper, onPrinted } = props;
  const { format, session } = useApp();
  const t = useTexts(sheetsTexts);
  const site = useRow('site', 'site');
  const count = groups.reduce((sum, { people }) => sum + people.length, 0);
  const isRoll = paper === 'slip-long';
  return (
    <PrintSheet paper={paper} onPrinted={onPrinted}>
      <div className={isRoll ? 'wake-paper roll' : 'wake-paper'}>
        <p>{site?.name}</p>
        <h1>{t('wake.paper-title')}</h1>
        <p>
          {t('wake.paper-about', {
            until: until === null ? '–' : format.dateTime(until),
            count: format.number(count),
          })}
        </p>
        {groups.map(({ key, head, people }) => (
          <section key={key}>
            {head === null ? null : <h2>{roomText(head, t)}</h2>}
            {isRoll ? <RollLines people={people} now={now} /> : <PaperTable people={people} now={now} />}
          </section>
        ))}
        <footer>{t('wake.paper-printed', { at: format.dateTime(now), name: session.displayName })}</footer>
      </div>
    </PrintSheet>
  );
}

function PaperTable({ people, now }: { readonly people: readonly WakeUp[]; readonly now: Instant }) {
  const { format } = useApp();
  const t = useTexts(sheetsTexts);
  return (
    <table>
      <thead>
        <tr>
          <th className="at">{t('wake.col-at')}</th>
          <th className="place">{t('wake.col-bed')}</th>
          <th className="plate">{t('wake.col-plate')}</th>
          <th>{t('wake.col-name')}</th>
          <th className="lang">{t('wake.col-language')}</th>
          <th className="call">{t('wake.col-call')}</th>
          <th className="tick">{t('wake.col-tick')}</th>
          <th className="tick">{t('wake.col-no-answer')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.stayId}>
            <td>
              <b>{wakeTimeText(one, now, format, t)}</b>
            </td>
            <td className="m">
              <b>{one.bed}</b>
            </td>
            <td className="m">{formatPlate(one.plate)}</td>
            <td>{one.name ?? t('wake.unnamed')}</td>
            <td>{languageText(one.language, t)}</td>
            <td>{wakeReasonText(one, now, format, t)}</td>
            <td className="tick">{one.state === 'awake' ? '✓' : '☐'}</td>
            <td className="tick">☐</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RollLines({ people, now }: { readonly people: readonly WakeUp[]; readonly now: Instant }) {
  const { format } = useApp();
  const t = useTexts(sheetsTexts);
  return (
    <ol>
      {people.map((one) => (
        <li key={one.stayId}>
          <span>{one.state === 'awake' ? '✓' : '☐'}</span>
          <b>{wakeTimeText(one, now, format, t)}</b>
          <b className="m">{one.bed}</b>
          <span>
            <span className="m">{formatPlate(one.plate)}</span> {one.name ?? ''} {languageText(one.language, t)}
          </span>
        </li>
      ))}
    </ol>
  );
}
