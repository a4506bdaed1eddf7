import { useLayoutEffect, useRef } from 'react';
import { instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { gateTexts } from './texts/catalog.ts';
import type { Gate } from './use-gate.ts';

/** The record says the truck is here already: three ways on, one key each, no dialog (GA1). */
export function WaysPanel(props: {
  readonly gate: Gate;
  readonly onResolve: (resolve: 'left-unrecorded' | 'same-plate') => void;
}) {
  const { gate, onResolve } = props;
  const { format, clock } = useApp();
  const t = useTexts(gateTexts);
  const group = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => group.current?.focus(), []);
  const details = gate.refusal ?? { code: 'visit.already-here' };
  const since = typeof details['since'] === 'number' ? format.timeNear(instant(details['since']), clock.now()) : '';
  const slot = typeof details['slotCode'] === 'string' ? details['slotCode'] : null;
  const number = typeof details['queueNumber'] === 'string' ? details['queueNumber'] : null;
  const ways = [
    { key: '1', text: t('gate.way-1'), then: t('gate.way-1-then'), run: () => onResolve('left-unrecorded') },
    { key: '2', text: t('gate.way-2'), then: t('gate.way-2-then'), run: () => gate.setStep('plate') },
    { key: '3', text: t('gate.way-3'), then: t('gate.way-3-then'), run: () => onResolve('same-plate') },
  ];
  return (
    <div
      ref={group}
      className="gate-options ways"
      role="group"
      tabIndex={0}
      aria-label={t('gate.ways-title')}
      data-open="true"
      onKeyDown={(event) => {
        const digit = /^(?:Digit|Numpad)([123])$/.exec(event.code)?.[1];
        const way = ways.find(({ key }) => key === digit);
        if (way !== undefined) way.run();
        else if (event.code === 'Escape' || event.code === 'Backspace') gate.setStep('plate');
        else return;
        event.preventDefault();
      }}
    >
      <div role="alert">
        <b className="warn">{t('gate.ways-title')}</b> <span className="m">{formatPlate(gate.plate)}</span>
        <span className="s">
          {' · '}
          {t('gate.ways-where', {
            place: slot === null ? t('gate.ways-no-slot') : t('gate.ways-slot', { slot }),
            since,
          })}
          {number === null ? '' : ` · ${t('gate.ways-number', { number })}`}
        </span>
      </div>
      {ways.map((way) => (
        <button key={way.key} type="button" className="way" tabIndex={-1} disabled={gate.isWorking} onClick={way.run}>
          <kbd>{way.key}</kbd>
          <b>{way.text}</b>
          <span className="q">{way.then}</span>
        </button>
      ))}
    </div>
  );
}
