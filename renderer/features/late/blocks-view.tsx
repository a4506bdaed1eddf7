import { useEffect, useRef, useState } from 'react';
import { formatSlipNo } from '../../../shared/domain/gate/slips.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { Block } from './slip-numbers.ts';
import { lateTexts } from './texts/catalog.ts';

/** The blocks that were printed, newest first, and which numbers nobody entered. */
export function BlocksView(props: {
  readonly blocks: readonly Block[];
  readonly mayPrint: boolean;
  readonly onEnter: (slipNos: readonly string[]) => void;
  readonly onAgain: (block: Block) => void;
}) {
  const { blocks, mayPrint, onEnter, onAgain } = props;
  const { format } = useApp();
  const t = useTexts(lateTexts);
  const shown = blocks.toReversed();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = shown.find(({ blockId }) => blockId === chosenId) ?? shown[0] ?? null;
  const body = useRef<HTMLTableSectionElement>(null);
  const hasBlocks = shown.length > 0;
  useEffect(() => {
    if (hasBlocks) body.current?.querySelector<HTMLElement>('tr.sel')?.focus();
  }, [hasBlocks]);
  const onKey = (event: React.KeyboardEvent): void => {
    const at = shown.findIndex((block) => block === chosen);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step !== undefined) {
      const next = Math.min(shown.length - 1, Math.max(0, at + step));
      setChosenId(shown[next]?.blockId ?? null);
      body.current?.querySelectorAll('tr')[next]?.focus();
    } else if (event.code === 'Enter' && chosen !== null && chosen.missing.length > 0) onEnter(chosen.missing);
    else if (event.code === 'KeyP' && !event.ctrlKey && chosen !== null && mayPrint) onAgain(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <section className="pane">
        <div className="late-scroll">
          <table className="plain late-blocks" hidden={!hasBlocks}>
            <thead>
              <tr>
                <th className="of-gate">{t('late.block-gate')}</th>
                <th className="numbers">{t('late.block-numbers')}</th>
                <th className="made">{t('late.block-made')}</th>
                <th>{t('late.block-by')}</th>
                <th className="r">{t('late.block-entered')}</th>
                <th className="r">{t('late.block-spoilt')}</th>
                <th className="r">{t('late.block-left')}</th>
                <th className="r">{t('late.block-missing')}</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={onKey}>
              {shown.map((block) => {
                const { blockId, gate, series, first, last, madeAt, madeBy, entered, voided, missing } = block;
                return (
                  <tr
                    key={blockId}
                    className={block === chosen ? 'sel' : ''}
                    aria-selected={block === chosen}
                    tabIndex={block === chosen ? 0 : -1}
                    onClick={() => setChosenId(blockId)}
                  >
                    <td>{gate}</td>
                    <td className="m">{`${formatSlipNo(series, first)} – ${formatSlipNo(series, last)}`}</td>
                    <td>{format.dateTime(madeAt)}</td>
                    <td>{madeBy}</td>
                    <td className="r">{format.number(entered)}</td>
                    <td className="r">{format.number(voided)}</td>
                    <td className="r q">{format.number(last - first + 1 - entered - voided - missing.length)}</td>
                    <td className={missing.length === 0 ? 'r q' : 'r warn'}>{format.number(missing.length)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {hasBlocks ? null : <p className="none q">{t('late.no-blocks')}</p>}
        </div>
      </section>
      <aside className="pane insp">
        {chosen === null ? (
          <p className="none q">{t('late.pick-block')}</p>
        ) : (
          <>
            <div className="hd">
              <b className="figure">{t('late.missing-title')}</b>
              <p className="s">{t(chosen.missing.length === 0 ? 'late.missing-none' : 'late.missing-note')}</p>
            </div>
            <ul
              className="late-missing"
              aria-label={t('late.missing-title')}
              tabIndex={chosen.missing.length === 0 ? undefined : 0}
            >
              {chosen.missing.map((slipNo) => (
                <li key={slipNo} className="m">
                  {slipNo}
                </li>
              ))}
            </ul>
            <div className="late-foot">
              <Button
                look="primary"
                disabled={chosen.missing.length === 0}
                keyCap="Enter"
                onClick={() => onEnter(chosen.missing)}
              >
                {t('late.enter-missing')}
              </Button>
              <Button disabled={!mayPrint} keyCap={t('late.key-again')} onClick={() => onAgain(chosen)}>
                {t('late.again')}
              </Button>
            </div>
          </>
        )}
      </aside>
    </>
  );
}
