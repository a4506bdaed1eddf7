import type { PersonId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { isFinalStage, type VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import { tidySlipNo } from '../../../shared/domain/gate/slips.ts';
import { matchOfDocument, matchOfPerson, soughtDocument } from '../../../shared/domain/find/person.ts';
import { matchOf, rankOf, type Match, type Sought } from '../../../shared/domain/find/match.ts';
import { textOf } from '../../../shared/domain/find/texts.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { inPeople, togetherOf } from './in-people.ts';
import type { InPerson, PersonOfVisit, SearchedRow, SearchStore } from './search-store.ts';
import { TIERS, wantedOf, type Tier } from './wanted.ts';

export type Search = {
  readonly sought: Sought;
  readonly within: {
    readonly stage: VisitStage | null;
    readonly from: Instant | null;
    readonly to: Instant | null;
  };
  readonly limit: number;
  /** Whether names and telephones may be looked through (VF6). */
  readonly withPeople: boolean;
  /** Whether numbers of papers may (VF6). */
  readonly withDocuments: boolean;
};

export type Hit = {
  readonly visitId: VisitId;
  readonly isLive: boolean;
  readonly match: Match;
  /** Whose name or telephone it is that fits. */
  readonly personId: PersonId | null;
};

/** Somebody who fits by an own value, with others of the visit or without. */
export type PersonHit = {
  readonly personId: PersonId;
  readonly visitId: VisitId;
  readonly isLive: boolean;
  readonly match: Match;
};

export type Found = {
  readonly hits: readonly Hit[];
  readonly people: readonly PersonHit[];
  readonly isMore: boolean;
};

/** Entries of the index that one question may read: beyond, only newer visits are looked for (VF5). */
const MOST_WORK = 600_000;
/** Visits that each tier may look at to see whether they fit, besides those that are told. */
const MOST_LOOKED_AT: Readonly<Record<Tier, number>> = { slip: 300, part: 150, start: 150 };
/** Visits outside the index whose people are looked at, for each word that may stand on the visit. */
const MOST_TOGETHER = 150;
/** Visits of the index whose people are looked at, for all of these words. */
const MOST_WEIGHED = 900;
/** Somebody may have been named so many visits after his own. */
const NAMED_LATER = 5000;
/** Looked at first: they usually are enough. */
const FIRST_LOOKED_AT = 64;

/** How well the worst fits that a tier asks for. */
const WORST_OF: Readonly<Record<Tier, number>> = { slip: rankOf('slip'), part: rankOf('part'), start: rankOf('start') };

/**
 * Visits that fit a text: exactly before by their beginning before in part before by look-alikes; live ones first, then
 * the newest (VF4). What changes still is looked at whole. Of the rest the widest question is asked first, and a
 * narrower one only while a wider one has more than can be told.
 */
export function search(stores: Pick<QueryContext['stores'], 'search'>, asked: Search): Found {
  const gathered = createGathered(stores.search, asked);
  gathered.takeFresh();
  gathered.takeExact();
  if (asked.withPeople) gathered.takePeople();
  if (asked.withDocuments) gathered.takeDocuments();
  const [widest, ...narrower] = TIERS;
  const isWhole = gathered.takeIndexed(widest);
  if (!isWhole) narrower.find((tier) => gathered.takeIndexed(tier));
  const isTogether = !asked.withPeople || gathered.takeTogether();
  const hits = gathered.inOrder();
  return {
    hits: hits.slice(0, asked.limit),
    people: gathered.peopleInOrder(),
    // Where something fits as a whole, words that stand apart are not missed.
    isMore: hits.length > asked.limit || !isWhole || (!isTogether && !gathered.hasWhole()),
  };
}

function createGathered(store: SearchStore, { sought, within, limit }: Search) {
  const hits = new Map<VisitId, Hit>();
  const people = new Map<PersonId, PersonHit>();
  const looked = new Set<VisitId>();
  /** What the index was asked for last. */
  let asked = '';

  const put = (hit: Hit): void => {
    const known = hits.get(hit.visitId);
    if (known === undefined || rankOf(hit.match.how) < rankOf(known.match.how)) hits.set(hit.visitId, hit);
  };
  const isUnlimited = within.stage === null && within.from === null && within.to === null;
  const isAsked = (visitId: VisitId): boolean => {
    const row = isUnlimited ? null : store.row(visitId);
    return isUnlimited || (row !== null && isWithin(row, within));
  };
  /** Takes a visit by its own text. */
  const look = (visitId: VisitId): void => {
    if (looked.has(visitId)) return;
    looked.add(visitId);
    const row = store.row(visitId);
    if (row === null || !isWithin(row, within)) return;
    const match = matchOf(textOf(row), sought);
    if (match !== null) put({ visitId, isLive: !isFinalStage(row.stage), match, personId: null });
  };
  /** Takes a visit by what does not stand on it. */
  const lookBeside = (visitId: VisitId, match: Match | null, personId: PersonId | null): void => {
    const row = match === null ? null : store.row(visitId);
    if (match !== null && row !== null && isWithin(row, within))
      put({ visitId, isLive: !isFinalStage(row.stage), match, personId });
  };
  const putPerson = (hit: PersonHit): void => {
    const known = people.get(hit.personId);
    if (known === undefined || rankOf(hit.match.how) < rankOf(known.match.how)) people.set(hit.personId, hit);
    put(hit);
  };
  /** Takes a visit by those of its people who fit. */
  const lookAtPeople = (visitId: VisitId, those: readonly PersonOfVisit[]): void => {
    const row = store.row(visitId);
    if (row === null || !isWithin(row, within)) return;
    const text = textOf(row);
    const isLive = !isFinalStage(row.stage);
    for (const person of those) {
      const match = matchOfPerson(person, text, sought);
      if (match !== null) putPerson({ personId: person.personId, visitId, isLive, match });
    }
  };
  /** Takes those of these visits in whose people something of it is. */
  const lookAtSome = (visitIds: readonly VisitId[], inPerson: InPerson): void => {
    const byVisit = Map.groupBy(store.peopleOf(visitIds, inPerson), ({ visitId }) => visitId);
    for (const [visitId, those] of byVisit) lookAtPeople(visitId, those);
  };
  const countOfRank = (worst: number): number => {
    let count = 0;
    for (const { match } of hits.values()) if (rankOf(match.how) <= worst) count += 1;
    return count;
  };

  return {
    /** Whether something fits better than words that stand apart. */
    hasWhole: (): boolean => countOfRank(rankOf('start')) > 0,
    takeFresh(): void {
      const { slipped, phrase, words } = sought;
      const longest = words.reduce((a, b) => (b.word.length > a.word.length ? b : a), { slipped, word: '' });
      const word = longest.word === '' ? phrase : longest.word;
      for (const { visitId, isLive, text } of store.fresh([slipped, word, longest.slipped])) {
        looked.add(visitId);
        const match = matchOf(text, sought);
        if (match !== null && isAsked(visitId)) put({ visitId, isLive: isLive === 1, match, personId: null });
      }
    },
    takeExact(): void {
      const code = sought.code.toUpperCase();
      for (const visitId of store.exact(code, queueNumberOf(code), limit + 1)) look(visitId);
      for (const visitId of store.ofSlip(tidySlipNo(sought.phrase)))
        lookBeside(visitId, { field: 'slip', how: 'exact' }, null);
    },
    takePeople(): void {
      for (const wanted of inPeople(sought))
        for (const person of store.people(wanted, limit + 1)) lookAtPeople(person.visitId, [person]);
    },
    takeDocuments(): void {
      const document = soughtDocument(sought);
      if (document === null) return;
      for (const { visitId, personId, documentNo } of store.byDocument(document, limit + 1)) {
        const row = store.row(visitId);
        const match = matchOfDocument(documentNo, document);
        if (match !== null && row !== null && isWithin(row, within))
          putPerson({ personId, visitId, isLive: !isFinalStage(row.stage), match });
      }
    },
    /** Visits with some words in their own fields and others in somebody's values (VF1). Answers whether all were found. */
    takeTogether(): boolean {
      let isWhole = true;
      const last = store.lastVisit();
      const span = last - Math.max(0, store.firstNamed() - NAMED_LATER);
      const shared = togetherOf(sought);
      const most = Math.ceil(MOST_WEIGHED / Math.max(1, shared.length));
      for (const { onVisit, inPerson } of shared) {
        const fresh = store.freshOfPeople(onVisit.word, onVisit.slipped, inPerson, MOST_TOGETHER);
        lookAtSome(fresh, inPerson);
        isWhole &&= fresh.length < MOST_TOGETHER;
        // Together words fit in part at best: of what is past, more of it than can be told is not looked for.
        if (countOfRank(rankOf('part')) > limit) return false;
        const wanted = wantedOf(onVisit.sought, 'slip', (part) => store.visitsWith(part));
        if (wanted === null) continue;
        // Newest first and so many: a nearer bound would not keep the index from reading on to its end.
        const indexed = store.indexed(wanted.parts, last - span, last + 1, most);
        lookAtSome(indexed, inPerson);
        isWhole &&= indexed.length < most;
      }
      return isWhole;
    },
    /** Answers whether all visits were found that fit so well. */
    takeIndexed(tier: Tier): boolean {
      const wanted = wantedOf(sought, tier, (part) => store.visitsWith(part));
      if (wanted === null) return true;
      if (wanted.parts === asked) return false;
      asked = wanted.parts;
      const last = store.lastVisit();
      const share = Math.min(1, MOST_WORK / wanted.work);
      const from = Math.floor(last * (1 - share));
      let before = last + 1;
      let left = MOST_LOOKED_AT[tier] + limit;
      for (let most = FIRST_LOOKED_AT; left > 0; most = left) {
        const found = store.indexed(wanted.parts, from, before, most);
        for (const visitId of found) look(visitId);
        if (countOfRank(WORST_OF[tier]) > limit) return false;
        if (found.length < most) return from === 0;
        left -= found.length;
        before = found.at(-1) ?? 0;
      }
      return false;
    },
    inOrder: (): readonly Hit[] => [...hits.values()].sort(byRank),
    peopleInOrder: (): readonly PersonHit[] => [...people.values()].sort(byRank),
  };
}

function byRank(a: Hit | PersonHit, b: Hit | PersonHit): number {
  return rankOf(a.match.how) - rankOf(b.match.how) || Number(b.isLive) - Number(a.isLive) || b.visitId - a.visitId;
}

function isWithin({ stage, arrivedAt, expectedAt }: SearchedRow, { stage: only, from, to }: Search['within']): boolean {
  const at = arrivedAt ?? expectedAt ?? 0;
  return (only === null || stage === only) && (from === null || at >= from) && (to === null || at < to);
}

/** `HNQ0123` as it is stored, `HN-Q 0123`; other texts stay as they are. */
function queueNumberOf(text: string): string {
  const match = /^([A-Z0-9]{1,4}?)([A-Z])(\d{4,})$/.exec(text);
  return match === null ? text : `${match[1] ?? ''}-${match[2] ?? ''} ${match[3] ?? ''}`;
}
