import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { useApp, useCan, useTexts, useWords } from '../../client/app-context.ts';
import { trucksOf, type Change } from './page.ts';
import { actorText, reasonText } from './story-sections.ts';
import { journalTexts } from './texts/catalog.ts';

const MOST_TRUCKS = 40;

/** One change: every event of it, its trucks, and whether it can be taken back (JO4). */
export function ChangePane(props: {
  readonly change: Change;
  readonly problem: string | null;
  readonly said: string | null;
  readonly isSending: boolean;
  readonly onUndo: () => void;
  readonly onStory: (visitId: WireId<'visit'>) => void;
}) {
  const { change, problem, said, isSending, onUndo, onStory } = props;
  const { format } = useApp();
  const t = useTexts(journalTexts);
  const { word } = useWords();
  const mayUndo = useCan('change.undo');
  const trucks = trucksOf(change.events);
  const counts = new Map<string, number>();
  for (const { type } of change.events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (
    <>
      <div className="insp-body">
        <div className="hd">
          <b>{t('journal.change', { seq: format.number(change.seq) })}</b>
          <p className="s">
            {`${format.dateTime(change.at)} · ${actorText(change.actor, t('journal.system'))} · ${change.station}`}
          </p>
          {change.reason === null ? null : <p>{reasonText(change.reason, t, format)}</p>}
          {change.approvedBy === null ? null : (
            <p className="s">{t('journal.approved-by', { who: change.approvedBy })}</p>
          )}
        </div>
        <div className="sec">
          <h2>
            <span>{t('journal.events')}</span>
            <span className="m">{change.command}</span>
          </h2>
          <ul className="steps">
            {[...counts].map(([type, count]) => (
              <li key={type} className="plain-step">
                <span>{word('event', type)}</span>
                {count === 1 ? null : <span className="q">{`× ${format.number(count)}`}</span>}
              </li>
            ))}
          </ul>
        </div>
        {trucks.length === 0 ? null : (
          <div className="sec">
            <h2>
              <span>{t('journal.col.trucks')}</span>
              <span>{format.number(trucks.length)}</span>
            </h2>
            <div className="plates">
              {trucks.slice(0, MOST_TRUCKS).map(({ visitId, plate }, at) => (
                <button key={visitId} type="button" className="m" onClick={() => onStory(visitId)}>
                  {formatPlate(plate)}
                  {at === 0 ? <kbd>{t('journal.key-story')}</kbd> : null}
                </button>
              ))}
              {trucks.length > MOST_TRUCKS ? (
                <span className="q">{t('journal.more', { count: format.number(trucks.length - MOST_TRUCKS) })}</span>
              ) : null}
            </div>
          </div>
        )}
      </div>
      {problem === null ? null : (
        <p className="said bad" role="alert">
          {problem}
        </p>
      )}
      {said === null ? null : (
        <p className="said s" role="status">
          {said}
        </p>
      )}
      <div className="acts">
        <button
          type="button"
          className="wide"
          disabled={!change.isReversible || !mayUndo || isSending}
          onClick={onUndo}
        >
          {change.isReversible ? t('journal.undo') : t('journal.undo-not')}
          {change.isReversible ? <kbd>{t('journal.key-undo')}</kbd> : null}
        </button>
      </div>
    </>
  );
}
