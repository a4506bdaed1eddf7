import { useLayoutEffect, useRef, useState } from 'react';
import type { ZoneRow } from '../../../shared/contract/rows.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { zonesOf } from './count-model.ts';
import { countTexts } from './texts/catalog.ts';

/** Which zones and rows are gone through. */
export function StartPane({ onStarted }: { readonly onStarted: (countId: string) => void }) {
  const { rows, format, lang } = useApp();
  const t = useTexts(countTexts);
  const { say } = useWords();
  const start = useCommand('count.start');
  const [zones, setZones] = useState<readonly string[]>([]);
  const [parts, setParts] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('button')?.focus(), []);

  const all = zonesOf(rows, { zoneIds: [] }).toSorted((a, b) => format.collator.compare(a.code, b.code));
  const slots = Map.groupBy(rows.all('slot').values(), ({ zone }) => zone);
  const rowsOf = ({ code, parts: named }: ZoneRow): readonly string[] => [
    ...new Set([
      ...(slots.get(code) ?? []).map(({ row }) => row),
      ...named.filter(({ kind }) => kind === 'row').map((part) => part.code),
    ]),
  ];
  const offered = all
    .filter(({ code }) => zones.includes(code))
    .flatMap(rowsOf)
    .toSorted(format.collator.compare);
  const toggled = (list: readonly string[], code: string): readonly string[] =>
    list.includes(code) ? list.filter((one) => one !== code) : [...list, code];
  const begin = async (): Promise<void> => {
    const chosen = parts.filter((code) => offered.includes(code));
    const outcome = await start({ zones: [...zones], rows: chosen }, zones.join(', '));
    if ('ok' in outcome) onStarted(outcome.ok.countId);
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <form
      ref={form}
      className="count-start"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <h2>{t('count.start-title')}</h2>
      <p className="s">{t('count.start-note')}</p>
      <fieldset>
        <legend className="l">{t('count.start-zones')}</legend>
        {all.map((zone) => {
          const drawn = slots.get(zone.code)?.length ?? 0;
          return (
            <Choice
              key={zone.zoneId}
              isChosen={zones.includes(zone.code)}
              onChoose={() => setZones(toggled(zones, zone.code))}
            >
              <b>{lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name}</b>
              <span className="q">
                {t('count.start-zone', { code: zone.code })} ·{' '}
                {drawn === 0
                  ? t('count.start-capacity', { count: format.number(zone.capacity) })
                  : t('count.start-slots', { count: format.number(drawn) })}
              </span>
            </Choice>
          );
        })}
      </fieldset>
      {offered.length === 0 ? null : (
        <fieldset className="few">
          <legend className="l">{t('count.start-rows')}</legend>
          {offered.map((code) => (
            <Choice key={code} isChosen={parts.includes(code)} onChoose={() => setParts(toggled(parts, code))}>
              <b className="m">{code}</b>
            </Choice>
          ))}
        </fieldset>
      )}
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" look="primary" className="big">
        {t('count.start')}
      </Button>
    </form>
  );
}

function Choice(props: {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}) {
  const { isChosen, onChoose, children } = props;
  return (
    <button type="button" className="count-choice" aria-pressed={isChosen} onClick={onChoose}>
      <i aria-hidden="true">{isChosen ? '✓' : ''}</i>
      {children}
    </button>
  );
}
