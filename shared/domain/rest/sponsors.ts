import type { Day } from '../../kernel/calendar.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Service } from '../vocabulary.ts';
import type { Sponsor } from './settings.ts';

type Share = { readonly personId: PersonId; readonly quantity: number };

/** A share with who pays for it; null = the yard. */
export type SponsoredShare = Share & { readonly sponsor: string | null };

/** Sponsors of a service on a day, in the order of the settings (RE27). */
export function sponsorsOn(sponsors: readonly Sponsor[], service: Service, on: Day): readonly Sponsor[] {
  return sponsors.filter(
    (each) => each.service === service && each.fromOn <= on && (each.untilOn === null || on <= each.untilOn),
  );
}

/**
 * Says who pays for each free share: the sponsor that was named as far as it reaches, then the others in the order of
 * the settings, then the yard. A name that no setting has pays for all: somebody came with a pot. Rule RE27.
 */
export function sponsoredShares(
  shares: readonly Share[],
  sponsors: readonly Sponsor[],
  usedOf: (sponsor: string) => number,
  named: string | null,
): readonly SponsoredShare[] {
  if (named !== null && sponsors.every(({ name }) => name !== named))
    return shares.map((share) => ({ ...share, sponsor: named }));
  const inTurn = sponsors
    .toSorted((a, b) => Number(b.name === named) - Number(a.name === named))
    .map(({ name, perDay }) => ({ name, left: Math.max(0, perDay - usedOf(name)) }));
  const paid: SponsoredShare[] = [];
  for (const { personId, quantity } of shares) {
    let open = quantity;
    for (const sponsor of inTurn) {
      const taken = Math.min(open, sponsor.left);
      if (taken === 0) continue;
      sponsor.left -= taken;
      open -= taken;
      paid.push({ personId, quantity: taken, sponsor: sponsor.name });
    }
    if (open > 0) paid.push({ personId, quantity: open, sponsor: null });
  }
  return paid;
}
