import type { PersonRow } from '../../../shared/contract/rows.ts';
import { useRows, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { isSameList } from '../../ui/same.ts';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** Whom it concerns, and who else is on the truck. */
export function People(props: {
  readonly story: Story;
  readonly isOpen: boolean;
  readonly onAdd: (personId: string) => void;
}) {
  const { story, isOpen, onAdd } = props;
  const t = useTexts(incidentTexts);
  const { word } = useWords();
  const { visitId, people } = story;
  const others = useRows(
    ['person'],
    (rows): readonly PersonRow[] =>
      visitId === null
        ? []
        : [...rows.all('person').values()].filter(
            (person) => person.visitId === visitId && !people.some(({ personId }) => personId === person.personId),
          ),
    isSameList,
  );
  return (
    <section className="sec" aria-label={t('incident.people')}>
      <h2>{t('incident.people')}</h2>
      {people.length === 0 ? <p className="q">{t('incident.people-none')}</p> : null}
      {people.map(({ personId, name, role }) => (
        <p key={personId}>
          <b>{name ?? t('incident.unnamed')}</b> <span className="q">{word('personRole', role)}</span>
        </p>
      ))}
      {isOpen && others.length > 0 ? (
        <>
          <p className="l">{t('incident.people-more')}</p>
          {others.map(({ personId, name, role }) => (
            <p key={personId} className="other">
              <span className="el">
                {name ?? t('incident.unnamed')} <span className="q">{word('personRole', role)}</span>
              </span>
              <Button onClick={() => onAdd(personId)}>{t('incident.add-person')}</Button>
            </p>
          ))}
        </>
      ) : null}
    </section>
  );
}
