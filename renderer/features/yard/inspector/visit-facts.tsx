import { useCallback, useMemo, useState } from 'react';
import { dayOf } from '../../../../shared/kernel/calendar.ts';
import type { PersonRow, VisitRow } from '../../../../shared/contract/rows.ts';
import { BOOKKEEPING_TYPES, type EventType } from '../../../../shared/domain/events.ts';
import { documentNameOf, notReadyTextOf } from '../../../../shared/contract/texts/text-of.ts';
import { useApp, useQuery, useRows, useSiteNow, useTexts, useWords } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { papersOf } from '../papers.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { upper, type Wording } from '../wording.ts';
import { RangeBand } from './range-band.tsx';
import { Section } from './section.tsx';

const NOW_MS = 15_000;

/** Where in the queue, and when it will be called, as far as that is known (QU8). */
export function QueueSection({ visit, settledId }: { readonly visit: VisitRow; readonly settledId: string | null }) {
  const { format, lang, rows } = useApp();
  const named = rows.get('site', 'site')?.settings.requiredDocuments;
  const t = useTexts(yardTexts);
  const words = useWords();
  const isWaiting = visit.stage === 'waiting' && settledId === visit.visitId;
  const { answer } = useQuery(
    'queue.order',
    isWaiting ? { crossing: visit.crossing, direction: visit.direction } : null,
    { kinds: ['queue'], atMostEveryMs: 10_000 },
  );
  const entry = answer?.entries.find(({ visitId }) => visitId === visit.visitId);
  const estimate = entry?.estimate;
  const rank =
    entry === undefined ? '' : entry.rank === null ? t('yard.not-ready') : t('yard.rank', { rank: entry.rank });
  const head = (): string => {
    if (visit.stage === 'processing')
      return visit.processingAt === null
        ? words.word('stage', visit.stage)
        : t('yard.processing-since', { time: format.time(visit.processingAt) });
    if (visit.stage === 'called')
      return visit.arriveByAt === null
        ? words.word('stage', visit.stage)
        : t('yard.arrive-by', { time: format.time(visit.arriveByAt) });
    return estimate === undefined
      ? t('yard.range-unknown')
      : t('yard.range', {
          from: format.time(estimate.p50From),
          to: format.time(estimate.p50To),
        });
  };
  return (
    <Section
      title={t('yard.sec.queue')}
      basis={visit.calledAt === null ? '' : t('yard.called-at', { time: format.time(visit.calledAt) })}
    >
      <div className="yard-answer">
        <b>{head()}</b>
        <span className="s">
          <span className="m">{visit.queueNumber ?? '–'}</span> {rank === '' ? '' : `· ${rank}`}
        </span>
      </div>
      {estimate === undefined ? null : <RangeBand estimate={estimate} />}
      {entry === undefined ? null : (
        <p className="s">
          {entry.notReady.length === 0
            ? upper(words.word('queueRule', entry.rule))
            : entry.notReady.map((code) => notReadyTextOf(lang, code, named)).join(' · ')}
        </p>
      )}
    </Section>
  );
}

/** The papers that are needed and seen, each with its number. */
export function PapersSection({ visit, wording }: { readonly visit: VisitRow; readonly wording: Wording }) {
  const t = useTexts(yardTexts);
  const { lang, rows } = useApp();
  const site = rows.get('site', 'site');
  const today = site === undefined ? null : dayOf(wording.now(), site.timeZone);
  const { required, extra, missing, unknown } = papersOf(visit, wording.settings(), today);
  if (required.length === 0 && extra.length === 0) return null;
  const have = required.length - missing - unknown;
  const basis =
    required.length === 0
      ? t('yard.papers-no-list')
      : missing > 0
        ? t('yard.papers-lacking', { count: missing })
        : t('yard.papers-ready', { have, need: required.length });
  return (
    <Section title={t('yard.sec.papers')} basis={<span className={missing > 0 ? 'warn' : undefined}>{basis}</span>}>
      {[...required, ...extra].map(({ kind, state, number }) => (
        <div key={kind} className="yard-paper">
          <i aria-hidden="true">{PAPER_SIGNS[state]}</i>
          <span className="el">{upper(documentNameOf(lang, kind, site?.settings.requiredDocuments))}</span>
          {state === 'missing' || state === 'expired' ? (
            <span className="warn">{t(`yard.paper-${state}`)}</span>
          ) : (
            <span className="s">{state === 'unknown' ? t('yard.paper-unknown') : number}</span>
          )}
        </div>
      ))}
    </Section>
  );
}

const PAPER_SIGNS = { present: '✓', missing: '!', expired: '!', unknown: '?' } as const;

type PersonLine = { readonly person: PersonRow; readonly bed: string | null };

function isSameLines(a: readonly PersonLine[], b: readonly PersonLine[]): boolean {
  return a.length === b.length && a.every((line, at) => line.person === b[at]?.person && line.bed === b[at]?.bed);
}

/** The people of the truck and where they sleep. */
export function PeopleSection({ visit }: { readonly visit: VisitRow }) {
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const { visitId } = visit;
  const lines = useRows(
    ['person', 'bed'],
    useCallback(
      (rows: RowStore): readonly PersonLine[] => {
        const people = [...rows.all('person').values()].filter((one) => one.visitId === visitId && one.leftAt === null);
        if (people.length === 0) return [];
        const beds = new Map([...rows.all('bed').values()].map((bed) => [bed.personId, bed.code]));
        return people.map((person) => ({
          person,
          bed: beds.get(person.personId) ?? null,
        }));
      },
      [visitId],
    ),
    isSameLines,
  );
  return (
    <Section
      title={t('yard.sec.people', {
        count: Math.max(visit.peopleCount, lines.length),
      })}
    >
      {lines.length === 0 ? <p className="q">{t('yard.nobody-named', { count: visit.peopleCount })}</p> : null}
      {lines.map(({ person, bed }) => (
        <div key={person.personId} className="yard-pair">
          <span className="el">
            {person.name ?? t('yard.name-hidden')} <span className="q">{word('personRole', person.role)}</span>
          </span>
          <span className="s">{bed === null ? '' : t('yard.bed', { bed })}</span>
        </div>
      ))}
    </Section>
  );
}

const UNTOLD: ReadonlySet<EventType> = new Set<EventType>([
  ...BOOKKEEPING_TYPES,
  'visit.placed',
  // They stand below, each with when and by whom.
  'photo.added',
]);
const FIRST_LINES = 5;

/** What happened to the visit, newest first. */
export function StorySection({ settledId }: { readonly settledId: string | null }) {
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const now = useSiteNow(NOW_MS);
  const [isWhole, setIsWhole] = useState(false);
  const { answer } = useQuery('visit.story', settledId === null ? null : { visitId: settledId }, {
    kinds: ['visit'],
    atMostEveryMs: 3000,
  });
  const events = useMemo(() => (answer?.events ?? []).filter(({ type }) => !UNTOLD.has(type)).toReversed(), [answer]);
  if (settledId === null) return null;
  const shown = isWhole ? events : events.slice(0, FIRST_LINES);
  return (
    <Section
      isOptional
      title={t('yard.sec.story')}
      basis={
        events.length <= FIRST_LINES ? (
          ''
        ) : (
          <button type="button" className="yard-link" onClick={() => setIsWhole(!isWhole)}>
            {t(isWhole ? 'yard.story-less' : 'yard.story-all')}
          </button>
        )
      }
    >
      {events.length === 0 ? <p className="q">{t('yard.story-none')}</p> : null}
      {shown.map((event) => (
        <div key={`${event.seq} ${event.type}`} className="yard-story">
          <span className="q">{format.timeNear(event.at, now)}</span>
          <span className="el">
            {word('event', event.type)}
            {event.reason === null ? '' : `: ${event.reason}`}
          </span>
          <span className="q">{event.actor}</span>
        </div>
      ))}
    </Section>
  );
}
