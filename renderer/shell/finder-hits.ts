import { useEffect, useState } from 'react';
import type { Fault } from '../../shared/contract/errors.ts';
import type { FoundMatch, FoundPersonOfVisit, FoundVisit } from '../../shared/contract/past-queries.ts';
import type { QueryOutputs } from '../../shared/contract/queries.ts';
import type { SlotRow, VisitRow } from '../../shared/contract/rows.ts';
import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import { matchOf, rankOf, type Sought } from '../../shared/domain/find/match.ts';
import { codeOf, textOf, writtenIn, type FoundField } from '../../shared/domain/find/texts.ts';
import { fold } from '../../shared/kernel/text.ts';
import type { HouseHit } from './finder-houses.ts';
import { FURTHER_SCREENS, SCREENS, useApp, type App, type ScreenName } from '../client/app-context.ts';

/** With the host's own time the answer is there within 200 ms of the last key. */
const ASK_AFTER_MS = 80;
const VISIT_LIMIT = 20;
const SLOT_LIMIT = 4;

/** A visit as the list shows it. */
export type ShownVisit = Pick<
  FoundVisit,
  | 'visitId'
  | 'plate'
  | 'trailerPlate'
  | 'slotCode'
  | 'queueNumber'
  | 'stage'
  | 'direction'
  | 'crossing'
  | 'expectedAt'
  | 'arrivedAt'
  | 'departedAt'
> & { readonly match: FoundMatch | null };

export type Hit =
  | HouseHit
  | { readonly kind: 'person'; readonly key: string; readonly person: FoundPersonOfVisit }
  | { readonly kind: 'visit'; readonly key: string; readonly visit: ShownVisit }
  | { readonly kind: 'slot'; readonly key: string; readonly slot: SlotRow }
  | { readonly kind: 'screen'; readonly key: string; readonly screen: ScreenName };

export type Told = {
  readonly text: string;
  readonly answer: QueryOutputs['visit.find'] | null;
  readonly fault: Fault | null;
};

/** Fields of a person. */
export const OF_PEOPLE: ReadonlySet<FoundField> = new Set<FoundField>(['driver', 'phone', 'document']);

/** What the host finds for a text, asked shortly after the last key; of the text that it tells. */
export function useFound(text: string, isAsked: boolean): Told {
  const { port } = useApp();
  const [told, setTold] = useState<Told>({ text: '', answer: null, fault: null });
  useEffect(() => {
    if (!isAsked) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void port.query('visit.find', { text, limit: VISIT_LIMIT }).then((reply) => {
        if (!isCurrent) return;
        setTold('ok' in reply ? { text, answer: reply.ok, fault: null } : { text, answer: null, fault: reply.fault });
      });
    }, ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [port, text, isAsked]);
  return told;
}

/** The live visits that fit, as this station knows them: shown until the host has looked through everything. */
export function liveHits(visits: Iterable<VisitRow>, sought: Sought): readonly ShownVisit[] {
  const found: { readonly rank: number; readonly visit: ShownVisit }[] = [];
  for (const visit of visits) {
    const match = matchOf(textOf(visit), sought);
    if (match === null) continue;
    const text = writtenIn(visit, match.field) ?? '';
    found.push({ rank: rankOf(match.how), visit: { ...visit, match: { ...match, text } } });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, VISIT_LIMIT)
    .map(({ visit }) => visit);
}

/** Slots by the beginning of their code. */
export function slotHits(slots: Iterable<SlotRow>, { code }: Sought): readonly SlotRow[] {
  return [...slots].filter((slot) => codeOf(slot.code).startsWith(code)).slice(0, SLOT_LIMIT);
}

/** Screens by the beginning of their name or of a word of it. */
export function screenHits(typed: string, nameOf: (screen: ScreenName) => string): readonly ScreenName[] {
  const wanted = ` ${fold(typed)}`;
  return [...SCREENS, ...FURTHER_SCREENS].filter((screen) => ` ${fold(nameOf(screen))}`.includes(wanted));
}

/** Whether somebody is on site: with a truck in the yard, or stayed behind. */
export function isHere({ leftAt, isStaying, stage }: FoundPersonOfVisit): boolean {
  return leftAt === null && (isStaying || isInYard(stage));
}

/** Opens what was found where it is worked with; a past visit, or any whose story is asked for, as its story (VF9). */
export function open(hit: Hit, app: App, goTo: (screen: ScreenName, wish?: string) => void, asStory: boolean): void {
  if (hit.kind === 'screen') {
    goTo(hit.screen);
    return;
  }
  if (hit.kind === 'facility' || hit.kind === 'room' || hit.kind === 'bed') {
    goTo('rest', hit.key);
    return;
  }
  if (hit.kind === 'person' && !asStory && isHere(hit.person)) {
    app.selection.set({ visitId: hit.person.visitId, slotId: null });
    goTo('rest', hit.person.personId);
    return;
  }
  if (hit.kind === 'slot') app.selection.set({ slotId: hit.slot.slotId, visitId: hit.slot.visitId });
  else {
    const { visitId } = hit.kind === 'person' ? hit.person : hit.visit;
    const live = app.rows.get('visit', visitId);
    if (live === undefined || asStory) {
      goTo('journal', visitId);
      return;
    }
    app.selection.set({ visitId, slotId: live.slotId });
  }
  const { screen } = app.place.get();
  goTo(screen === 'yard' || screen === 'queue' ? screen : 'yard');
}
