import type { FoundField } from '../../shared/domain/find/texts.ts';
import type { Sought } from '../../shared/domain/find/match.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../client/app-context.ts';
import type { Hit, ShownVisit } from './finder-hits.ts';
import { markedOf } from './marked.ts';
import { shellTexts } from './texts/catalog.ts';

/** One thing that was found, with what fits marked in it. */
export function HitLine({ hit, sought }: { readonly hit: Hit; readonly sought: Sought }) {
  const { rows } = useApp();
  const t = useTexts(shellTexts);
  if (hit.kind === 'visit') return <VisitLine visit={hit.visit} sought={sought} />;
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
  const shown = (field: FoundField, text: string) =>
    match?.field === field ? <Marked text={text} field={field} sought={sought} /> : text;
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
