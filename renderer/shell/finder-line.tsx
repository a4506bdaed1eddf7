import type { FoundField } from '../../shared/domain/find/texts.ts';
import type { Sought } from '../../shared/domain/find/match.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../client/app-context.ts';
import type { FoundPersonOfVisit } from '../../shared/contract/past-queries.ts';
import type { HouseHit } from './finder-houses.ts';
import { isHere, OF_PEOPLE, type Hit, type ShownVisit } from './finder-hits.ts';
import { markedOf } from './marked.ts';
import { shellTexts } from './texts/catalog.ts';

/** One thing that was found, with what fits marked in it. */
export function HitLine({ hit, sought }: { readonly hit: Hit; readonly sought: Sought }) {
  const { rows } = useApp();
  const t = useTexts(shellTexts);
  if (hit.kind === 'visit') return <VisitLine visit={hit.visit} sought={sought} />;
  if (hit.kind === 'person') return <PersonLine person={hit.person} sought={sought} />;
  if (hit.kind === 'facility' || hit.kind === 'room' || hit.kind === 'bed') return <HouseLine hit={hit} />;
  if (hit.kind === 'screen')
    return (
      <>
        <b>{t(`shell.${hit.screen}`)}</b>
        <span className="q">{t('shell.find-screens')}</span>
      </>
    );
  const { slot } = hit;
  const plate = slot.visitId === null ? null : (rows.get('visit', slot.visitId)?.plate ?? '');
  return (
    <>
      <b className="m">{slot.code}</b>
      <span className="q">{t('shell.find-slots')}</span>
      <span />
      <span className="s">
        {plate === null ? t('shell.find-slot-free') : t('shell.find-slot-taken', { plate: formatPlate(plate) })}
      </span>
      <span />
    </>
  );
}

function VisitLine({ visit, sought }: { readonly visit: ShownVisit; readonly sought: Sought }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const { match } = visit;
  const beside = match !== null && OF_PEOPLE.has(match.field) ? besideOf(sought) : null;
  const shown = (field: FoundField, text: string) => {
    const marks = match?.field === field ? sought : beside;
    return marks === null ? text : <Marked text={text} field={field} sought={marks} />;
  };
  const isBeside = match !== null && !SHOWN_ANYWAY.has(match.field);
  return (
    <>
      <b className="m">{shown('plate', formatPlate(visit.plate))}</b>
      <span className="m q">
        {visit.trailerPlate === null ? '' : shown('trailer-plate', formatPlate(visit.trailerPlate))}
      </span>
      <span className="m">
        {match?.field === 'queue-number' || visit.slotCode === null
          ? shown('queue-number', visit.queueNumber ?? '')
          : visit.slotCode}
      </span>
      <span className="s">
        {isBeside ? (
          <>
            <span className="q">{t(`shell.find-field.${match.field}`)}</span>{' '}
            <Marked text={match.text} field={match.field} sought={sought} />
            {' · '}
          </>
        ) : null}
        {`${word('stage', visit.stage)} · ${word('direction', visit.direction)} ${visit.crossing}`}
      </span>
      <span className="q r">{timeOf(visit, format.dateTime)}</span>
    </>
  );
}

/** Somebody of a truck, and where the person is: the truck, and the bed. */
function PersonLine({ person, sought }: { readonly person: FoundPersonOfVisit; readonly sought: Sought }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  const { name, role, plate, slotCode, bed, leftAt, stage, match } = person;
  const now = isHere(person)
    ? bed === null
      ? t('shell.find-person-here')
      : t('shell.find-person-bed', { bed })
    : word('stage', stage);
  return (
    <>
      <b className="who">{name === null ? '–' : <Marked text={name} field="driver" sought={sought} />}</b>
      <span className="m">
        <Marked text={formatPlate(plate)} field="plate" sought={besideOf(sought)} />
      </span>
      <span className="m">{slotCode}</span>
      <span className="s">
        {match.field === 'driver' ? null : (
          <>
            <span className="q">{t(`shell.find-field.${match.field}`)}</span>{' '}
            <Marked text={match.text} field={match.field} sought={sought} />
            {' · '}
          </>
        )}
        {`${word('personRole', role)} · ${now}`}
      </span>
      <span className="q r">{leftAt === null ? '' : format.dateTime(leftAt)}</span>
    </>
  );
}

/** A house with how it stands, a room or a bed with who has it. */
function HouseLine({ hit }: { readonly hit: HouseHit }) {
  const { rows, format } = useApp();
  const t = useTexts(shellTexts);
  const { word } = useWords();
  if (hit.kind === 'facility') {
    const { code, kind, name, nameEn, state, capacity } = hit.facility;
    return (
      <>
        <b className="m">{code}</b>
        <span className="q">{word('facilityKind', kind)}</span>
        <span className="q">{`${format.number(capacity)} ${word('facilityUnit', kind)}`}</span>
        <span className="s">{`${format.lang === 'en' && nameEn !== '' ? nameEn : name} · ${word('facilityState', state)}`}</span>
        <span />
      </>
    );
  }
  if (hit.kind === 'room')
    return (
      <>
        <b className="m">{hit.room.code}</b>
        <span className="q">{t('shell.find-rooms')}</span>
        <span className="m q">{rows.get('facility', hit.room.facilityId)?.code}</span>
        <span className="s">{`${word('forWhom', hit.room.forWhom)} · ${word('roomStatus', hit.room.status)}`}</span>
        <span />
      </>
    );
  const { code, facility, visitId, personId, status } = hit.bed;
  const plate = visitId === null ? undefined : rows.get('visit', visitId)?.plate;
  const name = personId === null ? undefined : rows.get('person', personId)?.name;
  const who = [name, plate === undefined ? undefined : formatPlate(plate)].filter((part) => typeof part === 'string');
  return (
    <>
      <b className="m">{code}</b>
      <span className="q">{t('shell.find-beds')}</span>
      <span className="m q">{facility}</span>
      <span className="s">
        {hit.bed.stayId === null ? word('bedStatus', status) : t('shell.find-bed-taken', { who: who.join(' · ') })}
      </span>
      <span />
    </>
  );
}

/** Words that may stand beside a person's own: one sign alone stands everywhere. */
function besideOf(sought: Sought): Sought {
  return { ...sought, words: sought.words.filter(({ word }) => word.length > 1) };
}

/** Fields that have a place of their own on the line. */
const SHOWN_ANYWAY: ReadonlySet<FoundField> = new Set<FoundField>(['plate', 'trailer-plate', 'queue-number']);

function Marked({
  text,
  field,
  sought,
}: {
  readonly text: string;
  readonly field: FoundField;
  readonly sought: Sought;
}) {
  return markedOf(text, field, sought).map((piece, n) =>
    piece.isMarked ? <mark key={n}>{piece.text}</mark> : <span key={n}>{piece.text}</span>,
  );
}

function timeOf(visit: ShownVisit, write: (at: Instant) => string): string {
  const at = visit.departedAt ?? visit.arrivedAt ?? visit.expectedAt;
  return at === null ? '' : write(at);
}
