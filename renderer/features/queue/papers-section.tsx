import type { VisitRow } from '../../../shared/contract/rows.ts';
import { documentNameOf } from '../../../shared/contract/texts/text-of.ts';
import { useApp, useRow, useTexts } from '../../client/app-context.ts';
import type { LineRow } from './line.ts';
import { papersOf } from './papers.ts';
import { queueTexts } from './texts/catalog.ts';

/** The papers that a truck needs, with numbers and dates (QU4). */
export function PapersSection({ visit, place }: { readonly visit: VisitRow; readonly place: LineRow | null }) {
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const named = useRow('site', 'site')?.settings.requiredDocuments;
  const papers = papersOf(visit, place);
  return (
    <div className="sec">
      <h2>
        <span>{t('queue.papers')}</span>
        <span>
          {t('queue.papers-count', {
            present: papers.filter(({ state }) => state === 'present').length,
            all: papers.length,
          })}
        </span>
      </h2>
      {papers.map(({ kind, state, number, issuedOn, validUntilOn }) => (
        <div key={kind} className="pair">
          <span className={state === 'missing' || state === 'expired' ? 'warn' : ''}>
            {t(`queue.paper.${state}`, { what: documentNameOf(lang, kind, named) })}
          </span>
          <span className="q">
            {[
              number,
              issuedOn === null ? null : format.day(issuedOn),
              validUntilOn === null ? null : t('queue.paper-until', { day: format.day(validUntilOn) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </div>
      ))}
    </div>
  );
}
