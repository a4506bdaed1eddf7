import type { Instant } from '../../kernel/instant.ts';
import { MINUTE_MS } from '../../kernel/instant.ts';
import type { YardEvent } from '../events.ts';
import type { PersonId, VisitId } from '../../kernel/ids.ts';

/** For whom a visit's people are named, by which letter, and who named them when (YP21). */
export type Disclosure = {
  readonly to: string;
  /** The number of the letter that asks for the names; empty where there is none. */
  readonly documentNo: string;
  readonly at: Instant;
  readonly by: string;
};

/** The change that wrote it down, with its events. */
export type DisclosingChange = {
  readonly at: Instant;
  readonly actor: string;
  readonly events: readonly Pick<YardEvent, 'type' | 'visitId' | 'change' | 'info'>[];
};

/** So long after it was written down may the sheet be printed by it: a printer fails, a paper tears. */
export const DISCLOSED_FOR_MS = 15 * MINUTE_MS;

/** Whom of a visit a change allows to name, and for whom; null where it allows nothing to whoever asks now (YP21). */
export function disclosureBy(
  change: DisclosingChange | null,
  asked: { readonly visitId: VisitId; readonly by: string; readonly now: Instant },
): (Disclosure & { readonly people: ReadonlySet<PersonId> }) | null {
  if (change === null || change.actor !== asked.by || asked.now - change.at > DISCLOSED_FOR_MS) return null;
  const named = change.events.filter(({ type, visitId }) => type === 'person.disclosed' && visitId === asked.visitId);
  const [first] = named;
  if (first === undefined) return null;
  const said = (key: string): string => {
    const value = first.info?.[key];
    return typeof value === 'string' ? value : '';
  };
  return {
    to: said('to'),
    documentNo: said('documentNo'),
    at: change.at,
    by: change.actor,
    people: new Set(named.map((event) => event.change.id as PersonId)),
  };
}
