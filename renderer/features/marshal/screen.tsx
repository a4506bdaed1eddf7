import { useCallback, useLayoutEffect, useState } from 'react';
import { useApp, useGoTo, useRows, useTexts, useValue } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { Segmented } from '../../ui/controls.tsx';
import { ClosingsPane } from './closings-pane.tsx';
import { MovesPane } from './moves-pane.tsx';
import { PlacePane } from './place-pane.tsx';
import { ProposalView } from './proposal-view.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { isPlainKey, isTyping } from './typing.ts';
import { PANES, readWish, type Pane } from './wish.ts';
import { WishesPane } from './wishes-pane.tsx';
import './marshal.css';

const sizeOf = (kind: 'move' | 'reservation' | 'closing') => (rows: RowStore) => rows.all(kind).size;
const moveCount = sizeOf('move');
const wishCount = sizeOf('reservation');
const closingCount = sizeOf('closing');

/** Where the yard is put in order: moves, many trucks at once, kept places, closed ground. */
export function MarshalScreen() {
  const app = useApp();
  const t = useTexts(marshalTexts);
  const goTo = useGoTo();
  const { wish } = useValue(app.place);
  const { pane, plan } = readWish(wish);
  const [said, setSaid] = useState<string | null>(null);
  const counts = {
    moves: useRows(['move'], moveCount),
    place: null,
    wishes: useRows(['reservation'], wishCount),
    closings: useRows(['closing'], closingCount),
  };
  const show = useCallback(
    (next: Pane, text: string | null = null) => {
      setSaid(text);
      goTo('marshal', next);
    },
    [goTo],
  );
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const next = PANES[Number(/^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1] ?? 0) - 1];
      if (next === undefined || !isPlainKey(event) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      show(next);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [show]);

  return (
    <div
      className="marshal-screen"
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        if (isTyping(event)) {
          if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
          event.currentTarget.querySelector<HTMLElement>('.marshal-scroll tr.sel, .marshal-scroll')?.focus();
        } else if (plan !== null) show(pane);
        else goTo('yard');
        event.preventDefault();
      }}
    >
      <div className="bar">
        <h1>{t('marshal.title')}</h1>
        <Segmented
          label={t('marshal.panes')}
          value={pane}
          options={PANES.map((one, at) => ({
            value: one,
            name: t(`marshal.pane-${one}`),
            text: (
              <>
                {t(`marshal.pane-${one}`)} {counts[one] === null ? '' : app.format.number(counts[one])}{' '}
                <kbd aria-hidden="true">{at + 1}</kbd>
              </>
            ),
          }))}
          onChange={(next) => show(next)}
        />
        <span className="facts">
          <button type="button" onClick={() => goTo('yard')}>
            <kbd>{t('marshal.esc')}</kbd> {t('marshal.to-yard')}
          </button>
        </span>
      </div>
      {plan !== null ? (
        <ProposalView key={wish} plan={plan} onClose={() => show(pane)} onOrdered={(text) => show(pane, text)} />
      ) : pane === 'moves' ? (
        <MovesPane said={said} />
      ) : pane === 'place' ? (
        <PlacePane />
      ) : pane === 'wishes' ? (
        <WishesPane />
      ) : (
        <ClosingsPane said={said} />
      )}
    </div>
  );
}
