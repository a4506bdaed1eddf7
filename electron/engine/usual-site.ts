import { ALWAYS_OPEN } from '../../shared/domain/queue/calendar.ts';
import { DIRECTIONS, type Direction } from '../../shared/domain/vocabulary.ts';
import type { TemplateSize } from '../../shared/domain/layout/plans.ts';
import known from '../../resources/data/crossings.json' with { type: 'json' };
import type { NewSiteInput } from './messages.ts';

/** The crossings of Lạng Sơn that a new site is offered. */
export const KNOWN_CROSSINGS: readonly {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly aliases: readonly string[];
}[] = known.crossings;

const PER_HOUR: Readonly<Record<Direction, number>> = { export: 30, import: 45 };

/** Both directions with the figures of a usual crossing, until somebody sets its own. */
export function usualDirections(directions: readonly Direction[]): NewSiteInput['crossings'][number]['directions'] {
  return directions.map((direction) => ({
    direction,
    capacityPerHour: PER_HOUR[direction],
    arriveWithinMs: 30 * 60_000,
  }));
}

/** The site that a host makes when it is only given its first user. */
export function usualSite(user: string, secret: string, template: TemplateSize): NewSiteInput {
  return {
    name: known.siteName,
    timeZone: 'Asia/Ho_Chi_Minh',
    isDemo: false,
    template,
    crossings: KNOWN_CROSSINGS.map((crossing) => ({
      ...crossing,
      calendar: ALWAYS_OPEN,
      directions: usualDirections(DIRECTIONS),
    })),
    users: [
      {
        user,
        displayName: user,
        roles: ['gate', 'coordinator', 'rest', 'manager', 'administrator'],
        secret,
      },
    ],
  };
}
