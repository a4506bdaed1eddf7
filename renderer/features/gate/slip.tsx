import type { ReactNode } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { placeChangeOf, placeStepTextOf } from '../../../shared/contract/texts/place-step.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Format } from '../../ui/format.ts';
import { Pictogram, type PictogramName } from '../../ui/pictograms.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import type { SlipData } from './slip-data.ts';
import { SLIP } from './texts/slip-texts.ts';

/** Places won and lost that a copy still has room for. */
const STEPS_PRINTED = 8;

/** The paper that a slip goes on: a copy with beds, turns, places won and lost is longer. */
export function paperOf(slip: SlipData): 'slip' | 'slip-long' | 'slip-a6' {
  if (slip.paper === 'a6') return 'slip-a6';
  return hasSteps(slip) || slip.beds.length + slip.turns.length > 0 ? 'slip-long' : 'slip';
}

/** A slip as it prints: for the driver, in Vietnamese and Chinese. */
export function Slip({ slip, format }: { readonly slip: SlipData; readonly format: Format }) {
  const { rules } = slip;
  return (
    <article className={slip.paper === 'a6' ? 'slip a6' : 'slip'} lang="vi">
      <header>
        <b>{slip.siteName.toLocaleUpperCase('vi')}</b>
        <span>{`${SLIP.kind} ${SLIP.kindZh}`}</span>
      </header>
      <section className="slip-number">
        <span>
          {SLIP.number} <span lang="zh">{SLIP.numberZh}</span>
        </span>
        {slip.queueNumber === null ? (
          <strong className="later">{slip.visitId === null ? SLIP.later : '–'}</strong>
        ) : (
          <strong>{slip.queueNumber}</strong>
        )}
        <span className="m slip-plate">{formatPlate(slip.plate)}</span>
        {slip.trailerPlate === null || slip.trailerPlate === slip.plate ? null : (
          <span className="m">{formatPlate(slip.trailerPlate)}</span>
        )}
      </section>
      <dl>
        <SlipLine vi={SLIP.slot} zh={SLIP.slotZh}>
          {slip.slotCode === null ? `${SLIP.noSlot} ${SLIP.noSlotZh}` : <b className="m big">{slip.slotCode}</b>}
        </SlipLine>
        <SlipLine vi={SLIP.arrived} zh={SLIP.arrivedZh}>
          {`${format.time(slip.arrivedAt)} · ${format.date(slip.arrivedAt)}`}
        </SlipLine>
        {slip.direction === null ? null : (
          <SlipLine vi={SLIP[slip.direction]} zh={slip.direction === 'export' ? SLIP.exportZh : SLIP.importZh}>
            {slip.crossingCode === '' ? null : <b className="code">{slip.crossingCode}</b>}
            {`${slip.crossing} ${slip.crossingZh}`}
          </SlipLine>
        )}
        <SlipLine vi={SLIP.call} zh={SLIP.callZh}>
          <b>
            {slip.call === null ? (
              `${SLIP.unknown} ${SLIP.unknownZh}`
            ) : (
              <>
                <span className="whole">{`${format.timeNear(slip.call.from, slip.arrivedAt)}–`}</span>
                <wbr />
                <span className="whole">{format.timeNear(slip.call.to, slip.arrivedAt)}</span>
              </>
            )}
          </b>
          {slip.rank === null ? null : <span className="before">{SLIP.before(slip.rank)}</span>}
        </SlipLine>
      </dl>
      <Entitlements slip={slip} format={format} />
      {/* Before what may be long: on paper of a fixed height the code must not come onto a second sheet. */}
      <Foot slip={slip} />
      {hasSteps(slip) ? <Steps slip={slip} format={format} /> : null}
      {rules.vi === '' && rules.zh === '' ? null : (
        <p className="slip-kind-word">
          {rules.vi}
          <br />
          <span lang="zh">{rules.zh}</span>
        </p>
      )}
    </article>
  );
}

function hasSteps({ copy, steps }: SlipData): boolean {
  return copy > 1 && steps.length > 0;
}

/** The services that may be free, with their signs, names and units. */
const FREE = [
  { service: 'meal', vi: SLIP.meal, zh: SLIP.mealZh, unit: SLIP.mealUnit },
  { service: 'shower', vi: SLIP.shower, zh: SLIP.showerZh, unit: SLIP.showerUnit },
  { service: 'water', vi: SLIP.water, zh: SLIP.waterZh, unit: SLIP.waterUnit },
] as const;

/** What is free today and what of it is left; the bed, or where to get one; the numbers that wait (RE45). */
function Entitlements({ slip, format }: { readonly slip: SlipData; readonly format: Format }) {
  const { free, left, people, beds, turns, arrivedAt } = slip;
  const near = (at: Instant): string => format.timeNear(at, arrivedAt);
  return (
    <dl className="slip-free">
      {FREE.filter(({ service }) => free[service] > 0).map(({ service, vi, zh, unit }) => {
        const rest = left[service] ?? null;
        const isTouched = rest !== null && rest < people * free[service];
        return (
          <Free key={service} sign={service} vi={vi} zh={zh}>
            {isTouched ? SLIP.left(rest, unit) : SLIP.perPerson(people, free[service], unit)}
          </Free>
        );
      })}
      {beds.length > 0 ? null : (
        <Free sign="bed" vi={SLIP.bed} zh={SLIP.bedZh}>
          {SLIP.bedHow} <span lang="zh">{SLIP.bedHowZh}</span>
        </Free>
      )}
      {beds.map(({ bed, room, wakeAt }) => (
        <Free key={bed} sign="bed" vi={SLIP.bed} zh={SLIP.bedZh} isWide>
          <b className="m big">{bed}</b>
          {room === null ? '' : ` · ${SLIP.room} ${room}`}
          {wakeAt === null ? null : (
            <span className="before">
              {SLIP.wake} <span lang="zh">{SLIP.wakeZh}</span> {near(wakeAt)}
            </span>
          )}
        </Free>
      ))}
      {turns.map(({ service, number, expectedAt, calledTo }) => (
        <Free
          key={`${service} ${String(number)}`}
          sign={service === 'other' ? 'laundry' : service}
          vi={SLIP.turns[service]}
          zh={SLIP.turnsZh[service]}
          isWide
        >
          <b className="m big">{number}</b>
          {calledTo !== null
            ? ` · ${SLIP.turnNow} ${calledTo}`
            : expectedAt === null
              ? null
              : ` · ${SLIP.turnAbout} ${near(expectedAt)}`}
        </Free>
      ))}
    </dl>
  );
}

function Free(props: {
  readonly sign: PictogramName;
  readonly vi: string;
  readonly zh: string;
  /** Over the whole width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  const { sign, vi, zh, isWide = false, children } = props;
  return (
    <div className={isWide ? 'wide' : ''}>
      <Pictogram name={sign} />
      <dt>
        {vi} <span lang="zh">{zh}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Steps({ slip, format }: { readonly slip: SlipData; readonly format: Format }) {
  return (
    <section className="slip-steps">
      <b>
        {SLIP.steps} <span lang="zh">{SLIP.stepsZh}</span>
      </b>
      <ol>
        {slip.steps.slice(0, STEPS_PRINTED).map((step) => (
          <li key={`${String(step.seq)} ${step.cause}`}>
            <span>{format.timeNear(step.at, slip.arrivedAt)}</span>
            <b>{placeChangeOf(step)}</b>
            <span>{`${placeStepTextOf('vi', step)} · ${step.rule}`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The code: the driver's page where there is one, which the gate's scanner reads as well; else the visit alone. */
function Foot({ slip }: { readonly slip: SlipData }) {
  const { visitId, page } = slip;
  const url = typeof page === 'string' ? null : page.url;
  return (
    <footer className={url === null ? '' : 'with-page'}>
      {visitId === null ? <span className="qr empty" /> : <QrCode text={url ?? visitId} label={visitId} />}
      <div>
        {url === null ? null : (
          <b>
            {SLIP.page} <span lang="zh">{SLIP.pageZh}</span>
          </b>
        )}
        {page === 'late' ? <span>{`${SLIP.pageLate} ${SLIP.pageLateZh}`}</span> : null}
        <span>{SLIP.gate(slip.gate, slip.lane)}</span>
        <span>{SLIP.onDuty(slip.operator)}</span>
        {visitId === null ? null : <span className="m">{SLIP.slip(visitId)}</span>}
        <span>{SLIP.copy(slip.copy)}</span>
      </div>
    </footer>
  );
}

/** One line of a slip, named in Vietnamese and Chinese. */
export function SlipLine(props: { readonly vi: string; readonly zh: string; readonly children: ReactNode }) {
  const { vi, zh, children } = props;
  return (
    <div>
      <dt>
        {vi} <span lang="zh">{zh}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
