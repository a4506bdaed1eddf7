import { useId, useState, type RefObject } from 'react';
import type { FoundPerson } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { TurnService } from '../../../shared/domain/vocabulary.ts';
import { useApp, useQuery, useSiteNow, useTexts } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { turnsTexts } from './texts/catalog.ts';

const SHOWN = 8;

/** Finds who stands at the counter, by scan, plate, number or name; Enter takes a number. */
export function TakeNumber(props: {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly services: readonly TurnService[];
  readonly service: TurnService;
  readonly onService: (service: TurnService) => void;
  readonly onTake: (person: FoundPerson) => void;
  /** Leaves the field for the list. */
  readonly onLeave: () => void;
}) {
  const { input, services, service, onService, onTake, onLeave } = props;
  const { format, port } = useApp();
  const t = useTexts(turnsTexts);
  const now = useSiteNow(60_000);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const text = typed.trim();
  const { answer, isLoading } = useQuery('rest.find', text.length < 2 ? null : { text, limit: SHOWN });
  const people = text.length < 2 || isLoading ? [] : (answer?.people ?? []);
  const isKnown = text.length >= 2 && !isLoading && answer !== null;

  const take = (person: FoundPerson | undefined): void => {
    if (person === undefined) return;
    setTyped('');
    setAt(0);
    onTake(person);
  };
  /** A scanner does not wait for the list: its Enter asks again, and takes whom the slip means. */
  const takeScanned = async (): Promise<void> => {
    const asked = await port.query('rest.find', { text, limit: SHOWN });
    if ('ok' in asked) take(meantBy(asked.ok.people));
  };
  return (
    <div className="take-number">
      {services.length < 2 ? null : (
        <div className="take-for">
          <span className="q">{t('turns.find-for')}</span>
          <Segmented<TurnService>
            label={t('turns.find-for')}
            value={service}
            options={services.map((one) => ({
              value: one,
              name: t(`turns.service.${one}`),
              text: t(`turns.service.${one}`),
            }))}
            onChange={onService}
          />
        </div>
      )}
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={listId}
        aria-label={t('turns.find')}
        placeholder={t('turns.find')}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
          if (event.key === 'Enter' && text.length >= 2) {
            if (isKnown) take(people[at]);
            else void takeScanned();
          } else if (event.key === 'ArrowDown' && people.length > 0) setAt(Math.min(at + 1, people.length - 1));
          else if (event.key === 'ArrowUp' && people.length > 0) setAt(Math.max(at - 1, 0));
          else if (event.key === 'Escape' || (event.key === 'ArrowDown' && text === '')) {
            setTyped('');
            onLeave();
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <ul id={listId} role="listbox" aria-label={t('turns.find')}>
        {isKnown && people.length === 0 ? <li className="q">{t('turns.find-none')}</li> : null}
        {people.map((person, index) => (
          <li
            key={person.personId}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            <b className="el">{person.name ?? t('turns.unnamed')}</b>
            <span className="m">{formatPlate(person.plate)}</span>
            <span className="q">
              {person.leftAt !== null
                ? t('turns.find-left', { at: format.timeNear(person.leftAt, now) })
                : person.turn?.service === service
                  ? t('turns.find-has', { number: person.turn.number })
                  : (person.queueNumber ?? person.slotCode ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The one person whom an answer means: of one truck the driver, else whoever comes first; nobody where people choose. */
function meantBy(people: readonly FoundPerson[]): FoundPerson | undefined {
  const here = people.filter(({ leftAt }) => leftAt === null);
  const isOneTruck = here.every(({ visitId }) => visitId === here[0]?.visitId);
  return isOneTruck ? (here.find(({ role }) => role === 'driver') ?? here[0]) : undefined;
}
