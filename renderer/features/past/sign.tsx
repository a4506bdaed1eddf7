import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { pastTexts } from './texts/catalog.ts';
import type { PastState } from './use-past.ts';
import type { Mark } from './use-pulse.ts';
import { markWords } from './wording.ts';

/** Which instant is shown, that it is not now, and what is marked there. */
export function Sign(props: {
  readonly at: Instant;
  readonly state: PastState;
  readonly marks: readonly Mark[];
  /** What else there is to say. */
  readonly said: string | null;
}) {
  const { at, state, marks, said } = props;
  const { shownAt, fault, app } = state;
  const { format } = useApp();
  const t = useTexts(pastTexts);
  const { word, say } = useWords();
  const [here, ...more] = marks.filter((mark) => mark.at === at);
  return (
    <p className="past-sign" role="status">
      {shownAt === null ? null : <b>{t('past.frame', { time: format.time(shownAt), date: format.date(shownAt) })}</b>}
      {fault === null ? null : (
        <span className="bad" role="alert">
          {say(fault)}
        </span>
      )}
      {shownAt === null || shownAt === at || fault !== null ? null : (
        <span>{t('past.behind', { time: format.time(at) })}</span>
      )}
      {here === undefined ? null : (
        <span className="mark">
          {markWords(here, app.rows, word, t)}
          {more.length === 0 ? null : ` ${t('past.mark-more', { count: format.number(more.length) })}`}
        </span>
      )}
      {said === null ? null : <span>{said}</span>}
    </p>
  );
}
