import type { Ref } from 'react';
import type { IncidentSummary } from '../../../shared/contract/queries.ts';
import { mayKnowIncident } from '../../../shared/domain/incidents/restricted.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { placeText } from './place-text.ts';
import { incidentTexts } from './texts/catalog.ts';

/** Open ones first, then the newest; the arrow keys choose. */
export function IncidentList(props: {
  readonly ref: Ref<HTMLUListElement>;
  readonly incidents: readonly IncidentSummary[];
  readonly selectedId: string | null;
  readonly onSelect: (incidentId: string) => void;
}) {
  const { ref, incidents, selectedId, onSelect } = props;
  const t = useTexts(incidentTexts);
  return (
    <ul
      ref={ref}
      className="incident-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('incident.list')}
      aria-activedescendant={selectedId ?? undefined}
    >
      {incidents.map((incident) => (
        <Line
          key={incident.incidentId}
          incident={incident}
          isSelected={incident.incidentId === selectedId}
          onSelect={onSelect}
        />
      ))}
    </ul>
  );
}

function Line(props: {
  readonly incident: IncidentSummary;
  readonly isSelected: boolean;
  readonly onSelect: (incidentId: string) => void;
}) {
  const { incident, isSelected, onSelect } = props;
  const { format, rows, session } = useApp();
  const t = useTexts(incidentTexts);
  const words = useWords();
  const now = useSiteNow(10_000);
  const { incidentId, kind, place, plate, openedAt, closedAt, stepsDone, stepsInAll } = incident;
  const isMasked = !mayKnowIncident(session.roles, incident);
  const isOpen = closedAt === null;
  return (
    <li
      id={incidentId}
      role="option"
      aria-selected={isSelected}
      className={isOpen ? '' : 'over'}
      onClick={() => onSelect(incidentId)}
    >
      <b className={isOpen ? 'bad' : ''}>{`${isOpen ? '▲ ' : ''}${words.word('incidentKind', kind)}`}</b>
      <span className="r">{format.timeNear(openedAt, now)}</span>
      <span className="el s">
        {plate === null ? null : <span className="m">{`${formatPlate(plate)} `}</span>}
        {isMasked ? null : placeText(place, rows, words, t)}
      </span>
      <span className="r q">
        {isOpen
          ? isMasked
            ? ''
            : t('incident.steps-done', { done: stepsDone, all: stepsInAll })
          : t('incident.closed')}
      </span>
    </li>
  );
}
