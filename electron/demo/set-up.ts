import { wireId } from '../../shared/kernel/ids.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { DemoCrossing } from '../../shared/domain/demo/world.ts';
import {
  CLOSED_ROWS,
  DEMO_LANES,
  DEMO_NOTICE,
  DEMO_QUARANTINE,
  DEMO_SITE,
  DEMO_TARIFF,
  DEMO_USERS,
  DEMO_ZONE,
} from '../../shared/domain/demo/world.ts';
import { DEMO_REST } from '../../shared/domain/demo/rest-data.ts';
import { defaultDiscipline } from '../../shared/domain/queue/discipline.ts';
import type { NewSite } from '../areas/site/create.ts';
import type { Prepared } from '../engine/handler.ts';
import type { Stores } from '../engine/stores.ts';
import { facilityCommands } from './rest-work.ts';

/** A command of the demo, before it has an id and a time. */
export type Command = { readonly name: CommandName; readonly input: unknown; readonly prepared?: Prepared };

/** The demo's site as it is made. */
export function newDemoSite(crossings: readonly DemoCrossing[]): NewSite {
  return {
    name: DEMO_SITE.name,
    timeZone: DEMO_ZONE,
    isDemo: true,
    template: 1200,
    settings: { ...DEMO_SITE.settings, rest: DEMO_REST },
    users: DEMO_USERS.map((user) => ({ ...user, secret: null })),
    crossings: crossings.map((crossing) => ({
      ...crossing,
      directions: crossing.directions.map(({ direction, capacityPerHour, buffer, arriveWithinMs }) => ({
        direction,
        capacityPerHour,
        buffer,
        arriveWithinMs,
      })),
    })),
  };
}

/** What an administrator and a coordinator do on the first morning: names, notices, slots that cannot be used. */
export function firstCommands(stores: Stores, crossings: readonly DemoCrossing[]): readonly Command[] {
  const commands: Command[] = [...facilityCommands(stores)];
  for (const { code, name, directions } of crossings) {
    const { crossing, ...quarantine } = DEMO_QUARANTINE;
    const further = code === crossing ? [{ direction: 'import', point: 'quarantine', ...quarantine }] : [];
    const lanes = directions.map(({ direction }) => ({ direction, lanes: DEMO_LANES }));
    commands.push({ name: 'crossing.save', input: { code, name, directions: [...lanes, ...further] } });
    for (const { direction } of directions) {
      const { streams, shareOldest } = defaultDiscipline(direction);
      const input = {
        crossing: code,
        direction,
        number: DEMO_NOTICE.number,
        on: DEMO_NOTICE.on,
        shareOldest,
        streams: streams.map(({ key, letter, weight, takes }) => ({ key, letter, weight, takes })),
      };
      commands.push({ name: 'notice.save', input });
    }
  }
  const slots = stores.slots.slots();
  for (const { row, slots: count, reason } of CLOSED_ROWS) {
    const last = slots.filter((slot) => slot.row === row).sort((a, b) => b.position - a.position);
    for (const slot of last.slice(0, count))
      commands.push({ name: 'slot.close', input: { slotId: wireId('slot', slot.id), reason } });
  }
  commands.push({ name: 'tariff.save', input: DEMO_TARIFF });
  return commands;
}
