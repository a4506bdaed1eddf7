import { useState, type FormEvent } from 'react';
import { PERSON_ROLES, type PersonRole } from '../../../shared/domain/vocabulary.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useRow, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { ServedPerson } from './share.tsx';
import { sheetsTexts } from './texts/sheets-texts.ts';
import { restTexts } from './texts/catalog.ts';
import { languageText } from './wake-words.ts';
import type { Subject } from './use-subject.ts';

/** Somebody who was not written down yet. */
export type NewPerson = { readonly name: string; readonly role: PersonRole; readonly isWoman: boolean };

/** The people of the truck at the counter: bed, meals had, turn, language; and one more of them. */
export function Crew(props: {
  readonly visit: VisitRow;
  readonly people: readonly ServedPerson[];
  readonly personId: string | null;
  readonly onPerson: (subject: Subject) => void;
  readonly onNew: (person: NewPerson) => void;
}) {
  const { visit, people, personId, onPerson, onNew } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  return (
    <div className="sec">
      <h2>
        <span>{t('rest.people-of')}</span>
        <span>{t('rest.people-declared', { count: format.number(visit.peopleCount) })}</span>
      </h2>
      {people.length === 0 ? <p className="q">{t('rest.nobody')}</p> : null}
      <ul className="counter-lines crew">
        {people.map((one) => (
          <CrewLine
            key={one.personId}
            person={one}
            isChosen={one.personId === personId}
            onChoose={() => onPerson({ visitId: visit.visitId, personId: one.personId })}
          />
        ))}
      </ul>
      <NewPersonForm onNew={onNew} />
    </div>
  );
}

function CrewLine(props: { readonly person: ServedPerson; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const { person, isChosen, onChoose } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const tSheets = useTexts(sheetsTexts);
  const { word } = useWords();
  const row = useRow('person', person.personId);
  const bed = useRows(['bed'], (rows) => {
    for (const each of rows.all('bed').values()) if (each.personId === person.personId) return each.code;
    return null;
  });
  const turn = useRows(['turn'], (rows) => {
    for (const each of rows.all('turn').values()) if (each.personId === person.personId) return each.number;
    return null;
  });
  const meal = person.served.find(({ service }) => service === 'meal');
  const more = [
    word('personRole', person.role),
    meal === undefined || meal.freeMax === 0
      ? null
      : t('rest.meals-had', { used: format.number(meal.free), max: format.number(meal.freeMax) }),
    turn === null ? null : t('rest.turn', { number: format.number(turn) }),
    row?.language === null || row === undefined ? null : languageText(row.language, tSheets),
  ];
  return (
    <li>
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        <span className="el">
          {person.name ?? t('rest.unnamed')}
          <span className="q">{more.filter((part) => part !== null).join(' · ')}</span>
        </span>
        <span className={bed === null ? 'q' : 'm b'}>{bed ?? t('rest.no-bed')}</span>
      </button>
    </li>
  );
}

function NewPersonForm({ onNew }: { readonly onNew: (person: NewPerson) => void }) {
  const t = useTexts(restTexts);
  const { word } = useWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<PersonRole>('co-driver');
  const [isWoman, setWoman] = useState(false);
  const mayAdd = useCan('person.add');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onNew({ name: name.trim(), role, isWoman });
    setName('');
    setWoman(false);
  };
  return (
    <form className="new-person" onSubmit={submit}>
      <input
        aria-label={t('rest.new-person-name')}
        placeholder={t('rest.new-person-name')}
        value={name}
        maxLength={120}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
      />
      {name.trim() === '' ? null : (
        <>
          <select
            aria-label={t('rest.role')}
            value={role}
            onChange={(event) => setRole(PERSON_ROLES.find((one) => one === event.target.value) ?? role)}
          >
            {PERSON_ROLES.map((one) => (
              <option key={one} value={one}>
                {word('personRole', one)}
              </option>
            ))}
          </select>
          <label className="tick">
            <input type="checkbox" checked={isWoman} onChange={(event) => setWoman(event.target.checked)} />
            {t('rest.woman')}
          </label>
        </>
      )}
      <Button type="submit" disabled={!mayAdd || name.trim() === ''}>
        {t('rest.new-person')}
      </Button>
    </form>
  );
}
