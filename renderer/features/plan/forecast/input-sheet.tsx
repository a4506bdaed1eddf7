import { useId, useState } from 'react';
import { dayOf } from '../../../../shared/kernel/calendar.ts';
import type { ShownInput } from '../../../../shared/contract/forecast-queries.ts';
import { INPUT_KINDS, type InputKind } from '../../../../shared/domain/forecast/types.ts';
import { CROSSING_STATES } from '../../../../shared/domain/queue/calendar.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../../../shared/domain/vocabulary.ts';
import { useApp, useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { Segmented, SelectField, TextField } from '../../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../../ui/sheet.tsx';
import { draftOf, inputOf, type InputDraft } from './input-draft.ts';
import { forecastTexts } from './texts/catalog.ts';

/** A harvest, a convoy or a closing that people know of: a new one, or one to change (FC5). */
export function InputSheet(props: {
  readonly input: ShownInput | null;
  readonly crossings: readonly string[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { input, crossings, onSaved, onClose } = props;
  const { clock, format } = useApp();
  const t = useTexts(forecastTexts);
  const { word, say } = useWords();
  const save = useCommand('forecast-input.save');
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(input, dayOf(clock.now(), format.zone), format));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ready = inputOf(draft, input?.inputId ?? null);
  const set = (field: keyof InputDraft) => (value: string) => setDraft((before) => ({ ...before, [field]: value }));
  const all = { value: '', text: t('forecast.all') };

  const submit = async (): Promise<void> => {
    if (ready === null || isBusy) return;
    setBusy(true);
    const outcome = await save(ready, t(`forecast.kind-${ready.kind}`));
    setBusy(false);
    if ('ok' in outcome) onSaved();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <Sheet
      label={t(input === null ? 'forecast.input-new' : 'forecast.input-change')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('forecast.back')}
          onBack={onClose}
          go={t('forecast.input-save')}
          form={form}
          isOff={ready === null || isBusy}
        />
      }
    >
      <form
        id={form}
        className="form forecast-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Segmented<InputKind>
          label={t('forecast.input-kind')}
          value={draft.kind}
          options={INPUT_KINDS.map((value) => ({ value, text: t(`forecast.kind-${value}`) }))}
          onChange={set('kind')}
        />
        <p className="q">{t(`forecast.input-note-${draft.kind}`)}</p>
        <div className="forecast-three">
          <SelectField
            label={t('forecast.crossing')}
            value={draft.crossing}
            options={[all, ...crossings.map((value) => ({ value, text: value }))]}
            onChange={set('crossing')}
          />
          <SelectField
            label={t('forecast.direction')}
            value={draft.direction}
            options={[all, ...DIRECTIONS.map((value) => ({ value, text: word('direction', value) }))]}
            onChange={set('direction')}
          />
          <SelectField
            label={t('forecast.class')}
            value={draft.cargoClass}
            options={[all, ...CARGO_CLASSES.map((value) => ({ value, text: word('cargoClass', value) }))]}
            onChange={set('cargoClass')}
          />
          <TextField label={t('forecast.from')} value={draft.from} maxLength={10} autoFocus onChange={set('from')} />
          <TextField label={t('forecast.until')} value={draft.until} maxLength={10} onChange={set('until')} />
          {draft.kind === 'harvest' ? (
            <TextField label={t('forecast.factor')} value={draft.factor} maxLength={5} onChange={set('factor')} />
          ) : null}
          {draft.kind === 'convoy' ? (
            <>
              <TextField label={t('forecast.trucks')} value={draft.trucks} maxLength={4} onChange={set('trucks')} />
              <TextField label={t('forecast.time')} value={draft.time} maxLength={5} onChange={set('time')} />
            </>
          ) : null}
          {draft.kind === 'closure' ? (
            <SelectField
              label={t('forecast.state')}
              value={draft.state}
              options={CROSSING_STATES.map((value) => ({ value, text: t(`forecast.day-${value}`) }))}
              onChange={set('state')}
            />
          ) : null}
        </div>
        <TextField label={t('forecast.note')} value={draft.note} maxLength={200} onChange={set('note')} />
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Sheet>
  );
}
