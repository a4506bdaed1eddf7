import {
  FACILITY_KINDS,
  FACILITY_STATES,
  FOR_WHOM,
  IDENTITY_KINDS,
  PAYMENT_WAYS,
  PERSON_ROLES,
  ROOM_STATUSES,
  SERVICES,
  TURN_SERVICES,
} from '../domain/vocabulary.ts';
import { BED_STATUSES } from '../domain/rest/types.ts';
import { ADMINISTRATION, command, COORDINATION, EVERYBODY_ON_DUTY, REST } from './command-spec.ts';
import { approval } from './approval-input.ts';
import { personInput } from './person-input.ts';
import { at, day, id, isEachOnce, text, z } from './zod.ts';

/** Driver rest: facilities, people, beds, turns, what is handed out, the lodging list, complaints. */

const done = z.object({});
const wire = z.string();
const reason = text(300);
const minuteSpan = { fromMinute: z.int().min(0).max(1440), toMinute: z.int().min(0).max(1440) };
/** ISO 3166-1 alpha-2. */
const country = z.string().regex(/^[A-Z]{2}$/);
const language = z.string().regex(/^[a-z]{2}$/);
const sittingCode = z.string().regex(/^[a-z0-9-]{1,20}$/);

const room = z.object({
  code: text(12),
  floor: text(12, 0).optional(),
  forWhom: z.enum(FOR_WHOM).optional(),
  isQuiet: z.boolean().optional(),
});
const bed = z.object({
  code: text(20),
  /** Code of its room. */
  room: text(12).nullish(),
  isForWomen: z.boolean().optional(),
  isQuiet: z.boolean().optional(),
  status: z.enum(BED_STATUSES).optional(),
});
const sitting = z.object({ code: sittingCode, name: text(60), ...minuteSpan });

/** How something was paid for at the counter. */
const payment = {
  how: z.enum(PAYMENT_WAYS),
  amountDong: z.int().min(0).max(1_000_000_000),
  /** The firm that owes it; the carrier of the truck when left out. */
  account: text(200).nullish(),
};

export const restCommands = {
  'rest.check-in': command(
    'A person takes a bed; without bedId the best free one (RE1).',
    REST,
    z.object({
      visitId: id('visit'),
      person: personInput,
      bedId: id('bed').optional(),
      until: at.nullish(),
      wakeAt: at.nullish(),
      /** For the lodging list. */
      reason: text(200, 0).optional(),
    }),
    z.object({
      stayId: wire,
      bedId: wire,
      personId: wire,
      /** `people.more-than-declared`: one more than the gate counted. */
      warnings: z.array(z.string()),
    }),
  ),
  'rest.check-out': command(
    'A person leaves a bed; or never lay there, which needs a reason.',
    REST,
    z
      .object({
        stayId: id('stay'),
        occurredAt: at.optional(),
        /** The check-in was a mistake: the stay does not count. */
        isMistake: z.boolean().optional(),
        reason: reason.optional(),
      })
      .refine(({ isMistake, reason: why }) => isMistake !== true || why !== undefined, 'a mistake needs its reason'),
    done,
  ),
  'rest.extend': command(
    'Says until when somebody stays, and when to be woken besides the call.',
    REST,
    z.object({ stayId: id('stay'), until: at.nullish(), wakeAt: at.nullish(), reason: reason.optional() }),
    done,
  ),
  'rest.move': command(
    'A person changes to another bed; without bedId the best free one.',
    REST,
    z.object({ stayId: id('stay'), bedId: id('bed').optional(), reason: reason.optional() }),
    z.object({ stayId: wire, bedId: wire }),
  ),
  'rest.wake': command(
    'Somebody was woken, or was tried to (RE4).',
    REST,
    z.object({ stayId: id('stay'), answer: z.enum(['awake', 'no-answer']) }),
    done,
  ),
  'rest.declare': command(
    'A driver says that a rest outside the beds begins, ends, or lasted from–to.',
    EVERYBODY_ON_DUTY,
    z.object({
      personId: id('person'),
      /** `begin` and `end` are now; `past` needs from and to. */
      what: z.enum(['begin', 'end', 'past']),
      from: at.optional(),
      to: at.optional(),
    }),
    done,
  ),
  'rest.serve': command(
    'Hands out a meal, a shower turn, water; or writes down late what was handed out before (RE2).',
    REST,
    z.object({
      visitId: id('visit'),
      person: personInput.optional(),
      service: z.enum(SERVICES),
      quantity: z.int().min(1).max(100).optional(),
      paid: z.boolean().optional(),
      /** How a paid one is paid; without it the tariff’s price is written down and no receipt made. */
      payment: z.object(payment).optional(),
      /** Whose word a waived payment rests on, where the one at the counter may not give it (CH9). */
      approval: approval.optional(),
      /** Who pays for a free one besides the yard; the sponsors of the settings in their turn when left out (RE27). */
      sponsor: text(120).optional(),
      facilityId: id('facility').optional(),
      turnId: id('turn').optional(),
      occurredAt: at.optional(),
      reason: reason.optional(),
    }),
    z.object({
      /** The first of `shares`. */
      serviceId: wire,
      /** What was written down, one for each person and payer. */
      shares: z.array(z.object({ serviceId: wire, personId: wire, quantity: z.int(), sponsor: z.string().nullable() })),
      isFree: z.boolean(),
      /** Free ones that the people asked for may still have today. */
      left: z.int(),
      /** Of those that they may have had by now: at this sitting, or today ("1/2"). */
      use: z.object({ used: z.int(), allowed: z.int() }),
      receiptNo: z.string().nullable(),
      /** The sitting that it counted for. */
      sitting: z.string().nullable(),
    }),
  ),
  'rest.unserve': command(
    'Takes back what was handed out by mistake; money goes back by a reversal of its receipt.',
    REST,
    z.object({ serviceId: id('service'), reason, approval: approval.optional() }),
    z.object({
      /** The receipt that gives the money back; null = none was taken. */
      receiptNo: z.string().nullable(),
    }),
  ),
  'facility.save': command(
    'Makes or changes a rest facility with its rooms and beds.',
    ADMINISTRATION,
    z.object({
      facilityId: id('facility').optional(),
      code: text(12),
      kind: z.enum(FACILITY_KINDS),
      name: text(80),
      nameEn: text(80).optional(),
      capacity: z.int().min(0).max(100_000),
      isOpen: z.boolean().optional(),
      forWhom: z.enum(FOR_WHOM).optional(),
      /** Where its door is on the plan. */
      xCm: z.int().nullish(),
      yCm: z.int().nullish(),
      openHours: z.array(z.object(minuteSpan)).max(10).optional(),
      turnMinutes: z.int().min(1).max(600).nullish(),
      portionsPerHour: z.int().min(0).max(100_000).nullish(),
      sittings: z.array(sitting).max(12).refine(isEachOnce('code'), 'a sitting twice').optional(),
      rooms: z.array(room).max(500).refine(isEachOnce('code'), 'a room twice').optional(),
      beds: z.array(bed).max(5000).refine(isEachOnce('code'), 'a bed twice').optional(),
    }),
    z.object({ facilityId: wire }),
  ),
  'facility.set-state': command(
    'A facility is cleaned, out of order, or usable again; or some of its units are out.',
    REST,
    z.object({
      facilityId: id('facility'),
      state: z.enum(FACILITY_STATES).optional(),
      unitsOut: z.int().min(0).max(100_000).optional(),
      until: at.nullish(),
      reason: reason.optional(),
    }),
    done,
  ),
  'room.set-status': command(
    'A room is opened, cleaned or closed; whoever sleeps there is named in the answer and keeps the bed.',
    REST,
    z.object({ roomId: id('room'), status: z.enum(ROOM_STATUSES), reason: reason.optional() }),
    z.object({ occupied: z.array(wire) }),
  ),
  'bed.set-status': command(
    'A bed is usable, waits to be cleaned, or is out of order.',
    REST,
    z.object({ bedId: id('bed'), status: z.enum(BED_STATUSES), reason: reason.optional() }),
    done,
  ),
  'person.add': command(
    'One more person is with a truck in the yard: co-driver, owner of the goods, company staff.',
    [...new Set([...REST, ...EVERYBODY_ON_DUTY])],
    z.object({
      visitId: id('visit'),
      /** Somebody of whom nothing is known is a person too. */
      person: personInput.optional(),
      nationality: country.nullish(),
      language: language.nullish(),
    }),
    z.object({ personId: wire, warnings: z.array(z.string()) }),
  ),
  'person.amend': command(
    'Changes what is known of a person: name, contact, identity paper, nationality, language.',
    [...new Set([...REST, ...EVERYBODY_ON_DUTY])],
    z.object({
      personId: id('person'),
      name: text(120).nullish(),
      phone: text(40).nullish(),
      documentNo: text(40).nullish(),
      role: z.enum(PERSON_ROLES).optional(),
      isWoman: z.boolean().nullish(),
      nationality: country.nullish(),
      language: language.nullish(),
      identity: z
        .object({
          kind: z.enum(IDENTITY_KINDS),
          bornOn: day.nullable(),
          address: text(300).nullable(),
          issuedBy: country.nullable(),
        })
        .nullish(),
    }),
    done,
    // What was known before is kept nowhere (JO3): who was mistaken amends again.
    false,
  ),
  'person.leave': command(
    'Somebody who stayed behind left the site.',
    REST,
    z.object({ personId: id('person') }),
    done,
  ),
  'turn.take': command(
    'A person takes a number for a shower, a washing place.',
    REST,
    z.object({ visitId: id('visit'), person: personInput, service: z.enum(TURN_SERVICES) }),
    z.object({ turnId: wire, number: z.int(), expectedAt: z.number().nullable() }),
  ),
  'turn.call': command(
    'Calls the next number of a facility, or this one again.',
    REST,
    z.object({ facilityId: id('facility'), turnId: id('turn').optional() }),
    z.object({ turnId: wire, number: z.int() }),
  ),
  'turn.begin': command(
    'Somebody went in; a free one is handed out with it, as far as it reaches (RE2).',
    REST,
    z.object({ turnId: id('turn') }),
    /** False: nothing free is left today; `rest.serve` with `turnId` takes the money. */
    z.object({ isServed: z.boolean() }),
  ),
  'turn.end': command(
    'A turn is over, was missed, or given back.',
    REST,
    z.object({ turnId: id('turn'), how: z.enum(['done', 'missed', 'given-back']) }),
    done,
  ),
  'meal.plan': command(
    'Says how many portions a canteen plans for a sitting, and how many it made.',
    REST,
    z.object({
      facilityId: id('facility'),
      on: day,
      sitting: sittingCode,
      planned: z.int().min(0).max(100_000),
      made: z.int().min(0).max(100_000).nullish(),
      note: text(200, 0).optional(),
    }),
    done,
  ),
  'lodging.report': command(
    'Writes down that a day’s lodging list was handed to the police.',
    REST,
    z.object({ on: day, note: text(200, 0).optional() }),
    z.object({ reportId: wire, people: z.int(), foreigners: z.int(), unidentified: z.int() }),
  ),
  'complaint.note': command(
    'Somebody complained.',
    EVERYBODY_ON_DUTY,
    z.object({ text: text(500), facilityId: id('facility').nullish(), visitId: id('visit').nullish() }),
    z.object({ complaintId: wire }),
  ),
  'complaint.follow': command(
    'What was done about a complaint; `close` ends it.',
    [...new Set([...REST, ...COORDINATION])],
    z.object({ complaintId: id('complaint'), text: text(500), close: z.boolean().optional() }),
    done,
  ),
} as const;
