import { useState } from 'react';
import type { CrossingRow, QueueRow } from '../../../shared/contract/rows.ts';
import { callForwardBuffer } from '../../../shared/domain/queue/call.ts';
import { suggestedBuffer } from '../../../shared/domain/queue/suggested-buffer.ts';
import type { CallMode, QueuePoint } from '../../../shared/domain/queue/points.ts';
import {
  CARGO_CLASSES,
  VEHICLE_TYPES,
  type CargoClass,
  type Direction,
  type VehicleType,
} from '../../../shared/domain/vocabulary.ts';
import { spanText } from '../../../shared/domain/queue/calendar-problems.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import { writableCalendar } from '../../client/writable-calendar.ts';
import { crossingTexts } from './texts/catalog.ts';
import { WeekdayFields, weekdayHoursIn, type TypedWeekdays } from './weekday-fields.tsx';
import { namedRefusal, spansWords, weekdayNames } from './wording.ts';

export type Said = { readonly text: string; readonly isGood: boolean };

type Numbers = 'capacity' | 'buffer' | 'walk' | 'arrive' | 'batch';
type Values = Readonly<Record<Numbers | 'lanes', string>> & {
  readonly mode: CallMode;
  readonly types: readonly VehicleType[];
  readonly classes: readonly CargoClass[];
  readonly loaded: 'any' | 'yes' | 'no';
};

const LIMITS: Readonly<Record<Numbers, readonly [min: number, max: number]>> = {
  capacity: [0, 1000],
  buffer: [0, 2000],
  walk: [0, 600],
  arrive: [1, 1440],
  batch: [1, 200],
};
const USUAL_WALK_MINUTES = 30;

/** One point to change: what it clears, how many stand before it, where it takes them and how it calls. */
export function PointForm(props: {
  readonly crossing: CrossingRow;
  readonly direction: Direction;
  readonly point: QueuePoint;
  readonly queue: QueueRow | undefined;
  readonly name: string;
  /** How the last saving ended; a form that a new point begins afresh still tells it. */
  readonly said: Said | null;
  readonly onSaid: (said: Said | null) => void;
}) {
  const { crossing, direction, point, queue, name, said, onSaid: setSaid } = props;
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word, say } = useWords();
  const may = useCan('crossing.save');
  const save = useCommand('crossing.save');
  const [values, setValues] = useState<Values>(() => valuesOf(queue));
  const closedWord = t('crossing.word-closed');
  const { daily, weekdays = [] } = crossing.calendar;
  const storedWeekly: TypedWeekdays = weekdayNames(t).map((_, at) => {
    const own = weekdays.find(({ weekday }) => weekday === at + 1);
    return own === undefined ? '' : spansWords(own, t);
  });
  // As long as nobody types, the fields show what is stored, also when another station changes it.
  const [typedWeekly, setTypedWeekly] = useState<TypedWeekdays | null>(null);
  const weekly = typedWeekly ?? storedWeekly;
  const hoursOfWeek = weekly.map((text, at) => weekdayHoursIn(text, at + 1, closedWord));
  const set = (more: Partial<Values>): void => {
    setSaid(null);
    setValues((before) => ({ ...before, ...more }));
  };
  const wrong = (field: Numbers): boolean => numberOf(values[field], LIMITS[field]) === null;
  const fields = Object.keys(LIMITS) as readonly Numbers[];
  const canSave = may && !fields.some(wrong) && !hoursOfWeek.includes(undefined);
  const walkMinutes = numberOf(values.walk, LIMITS.walk) ?? 0;
  const capacity = numberOf(values.capacity, LIMITS.capacity) ?? 0;
  const suggested = suggestedBuffer(capacity, walkMinutes * MINUTE_MS);
  const onRoad = callForwardBuffer(capacity, walkMinutes * MINUTE_MS);
  const isBatchOver =
    values.mode === 'auto' &&
    (numberOf(values.batch, LIMITS.batch) ?? 0) > (numberOf(values.buffer, LIMITS.buffer) ?? 0);

  const send = async (): Promise<void> => {
    if (!canSave) return;
    const read = (field: Numbers): number => numberOf(values[field], LIMITS[field]) ?? 0;
    const takes = {
      vehicleTypes: values.types.length === 0 ? null : [...values.types],
      cargoClasses: values.classes.length === 0 ? null : [...values.classes],
      loaded: values.loaded === 'any' ? null : values.loaded === 'yes',
    };
    const isAny = takes.vehicleTypes === null && takes.cargoClasses === null && takes.loaded === null;
    const outcome = await save(
      {
        crossingId: crossing.crossingId,
        code: crossing.code,
        name: crossing.name,
        ...(typedWeekly !== null && {
          calendar: {
            ...writableCalendar(crossing.calendar),
            weekdays: hoursOfWeek
              .filter((one) => one !== null && one !== undefined)
              .map(({ weekday, spans }) => ({ weekday, spans: spans.map((span) => ({ ...span })) })),
          },
        }),
        directions: [
          {
            direction,
            point,
            capacityPerHour: read('capacity'),
            buffer: read('buffer'),
            walkUpMinutes: read('walk'),
            arriveWithinMinutes: read('arrive'),
            lanes: [...lanesIn(values.lanes)],
            callMode: values.mode,
            callBatch: read('batch'),
            takes: isAny ? null : takes,
          },
        ],
      },
      `${crossing.name} ${name}`,
    );
    if ('ok' in outcome) setTypedWeekly(null);
    setSaid(
      'ok' in outcome
        ? { text: t('crossing.form-saved', { point: name }), isGood: true }
        : { text: say('refusal' in outcome ? namedRefusal(outcome.refusal, t) : outcome.fault), isGood: false },
    );
  };

  const number = (field: Numbers, hint?: string) => (
    <TextField
      label={t(`crossing.form-${field}`)}
      value={values[field]}
      inputMode="numeric"
      maxLength={4}
      isWrong={wrong(field)}
      hint={
        wrong(field)
          ? t('crossing.form-bad', { min: format.number(LIMITS[field][0]), max: format.number(LIMITS[field][1]) })
          : hint
      }
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <aside className="pane insp crossing-side" aria-label={name}>
      <form
        className="crossing-scroll"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement)
            return;
          event.preventDefault();
          void send();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="hd">
          <b className="crossing-date">{name}</b>
        </div>
        <fieldset disabled={!may} className="crossing-form sec">
          {number('capacity', numberOf(values.capacity, LIMITS.capacity) === 0 ? t('crossing.zero') : undefined)}
          {number('walk')}
          {number('buffer', t('crossing.form-buffer-hint', { count: suggested, road: onRoad, minutes: walkMinutes }))}
          {String(suggested) === values.buffer ? null : (
            <Button onClick={() => set({ buffer: String(suggested) })}>{t('crossing.form-take-suggested')}</Button>
          )}
          {number('arrive')}
          <TextField
            label={t('crossing.form-lanes')}
            value={values.lanes}
            maxLength={400}
            onChange={(lanes) => set({ lanes })}
          />
          <SelectField
            label={t('crossing.form-mode')}
            value={values.mode}
            options={[
              { value: 'hand', text: t('crossing.form-mode-hand') },
              { value: 'auto', text: t('crossing.form-mode-auto') },
            ]}
            onChange={(mode) => set({ mode: mode === 'auto' ? 'auto' : 'hand' })}
          />
          {number('batch', isBatchOver ? t('crossing.form-batch-over') : undefined)}
          <Choices
            label={t('crossing.form-types')}
            all={VEHICLE_TYPES}
            chosen={values.types}
            textOf={(code) => word('vehicleType', code)}
            onChange={(types) => set({ types })}
          />
          <Choices
            label={t('crossing.form-classes')}
            all={CARGO_CLASSES}
            chosen={values.classes}
            textOf={(code) => word('cargoClass', code)}
            onChange={(classes) => set({ classes })}
          />
          <SelectField
            label={t('crossing.form-loaded')}
            value={values.loaded}
            options={(['any', 'yes', 'no'] as const).map((value) => ({ value, text: t(`crossing.loaded-${value}`) }))}
            onChange={(loaded) => set({ loaded: loaded === 'yes' ? 'yes' : loaded === 'no' ? 'no' : 'any' })}
          />
          <WeekdayFields
            typed={weekly}
            daily={daily.length === 0 ? closedWord : daily.map(spanText).join(', ')}
            onChange={(typed) => {
              setSaid(null);
              setTypedWeekly(typed);
            }}
          />
        </fieldset>
      </form>
      <div className="crossing-foot">
        {said === null ? null : (
          <p className={said.isGood ? 's' : 'bad'} role={said.isGood ? 'status' : 'alert'}>
            {said.isGood ? `✓ ${said.text}` : said.text}
          </p>
        )}
        <div className="crossing-acts">
          <Button look="primary" keyCap="Enter" disabled={!canSave} onClick={() => void send()}>
            {t(queue === undefined ? 'crossing.form-open' : 'crossing.form-save')}
          </Button>
        </div>
      </div>
    </aside>
  );
}

function Choices<Code extends string>(props: {
  readonly label: string;
  readonly all: readonly Code[];
  readonly chosen: readonly Code[];
  readonly textOf: (code: Code) => string;
  readonly onChange: (chosen: readonly Code[]) => void;
}) {
  const { label, all, chosen, textOf, onChange } = props;
  return (
    <div className="field" role="group" aria-label={label}>
      <span className="l">{label}</span>
      {all.map((code) => (
        <label key={code} className="crossing-check">
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
            }
          />
          {textOf(code)}
        </label>
      ))}
    </div>
  );
}

function valuesOf(queue: QueueRow | undefined): Values {
  const walk = queue === undefined ? USUAL_WALK_MINUTES : queue.walkUpMs / MINUTE_MS;
  const capacity = queue?.capacityPerHour ?? 30;
  const { takes = null } = queue ?? {};
  return {
    capacity: String(capacity),
    buffer: String(queue?.buffer ?? suggestedBuffer(capacity, walk * MINUTE_MS)),
    walk: String(walk),
    arrive: String(queue === undefined ? USUAL_WALK_MINUTES : queue.arriveWithinMs / MINUTE_MS),
    batch: String(queue?.callBatch ?? 1),
    lanes: queue?.lanes.join(', ') ?? '',
    mode: queue?.callMode ?? 'hand',
    types: takes?.vehicleTypes ?? [],
    classes: takes?.cargoClasses ?? [],
    loaded: takes === null || takes.loaded === null ? 'any' : takes.loaded ? 'yes' : 'no',
  };
}

function numberOf(text: string, [min, max]: readonly [number, number]): number | null {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

function lanesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[,;]/).map((lane) => lane.trim()))].filter((lane) => lane !== '').slice(0, 40);
}
