import { useRef } from 'react';
import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import type { LeverLine } from './lever-lines.ts';
import { leverDetail, leverName, leverValue, type LeverWords } from './lever-text.ts';
import { rehearsalTexts } from './texts/catalog.ts';

const GROUP_OF: Readonly<Record<LeverLine['kind'], 'crossing' | 'places' | 'inflow' | 'facilities'>> = {
  overtime: 'crossing',
  lanes: 'crossing',
  team: 'crossing',
  overflow: 'places',
  'call-forward': 'places',
  preregistered: 'inflow',
  refused: 'inflow',
  units: 'facilities',
};
const GROUPS = ['crossing', 'places', 'inflow', 'facilities'] as const;

/** What can be done, each as a slider: up and down go from one to the next, left and right move it. */
export function LeversPane(props: {
  readonly lines: readonly LeverLine[];
  readonly levers: Levers;
  readonly onLevers: (levers: Levers) => void;
  /** Opens what else is set of a lever. */
  readonly onDetail: (line: LeverLine) => void;
}) {
  const { lines, levers, onLevers, onDetail } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { word } = useWords();
  const words: LeverWords = { t, word, format };
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const sliders = [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=range]') ?? [])];
    const next = sliders[sliders.indexOf(event.target) + step];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div ref={list} className="levers" onKeyDown={onKeyDown}>
      {GROUPS.map((group) => (
        <section key={group} aria-label={t(`rehearsal.group-${group}`)}>
          <h2>{t(`rehearsal.group-${group}`)}</h2>
          {lines
            .filter(({ kind }) => GROUP_OF[kind] === group)
            .map((line) => {
              const name = leverName(line, levers, words);
              const value = leverValue(line, words);
              const detail = leverDetail(line, levers, words);
              const filled = ((line.value - line.least) / (line.most - line.least)) * 100;
              return (
                <div key={line.key} className={line.value === line.off ? 'lever' : 'lever used'}>
                  <label>
                    <span className="name el">{name}</span>
                    <b>{value}</b>
                    <input
                      type="range"
                      aria-label={name}
                      aria-valuetext={value}
                      min={line.least}
                      max={line.most}
                      step={line.step}
                      value={line.value}
                      style={{ '--filled': `${String(filled)}%` } as React.CSSProperties}
                      onChange={(event) => onLevers(line.with(Number(event.target.value)))}
                      onKeyDown={(event) => {
                        if (event.code !== 'Enter' || detail === null) return;
                        // The field of the sheet has the focus before the key is typed: it would send its form.
                        event.preventDefault();
                        onDetail(line);
                      }}
                    />
                  </label>
                  <span className="detail q">
                    {detail === null ? null : (
                      <Button className="link" keyCap="Enter" onClick={() => onDetail(line)}>
                        {detail}
                      </Button>
                    )}
                    <span>
                      {format.number(line.least)}–{format.number(line.most)}
                    </span>
                  </span>
                </div>
              );
            })}
        </section>
      ))}
    </div>
  );
}
