import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import { plainChoice, type Candidate } from './candidates.ts';
import { gateTexts, type GateTextKey } from './texts/catalog.ts';
import type { Gate } from './use-gate.ts';

/** Who the typed text may be: 1–4, and 0 for nobody on the list. */
export function CandidateList({ gate }: { readonly gate: Gate }) {
  const { format } = useApp();
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const { candidates, step, marked, text, chosen, way } = gate;
  useLayoutEffect(() => {
    if (step === 'choose') list.current?.focus();
  }, [step]);

  const choice = plainChoice(candidates, false);
  const markedAt =
    step === 'options' || step === 'ways'
      ? candidates.findIndex(({ visit }) => visit.visitId === chosen?.visitId)
      : (marked ?? (step === 'choose' ? 0 : choice === undefined || choice === null ? -1 : candidates.indexOf(choice)));
  const shown = candidates[markedAt] ?? candidates[0];

  return (
    <section className="gate-candidates">
      {text === '' ? null : (
        <h2 className="l">
          <span>{t('gate.matches', { text })}</span>
          <span>
            {step === 'choose' ? (
              <b className="warn">
                {t(way === 'in' ? 'gate.choose-now' : 'gate.choose-inside', { count: candidates.length })}
              </b>
            ) : candidates.length === 0 ? null : (
              `↑ ↓ ${t('gate.choose')}`
            )}
          </span>
        </h2>
      )}
      {gate.said === null ? null : (
        <p className={gate.said.tone === 'plain' ? 'said' : `said ${gate.said.tone}`} role="status">
          {gate.said.plate === null ? null : (
            <>
              <b className="m">{formatPlate(gate.said.plate)}</b>
              <br />
            </>
          )}
          {gate.said.tone === 'plain' ? '✓ ' : '! '}
          {gate.said.text}
        </p>
      )}
      <div
        ref={list}
        className="list"
        role="listbox"
        tabIndex={step === 'choose' ? 0 : -1}
        aria-label={t('gate.matches', { text })}
        onKeyDown={(event) => {
          if (step !== 'choose') return;
          const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
          const last = candidates.length;
          if (digit === '0') gate.pick(null);
          else if (digit !== undefined && candidates[Number(digit) - 1] !== undefined)
            gate.pick(candidates[Number(digit) - 1] ?? null);
          else if (event.code === 'Enter' || event.code === 'NumpadEnter') gate.pick(candidates[marked ?? 0] ?? null);
          else if (event.code === 'ArrowDown') gate.setMarked(Math.min((marked ?? 0) + 1, last));
          else if (event.code === 'ArrowUp') gate.setMarked(Math.max((marked ?? 0) - 1, 0));
          else if (event.code === 'Escape' || event.code === 'Backspace') gate.setStep('plate');
          else return;
          event.preventDefault();
        }}
      >
        {candidates.map((candidate, index) => (
          <Item
            key={candidate.visit.visitId}
            candidate={candidate}
            index={index}
            isMarked={index === markedAt}
            text={text}
            way={way}
            format={format}
            t={t}
            word={word}
            onPick={() => gate.pick(candidate)}
          />
        ))}
        {way === 'in' && text !== '' ? (
          <div
            className="item none"
            role="option"
            aria-selected={markedAt === candidates.length || (step === 'options' && chosen === null)}
            onClick={() => gate.pick(null)}
          >
            <kbd>0</kbd>
            <span>
              {t('gate.not-listed')} <span className="q">{t('gate.not-listed-hint')}</span>
            </span>
          </div>
        ) : null}
      </div>
      {shown === undefined || (step === 'options' && chosen === null) ? null : (
        <Declared candidate={shown} number={candidates.indexOf(shown) + 1} format={format} t={t} />
      )}
    </section>
  );
}

function Item(props: {
  readonly candidate: Candidate;
  readonly index: number;
  readonly isMarked: boolean;
  readonly text: string;
  readonly way: 'in' | 'out';
  readonly format: Format;
  readonly t: Translate<GateTextKey>;
  readonly word: ReturnType<typeof useWords>['word'];
  readonly onPick: () => void;
}) {
  const { candidate, index, isMarked, text, way, format, t, word, onPick } = props;
  const { visit, isInside, fit } = candidate;
  const isAsked = isInside && way === 'in';
  const where =
    visit.stage === 'abroad'
      ? t('gate.abroad')
      : isInside
        ? visit.slotCode === null
          ? t('gate.inside-no-slot', { since: visit.arrivedAt === null ? '' : format.time(visit.arrivedAt) })
          : t('gate.inside-slot', {
              slot: visit.slotCode,
              since: visit.arrivedAt === null ? '' : format.time(visit.arrivedAt),
            })
        : fit === 'near'
          ? t('gate.near')
          : visit.expectedAt === null
            ? t('gate.expected')
            : t('gate.expected-at', { time: format.time(visit.expectedAt) });
  const goods = visit.goods ?? word('cargoClass', visit.cargoClass);
  const temperature = visit.temperatureC === null ? '' : ` ${format.number(visit.temperatureC)} °C`;
  return (
    <div className="item" role="option" aria-selected={isMarked} onClick={onPick}>
      <kbd>{index + 1}</kbd>
      <div>
        <span className="row">
          <b className="m">
            <Matched plate={visit.plate} text={text} />
          </b>
          <span className="m q">{visit.trailerPlate === null ? '' : formatPlate(visit.trailerPlate)}</span>
          <span className={isAsked ? 'warn where' : 'where'}>{where}</span>
        </span>
        <span className={isAsked ? 'warn el' : 's el'}>
          {isAsked
            ? t('gate.inside-asks')
            : [
                capital(word('direction', visit.direction)),
                visit.crossing,
                `${goods}${temperature}`,
                ...(fit === 'other-piece' ? [t('gate.by-trailer')] : []),
              ].join(' · ')}
        </span>
      </div>
    </div>
  );
}

/** The plate with the typed part underlined. */
function Matched({ plate, text }: { readonly plate: string; readonly text: string }): ReactNode {
  const wanted = normalisePlate(text);
  const shown = formatPlate(plate);
  const from = plate.indexOf(wanted);
  if (wanted === '' || from < 0) return shown;
  // The shown form has signs between the letters; count only what the plate itself has.
  let seen = 0;
  let start = -1;
  let end = shown.length;
  for (let at = 0; at < shown.length; at++) {
    if (normalisePlate(shown[at] ?? '') === '') continue;
    if (seen === from) start = at;
    seen += 1;
    if (seen === from + wanted.length) {
      end = at + 1;
      break;
    }
  }
  return (
    <>
      {shown.slice(0, start)}
      <u>{shown.slice(start, end)}</u>
      {shown.slice(end)}
    </>
  );
}

function Declared(props: {
  readonly candidate: Candidate;
  readonly number: number;
  readonly format: Format;
  readonly t: Translate<GateTextKey>;
}) {
  const { rows } = useApp();
  const { candidate, number, format, t } = props;
  const { visit } = candidate;
  const driver = [...rows.all('person').values()].find((person) => person.visitId === visit.visitId)?.name ?? null;
  const first = [
    ...(driver === null ? [] : [driver]),
    t('gate.people-count', { count: visit.peopleCount }),
    ...(visit.weightKg === null ? [] : [t('gate.weight', { kg: format.number(visit.weightKg) })]),
  ];
  const second = [
    ...(visit.carrier === null ? [] : [visit.carrier]),
    visit.customsDeclarationNo === null
      ? t('gate.no-declaration')
      : t('gate.declaration', { number: visit.customsDeclarationNo }),
  ];
  return (
    <div className="declared">
      <span className="l">{number > 0 ? t('gate.declared', { number }) : t('gate.declared-plain')}</span>
      <span>{first.join(' · ')}</span>
      <span className="s el">{second.join(' · ')}</span>
      {visit.documents.length === 0 ? null : (
        <span className="s">{`✓ ${t('gate.documents', { count: visit.documents.length })}`}</span>
      )}
    </div>
  );
}

export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
}
