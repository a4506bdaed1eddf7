import { useApp, useTexts } from '../../../client/app-context.ts';
import { useProblemText } from '../problem-text.ts';
import type { Problem } from '../problems.ts';
import { layoutTexts } from '../texts/layout-texts.ts';

const MOST_SHOWN = 60;

/** What is wrong with the plan now; each leads to its place. */
export function ProblemList(props: {
  readonly problems: readonly Problem[];
  readonly onJump: (problem: Problem) => void;
}) {
  const { problems, onJump } = props;
  const { format } = useApp();
  const t = useTexts(layoutTexts);
  const problemText = useProblemText();
  return (
    <section className="layout-problems" aria-label={t('layout.problems')}>
      <div className="bar sub">
        <h2 className={problems.length === 0 ? 'q' : 'warn'}>
          {problems.length === 0
            ? t('layout.problems.none')
            : `${t('layout.problems')}: ${format.number(problems.length)}`}
        </h2>
        {problems.length === 0 ? null : (
          <span className="facts q">
            <kbd>N</kbd> {t('layout.problems.next')}
          </span>
        )}
      </div>
      {problems.length === 0 ? null : (
        <ul>
          {problems.slice(0, MOST_SHOWN).map((problem, at) => (
            <li key={at}>
              <button type="button" onClick={() => onJump(problem)}>
                {problemText(problem)}
              </button>
            </li>
          ))}
          {problems.length > MOST_SHOWN ? (
            <li className="q">{t('layout.problems.more', { count: format.number(problems.length - MOST_SHOWN) })}</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
