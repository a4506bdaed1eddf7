import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { FacilityRow, VisitRow } from '../../../shared/contract/rows.ts';
import { isServedAt } from '../../../shared/domain/rest/serving-place.ts';
import { SERVICES, type Service } from '../../../shared/domain/vocabulary.ts';
import { useApp, useCan, useKeys, useRows, useTexts, useValue, useWords } from '../../client/app-context.ts';
import { RestViews } from '../../client/rest-views.tsx';
import { readScan } from '../../client/scanner.ts';
import { useKept } from '../../client/use-kept.ts';
import { useScanner } from '../../client/use-scanner.ts';
import { Segmented, SelectField } from '../../ui/controls.tsx';
import { AnswerPane, waysOutOf } from './answer-pane.tsx';
import { deskOf, type HandOut, type Wanted, type Way } from './desk.ts';
import type { Found } from '../../client/find-people.ts';
import { isInField } from '../../ui/in-field.ts';
import { LastHandOuts } from './last-hand-outs.tsx';
import { LateSheet } from './late-sheet.tsx';
import { PaySheet } from './pay-sheet.tsx';
import { LETTERS, serviceOfSign } from './services.ts';
import { SittingsPane } from './sittings-pane.tsx';
import { handoutTexts } from './texts/catalog.ts';
import './handout.css';

type Facility = Pick<FacilityRow, 'facilityId' | 'name'>;
type Places = Readonly<Partial<Record<Service, FacilityRow['facilityId']>>>;
type Asked = { readonly what: 'pay' | 'late'; readonly of: HandOut & { readonly who: Found } };

/** The counter: one scan, one answer; no mouse. */
export function HandoutScreen() {
  const app = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const desk = deskOf(app);
  const { shown, waiting, isBounce } = useValue(desk.state);
  const mayServe = useCan('rest.serve');
  const [service, setService] = useKept<Service>('handout.service', 'meal');
  const [chosen, setChosen] = useKept<Places>('handout.places', {});
  const places = useRows(
    ['facility'],
    (rows): readonly Facility[] =>
      [...rows.all('facility').values()].filter(({ kind, isOpen }) => isOpen && isServedAt(service, kind)),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const place =
    places.find(({ facilityId }) => facilityId === chosen[service]) ?? (places.length === 1 ? places[0] : undefined);
  const placeId = service === 'other' ? (chosen.other ?? null) : (place?.facilityId ?? null);
  const wanted: Wanted = useMemo(() => ({ service, facilityId: placeId }), [service, placeId]);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useFocusedField(input);

  const several = shown?.answer.kind === 'several' ? shown.answer.found : [];
  const question =
    shown !== null && shown.who !== null && shown.answer.kind === 'refused' ? { ...shown, who: shown.who } : null;
  const { canPay, canEnterLate } = waysOutOf(shown?.answer.kind === 'refused' ? shown.answer.refusal.code : '');
  const ask = (what: Asked['what']): void => {
    if (question !== null) setAsked({ what, of: question });
  };
  const close = useCallback(() => setAsked(null), []);
  useEffect(() => {
    if (asked === null) input.current?.focus();
  }, [asked]);
  const serve = (of: Asked['of'], way: Way): void => {
    desk.serve(of.code, of.who, of.wanted, way);
    close();
  };

  const take = useCallback(
    (scan: ReturnType<typeof readScan>, code: string) => {
      if (!mayServe) return;
      setAt(0);
      const who = 'visitId' in scan ? { visitId: scan.visitId as VisitRow['visitId'], personId: null } : null;
      desk.scan(code, who, wanted);
    },
    [desk, mayServe, wanted],
  );
  useScanner(useCallback((scan) => take(scan, 'visitId' in scan ? scan.visitId : scan.plate), [take]));
  useKeys(useMemo(() => ({ undo: { run: desk.undo, isEnabled: mayServe } }), [desk, mayServe]));

  const choose = (one: Found | undefined): void => {
    if (one === undefined || shown === null) return;
    desk.serve(shown.code, one, shown.wanted);
    setAt(0);
  };
  const submit = (): void => {
    const text = typed.trim();
    setTyped('');
    const other = text.length === 1 ? serviceOfSign(text) : null;
    if (other !== null) setService(other);
    else if (text !== '') take(readScan(text), text);
    else choose(several[at]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const isEmpty = typed === '';
    if (event.key === 'Enter') submit();
    else if (event.key === 'Escape') {
      if (isEmpty) desk.dismiss();
      setTyped('');
    } else if (isEmpty && event.key === 'ArrowDown') setAt(Math.min(at + 1, several.length - 1));
    else if (isEmpty && event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (isEmpty && canPay && event.key === '+') ask('pay');
    else if (isEmpty && canEnterLate && event.key === '-') ask('late');
    else return;
    event.preventDefault();
  };

  return (
    <div className="handout">
      <section className="pane">
        <div className="bar">
          <h1>{t('handout.title')}</h1>
          <RestViews />
          <span className="facts">{waiting > 1 ? t('handout.waiting', { count: waiting }) : ''}</span>
        </div>
        <div className="handout-head">
          <input
            ref={input}
            className="handout-scan"
            type="search"
            aria-label={t('handout.scan')}
            placeholder={t('handout.scan')}
            value={typed}
            spellCheck={false}
            autoComplete="off"
            autoFocus
            disabled={!mayServe}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Segmented<Service>
            label={t('handout.service')}
            value={service}
            options={SERVICES.map((value) => ({
              value,
              name: word('service', value),
              text: (
                <>
                  <span className="cap">{word('service', value)}</span> <kbd aria-hidden="true">{LETTERS[value]}</kbd>
                </>
              ),
            }))}
            onChange={(value) => {
              setService(value);
              input.current?.focus();
            }}
          />
          {places.length > 1 && service !== 'other' ? (
            <SelectField
              label={t('handout.place')}
              value={placeId ?? ''}
              options={[
                ...(placeId === null ? [{ value: '', text: t('handout.place-any') }] : []),
                ...places.map(({ facilityId, name }) => ({ value: facilityId, text: name })),
              ]}
              onChange={(id) => {
                setChosen({ ...chosen, [service]: id as FacilityRow['facilityId'] });
                input.current?.focus();
              }}
            />
          ) : (
            <span className="s">{place?.name ?? ''}</span>
          )}
        </div>
        <AnswerPane
          handOut={shown}
          isBounce={isBounce}
          at={at}
          onChoose={choose}
          onPay={() => ask('pay')}
          onLate={() => ask('late')}
        />
        <LastHandOuts />
      </section>
      <SittingsPane onUndo={desk.undo} />
      {asked?.what === 'pay' ? (
        <PaySheet of={asked.of} onClose={close} onServe={(way) => serve(asked.of, way)} />
      ) : null}
      {asked?.what === 'late' ? (
        <LateSheet of={asked.of} onClose={close} onServe={(way) => serve(asked.of, way)} />
      ) : null}
    </div>
  );
}

/** What is typed goes into the field, wherever the focus was left; other fields and sheets keep what is theirs. */
function useFocusedField(input: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || event.key === ' ') return;
      const { target } = event;
      const isTaken = isInField(target) || (target instanceof Element && target.closest('dialog') !== null);
      if (!isTaken) input.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [input]);
}
