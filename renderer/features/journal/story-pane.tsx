import type { WireId } from '../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useGoTo, useQuery, useSelection, useTexts, useWords } from '../../client/app-context.ts';
import { PastLink } from '../../client/past-link.tsx';
import { stepsOf, undoneBy } from './page.ts';
import { journalTexts, type JournalTextKey } from './texts/catalog.ts';
import type { Translate } from '../../ui/i18n.ts';

/** One visit from its first word to now. */
export function StoryPane(props: {
  readonly visitId: WireId<'visit'>;
  readonly seq: number | null;
  readonly onClose: () => void;
}) {
  const { visitId, seq, onClose } = props;
  const { format, rows } = useApp();
  const t = useTexts(journalTexts);
  const { word, say } = useWords();
  const goTo = useGoTo();
  const [, select] = useSelection();
  const { answer, fault } = useQuery('visit.story', { visitId }, { kinds: ['visit'], atMostEveryMs: 3000 });
  const visit = answer?.visit.visitId === visitId ? answer.visit : null;
  return (
    <>
      <div className="insp-body">
        {fault === null ? null : (
          <p className="none bad" role="alert">
            {say(fault)}
          </p>
        )}
        {visit === null ? (
          <p className="none q">{t('journal.asking')}</p>
        ) : (
          <>
            <div className="hd">
              <span className="m pl">{formatPlate(visit.plate)}</span>
              <p className="s">
                {`${word('stage', visit.stage)} · ${word('direction', visit.direction)} ${visit.crossing}`}
                {visit.queueNumber === null ? null : <span className="m">{` · ${visit.queueNumber}`}</span>}
              </p>
            </div>
            <div className="sec">
              <h2>
                <span>{t('journal.story', { plate: formatPlate(visit.plate) })}</span>
                <span>{t('journal.story-of')}</span>
              </h2>
              <ol className="steps">
                {stepsOf(answer?.events ?? []).map((step) => (
                  <li key={step.seq} className={step.seq === seq ? 'now' : ''}>
                    <span className="q">{format.dayMonth(step.at)}</span>
                    <time>{format.time(step.at)}</time>
                    <span>
                      {step.types.map((type) => word('event', type)).join(', ')}
                      <span className="q">{` · ${actorText(step.actor, t('journal.system'))}`}</span>
                      {step.reason === null ? null : (
                        <span className="s">{` · ${reasonText(step.reason, t)}`}</span>
                      )}{' '}
                      <PastLink at={step.recordedAt} />
                    </span>
                  </li>
                ))}
              </ol>
            </div>
          </>
        )}
      </div>
      <div className="acts">
        <button type="button" onClick={onClose}>
          {t('journal.story-close')}
        </button>
        <button
          type="button"
          disabled={rows.get('visit', visitId) === undefined}
          onClick={() => {
            select({ visitId, slotId: rows.get('visit', visitId)?.slotId ?? null });
            goTo('yard');
          }}
        >
          {t('journal.to-yard')}
        </button>
      </div>
    </>
  );
}

/** Whoever acted; the host itself has a word of its own. */
export function actorText(actor: string, system: string): string {
  return actor === 'system' ? system : actor;
}

/** Why something was done, as people write it; the reason of an undo is a number only. */
export function reasonText(reason: string, t: Translate<JournalTextKey>): string {
  const undone = undoneBy(reason);
  return undone === null ? reason : t('journal.undo-of', { seq: undone });
}
