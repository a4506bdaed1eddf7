import type { Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { RowStore } from '../../store/row-store.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { Format } from '../../ui/format.ts';
import type { HandOut } from './desk.ts';
import type { Found } from '../../client/find-people.ts';
import { handoutTexts } from './texts/catalog.ts';
import { ZH } from './texts/zh.ts';

/** Refusals that paying answers (RE2). */
const PAYABLE: ReadonlySet<string> = new Set(['rest.already-served', 'rest.not-free', 'rest.over-entitlement']);
/** Those after which what was handed out before can still be written down. */
const LATE: ReadonlySet<string> = new Set([...PAYABLE, 'rest.truck-left', 'rest.nobody-to-serve', 'facility.closed']);

/** What can be done about a refusal: `+` and `−` on the keyboard. */
export function waysOutOf(code: string): { readonly canPay: boolean; readonly canEnterLate: boolean } {
  return { canPay: PAYABLE.has(code), canEnterLate: LATE.has(code) };
}

/** The answer to the last scan, to be read from where the food stands. */
export function AnswerPane(props: {
  readonly handOut: HandOut | null;
  readonly isBounce: boolean;
  readonly at: number;
  readonly onChoose: (who: Found) => void;
  readonly onPay: () => void;
  readonly onLate: () => void;
}) {
  const { handOut, isBounce, at, onChoose, onPay, onLate } = props;
  const { rows, format } = useApp();
  const t = useTexts(handoutTexts);
  if (handOut === null)
    return (
      <div className="handout-answer" role="status">
        <div className="sign">·</div>
        <div>
          <p className="big q">{t('handout.ready')}</p>
          <p className="s">{t('handout.scan-hint')}</p>
        </div>
      </div>
    );
  const { answer, who } = handOut;
  const isGiven = answer.kind === 'given' && !answer.isUndone;
  const isNo = answer.kind === 'refused' || answer.kind === 'fault' || answer.kind === 'nobody';
  const plate = who === null ? null : (rows.get('visit', who.visitId)?.plate ?? null);
  const zh = chineseOf(rows, handOut, format);
  return (
    <div
      className={['handout-answer', isGiven ? 'yes' : '', isNo ? 'no' : ''].join(' ').trim()}
      role={isNo ? 'alert' : 'status'}
    >
      <div className="sign" aria-hidden="true">
        {isGiven ? '✓' : isNo ? '✕' : '·'}
      </div>
      <div className="words">
        <p className="big">
          <BigWord handOut={handOut} />
        </p>
        <p className="whom">
          <ToWhom handOut={handOut} />
          {plate === null ? null : <span className="m">{formatPlate(plate)}</span>}
        </p>
        <Detail handOut={handOut} />
        {zh === null ? null : (
          <p className="zh" lang="zh">
            {zh}
          </p>
        )}
        {answer.kind === 'several' ? (
          <ul className="handout-several" role="listbox" aria-label={t('handout.several')}>
            {answer.found.map((one, index) => (
              <Candidate
                key={`${one.visitId} ${one.personId ?? ''}`}
                who={one}
                isChosen={index === at}
                onChoose={onChoose}
              />
            ))}
          </ul>
        ) : null}
        {isBounce ? <p className="warn">{t('handout.bounce')}</p> : null}
        {answer.kind === 'refused' && who !== null ? (
          <WaysOut code={answer.refusal.code} onPay={onPay} onLate={onLate} />
        ) : null}
      </div>
    </div>
  );
}

function WaysOut(props: { readonly code: string; readonly onPay: () => void; readonly onLate: () => void }) {
  const t = useTexts(handoutTexts);
  const { canPay, canEnterLate } = waysOutOf(props.code);
  return (
    <div className="handout-acts">
      {canPay ? (
        <Button look="primary" keyCap="+" onClick={props.onPay}>
          {t('handout.pay')}
        </Button>
      ) : null}
      {canEnterLate ? (
        <Button keyCap="−" onClick={props.onLate}>
          {t('handout.enter-late')}
        </Button>
      ) : null}
    </div>
  );
}

function BigWord({ handOut: { answer } }: { readonly handOut: HandOut }) {
  const { format } = useApp();
  const t = useTexts(handoutTexts);
  switch (answer.kind) {
    case 'given': {
      if (answer.isUndone) return t('handout.undone');
      const { isFree, use, shares } = answer.output;
      const count = format.number(shares.reduce((sum, { quantity }) => sum + quantity, 0));
      if (!isFree) return t('handout.sold', { count });
      return t('handout.given', { used: format.number(use.used), allowed: format.number(use.allowed) });
    }
    case 'refused': {
      const { servedAt } = answer.refusal as { readonly servedAt?: Instant };
      return servedAt === undefined ? t('handout.refused') : t('handout.already', { at: format.time(servedAt) });
    }
    case 'several':
      return t('handout.several');
    case 'nobody':
      return t('handout.nobody');
    case 'fault':
      return t('handout.refused');
  }
}

function ToWhom({ handOut: { answer, who } }: { readonly handOut: HandOut }) {
  const { rows } = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const personId = personOf(answer) ?? who?.personId ?? null;
  if (personId === null) return null;
  const person = rows.get('person', personId);
  if (person === undefined) return null;
  return (
    <b>
      {person.name ?? t('handout.unnamed')} <span className="q">{word('personRole', person.role)}</span>
    </b>
  );
}

function Detail({ handOut: { answer, code, wanted } }: { readonly handOut: HandOut }) {
  const { rows, format } = useApp();
  const t = useTexts(handoutTexts);
  const { word, say } = useWords();
  if (answer.kind === 'refused') return <p className="s">{say(answer.refusal)}</p>;
  if (answer.kind === 'fault') return <p className="s">{say(answer.fault)}</p>;
  if (answer.kind === 'nobody') return <p className="s">{t('handout.nobody-hint', { code })}</p>;
  if (answer.kind === 'several') return null;
  const { output } = answer;
  const facility = wanted.facilityId === null ? undefined : rows.get('facility', wanted.facilityId);
  const sitting = facility?.sittings.find((one) => one.code === output.sitting);
  const sponsors = [...new Set(output.shares.flatMap(({ sponsor }) => sponsor ?? []))];
  const parts = [
    word('service', wanted.service),
    wanted.service !== 'meal'
      ? null
      : output.sitting === null
        ? t('handout.no-sitting')
        : t('handout.sitting', { name: sitting?.name ?? output.sitting }),
    ...sponsors.map((sponsor) => t('handout.of-sponsor', { sponsor })),
    output.receiptNo === null ? null : t('handout.receipt', { no: output.receiptNo }),
    output.isFree ? t('handout.left', { count: format.number(output.left) }) : null,
  ];
  return <p className="s">{parts.filter((part) => part !== null).join(' · ')}</p>;
}

function Candidate(props: {
  readonly who: Found;
  readonly isChosen: boolean;
  readonly onChoose: (who: Found) => void;
}) {
  const { who, isChosen, onChoose } = props;
  const { rows } = useApp();
  const visit = rows.get('visit', who.visitId);
  const person = who.personId === null ? undefined : rows.get('person', who.personId);
  return (
    <li role="option" aria-selected={isChosen} onClick={() => onChoose(who)}>
      <span className="m">{visit === undefined ? '' : formatPlate(visit.plate)}</span>
      <b>{person?.name ?? ''}</b>
      <span className="q">{visit?.queueNumber ?? visit?.slotCode ?? ''}</span>
    </li>
  );
}

/** Who got it, or had it. */
export function personOf(answer: HandOut['answer']): string | null {
  if (answer.kind === 'given') return answer.output.shares[0]?.personId ?? null;
  if (answer.kind !== 'refused') return null;
  const { personId } = answer.refusal as { readonly personId?: string };
  return personId ?? null;
}

/** The same in Chinese, where who stands there reads that. */
function chineseOf(rows: RowStore, { answer, wanted }: HandOut, format: Format): string | null {
  const personId = personOf(answer);
  const person = personId === null ? undefined : rows.get('person', personId);
  // Who is from China and has said nothing else reads Chinese.
  if (person === undefined || (person.language ?? (person.nationality === 'CN' ? 'zh' : 'vi')) !== 'zh') return null;
  const what = ZH.service[wanted.service];
  if (answer.kind === 'given') return answer.isUndone ? null : answer.output.isFree ? ZH.given(what) : ZH.paid(what);
  if (answer.kind !== 'refused') return null;
  const { code, servedAt, nextAt } = answer.refusal as {
    readonly code: string;
    readonly servedAt?: Instant;
    readonly nextAt?: Instant | null;
  };
  if (code === 'rest.not-free') return ZH.notFree(what);
  if (servedAt === undefined) return null;
  const next = nextAt === null || nextAt === undefined ? '' : `，${ZH.nextFrom(format.time(nextAt))}`;
  return ZH.already(what, format.time(servedAt)) + next;
}
