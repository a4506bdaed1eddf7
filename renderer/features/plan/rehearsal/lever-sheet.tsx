import { useId, useState } from 'react';
import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import { readDay, readNumber } from '../../../ui/format.ts';
import { Sheet, SheetFoot } from '../../../ui/sheet.tsx';
import type { LeverLine } from './lever-lines.ts';
import { rehearsalTexts } from './texts/catalog.ts';

/** Farther away nobody parks. */
const MOST_KM = 200;

/** What is set of a lever besides its slider: the days it holds for; of a yard outside its name and how far it is. */
export function LeverSheet(props: {
  readonly line: LeverLine;
  readonly levers: Levers;
  readonly onLevers: (levers: Levers) => void;
  readonly onClose: () => void;
}) {
  const { line, levers, onLevers, onClose } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const form = useId();
  const yard = line.yard === undefined ? undefined : levers.overflowYards[line.yard];
  const dated = datedOf(line, levers);
  const [name, setName] = useState(yard?.name ?? '');
  const [km, setKm] = useState(yard === undefined ? '' : format.number(yard.distanceKm));
  const [from, setFrom] = useState(format.day((yard ?? dated)?.fromOn ?? ('' as Day)));
  const [until, setUntil] = useState(dated === undefined ? '' : format.day(dated.untilOn));
  const next = yard === undefined ? withDays(line, levers, readDay(from), readDay(until)) : withYard();

  function withYard(): Levers | null {
    const distanceKm = readNumber(km);
    const fromOn = readDay(from);
    const isRight =
      name.trim() !== '' && distanceKm !== null && distanceKm >= 0 && distanceKm <= MOST_KM && fromOn !== null;
    if (!isRight || yard === undefined || line.yard === undefined) return null;
    const changed = { ...yard, name: name.trim(), distanceKm, fromOn };
    return { ...levers, overflowYards: levers.overflowYards.with(line.yard, changed) };
  }

  return (
    <Sheet
      label={t('rehearsal.detail-title')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('rehearsal.back')}
          onBack={onClose}
          go={t('rehearsal.ok')}
          form={form}
          isOff={next === null}
        />
      }
    >
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (next === null) return;
          onLevers(next);
          onClose();
        }}
      >
        {yard === undefined ? null : (
          <>
            <TextField label={t('rehearsal.detail-name')} value={name} maxLength={60} autoFocus onChange={setName} />
            <TextField label={t('rehearsal.detail-km')} value={km} inputMode="decimal" onChange={setKm} />
          </>
        )}
        <TextField label={t('rehearsal.detail-from')} value={from} inputMode="numeric" onChange={setFrom} />
        {dated === undefined ? null : (
          <TextField label={t('rehearsal.detail-until')} value={until} inputMode="numeric" onChange={setUntil} />
        )}
        {next === null ? (
          <p className="bad" role="alert">
            {t('rehearsal.detail-wrong')}
          </p>
        ) : null}
      </form>
    </Sheet>
  );
}

type Dated = { readonly fromOn: Day; readonly untilOn: Day };

function isRefusalOf(line: LeverLine, one: Levers['refused'][number]): boolean {
  return one.cargoClass === line.cargoClass && one.direction === (line.direction ?? null);
}

function datedOf(line: LeverLine, levers: Levers): Dated | undefined {
  if (line.kind === 'preregistered') return levers.preregistered[0];
  return line.kind === 'refused' ? levers.refused.find((one) => isRefusalOf(line, one)) : undefined;
}

function withDays(line: LeverLine, levers: Levers, fromOn: Day | null, untilOn: Day | null): Levers | null {
  if (fromOn === null || untilOn === null || untilOn < fromOn) return null;
  return line.kind === 'preregistered'
    ? {
        ...levers,
        preregistered: levers.preregistered.map((one, at) => (at === 0 ? { ...one, fromOn, untilOn } : one)),
      }
    : {
        ...levers,
        refused: levers.refused.map((one) => (isRefusalOf(line, one) ? { ...one, fromOn, untilOn } : one)),
      };
}
