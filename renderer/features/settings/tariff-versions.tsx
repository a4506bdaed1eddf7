import { useState } from 'react';
import { addDays, dayOf, type Day } from '../../../shared/kernel/calendar.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { tariffOn } from '../../../shared/domain/charges/tariff.ts';
import type { TariffLine } from '../../../shared/domain/charges/types.ts';
import { useApp, useCan, useQuery, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { Chooser, NEW } from './chooser.tsx';
import { draftOf, firstDayFor } from './tariff-draft.ts';
import { TariffForm } from './tariff-form.tsx';
import { proposedLines } from './tariff-proposal.ts';
import { settingsTexts } from './texts/catalog.ts';

export type Version = QueryOutputs['tariff.list']['tariffs'][number];

const MINUTE_MS = 60_000;

/** The versions of the prices, newest first, and the one that is chosen. */
export function TariffVersions() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { say } = useWords();
  const may = useCan('tariff.save');
  const today = dayOf(useSiteNow(MINUTE_MS), format.zone);
  const { answer, fault, reload } = useQuery('tariff.list', {});
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isProposed, setProposed] = useState(false);
  if (answer === null) return <p className={fault === null ? 'q' : 'bad'}>{fault === null ? '' : say(fault)}</p>;
  const { tariffs } = answer;
  const inForce = tariffOn(tariffs.toReversed(), today);
  const isFirst = tariffs.length === 0;
  const id = chosenId ?? (inForce ?? tariffs[0])?.tariffId ?? NEW;
  const version = tariffs.find(({ tariffId }) => tariffId === id) ?? null;

  if (isFirst && !isProposed)
    return (
      <div className="tariff-none">
        <p>{t('settings.tariffs.none')}</p>
        <p className="q">{may ? t('settings.tariffs.proposal-note') : ''}</p>
        {may ? (
          <div className="save-line">
            <Button look="primary" onClick={() => setProposed(true)}>
              {t('settings.tariffs.propose')}
            </Button>
          </div>
        ) : null}
      </div>
    );

  const lines: readonly TariffLine[] = (version ?? tariffs[0])?.lines ?? proposedLines(proposedNamesOf(t));
  const head = version === null ? newHead(tariffs[0] ?? null) : headOf(version);
  function newHead(newest: Version | null): { readonly name: string; readonly from: string; readonly to: string } {
    const from = firstDayFor(newest?.validFromOn ?? null, today, (day) => addDays(day, 1));
    return { name: newest?.name ?? t('settings.tariffs.first-name'), from: format.day(from), to: '' };
  }
  function headOf(one: Version): { readonly name: string; readonly from: string; readonly to: string } {
    const to = ownLastDayOf(one, tariffs);
    return { name: one.name, from: format.day(one.validFromOn), to: to === null ? '' : format.day(to) };
  }

  return (
    <div className="with-chooser">
      <Chooser
        label={t('settings.tariffs.prices')}
        choices={tariffs.map((one) => ({
          id: one.tariffId,
          text: format.day(one.validFromOn),
          side:
            one === inForce
              ? `✓ ${t('settings.tariffs.in-force')}`
              : one.validFromOn > today
                ? t('settings.tariffs.coming')
                : t('settings.tariffs.over'),
        }))}
        chosenId={id}
        newText={may ? t('settings.tariffs.new') : undefined}
        onChoose={setChosenId}
      />
      <TariffForm
        key={id}
        start={draftOf(lines, head, (value) => format.number(value))}
        version={version}
        lines={lines}
        isProposal={isFirst}
        onLeave={() => {
          setChosenId(null);
          setProposed(false);
        }}
        onSaved={(tariffId) => {
          setChosenId(tariffId);
          reload();
        }}
      />
    </div>
  );
}

/** The last day that a version itself has; one that merely ends where the next begins has none. */
function ownLastDayOf(version: Version, newestFirst: readonly Version[]): Day | null {
  const next = newestFirst[newestFirst.indexOf(version) - 1];
  const isByNext = next !== undefined && version.validToOn === addDays(next.validFromOn, -1);
  return isByNext ? null : version.validToOn;
}

function proposedNamesOf(t: (key: `settings.tariffs.propose-${'weighing' | 'disinfection' | 'transfer'}`) => string) {
  return {
    weighing: t('settings.tariffs.propose-weighing'),
    disinfection: t('settings.tariffs.propose-disinfection'),
    transfer: t('settings.tariffs.propose-transfer'),
  };
}
