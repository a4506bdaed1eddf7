import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import type { SlotSuggestion } from '../../../../shared/contract/queries.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import {
  useApp,
  useCan,
  useCommand,
  useLink,
  useQuery,
  useRow,
  useSelection,
  useTexts,
  useWords,
} from '../../../client/app-context.ts';
import { Button, TextField } from '../../../ui/controls.tsx';
import { yardTexts } from '../texts/yard-texts.ts';
import { upper } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Problem, Section } from './section.tsx';
import { useAction } from './use-action.ts';

const BEST = 3;
/** Terms that are said as a distance, not as a fault of the slot. */
const DISTANCES: ReadonlySet<string> = new Set(['exit-distance', 'walk', 'zone-load']);
/** How many faults of a slot are named. */
const REASONS = 2;
const OVERRIDABLE: ReadonlySet<string> = new Set(['slot.too-short', 'slot.hazard']);

/** Assigns or moves: the best three with their reasons on keys 1–3, or any slot by its code (SL4, SL6). */
export function PlacePanel(props: {
  readonly model: YardModel;
  readonly visitId: WireId<'visit'>;
  readonly slotId: WireId<'slot'> | null;
  readonly onDone: () => void;
}) {
  const { model, visitId, onDone } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const { word, say } = useWords();
  const { isStale } = useLink();
  const visit = useRow('visit', visitId);
  const [, select] = useSelection();
  const assign = useCommand('slot.assign');
  const move = useCommand('slot.move');
  const see = useCommand('piece.see');
  const canOverride = useCan('slot.close');
  const action = useAction();
  const [code, setCode] = useState(props.slotId === null ? '' : (model.get(props.slotId)?.slot.code ?? ''));
  const [unknown, setUnknown] = useState<string | null>(null);
  const [tried, setTried] = useState<Pick<SlotSuggestion, 'slotId' | 'alsoSlotIds'> | null>(null);
  const [reason, setReason] = useState('');
  // Asked once: under the finger on a number key nothing may change.
  const { answer, fault, isLoading } = useQuery('slot.suggest', {
    visitId,
    limit: BEST,
  });
  if (visit === undefined) return null;
  const zones = (answer?.zones ?? []).slice(0, BEST);
  const isMove = visit.slotId !== null;
  const mayOverride = canOverride && tried !== null && OVERRIDABLE.has(action.refusal?.code ?? '');

  const put = async (
    slotId: WireId<'slot'>,
    alsoSlotIds: readonly WireId<'slot'>[] = [],
    override?: string,
  ): Promise<void> => {
    // Nothing is decided on old figures; the line below says why.
    if (isStale) return;
    setTried({ slotId, alsoSlotIds });
    setUnknown(null);
    const input = {
      visitId,
      slotId,
      ...(alsoSlotIds.length === 0 ? {} : { alsoSlotIds: [...alsoSlotIds] }),
      ...(override === undefined ? {} : { override: { reason: override } }),
    };
    if (await action.run(() => (isMove ? move(input) : assign(input)))) {
      select({ visitId, slotId });
      onDone();
    }
  };
  /** A zone that has room but no slots: the truck is known to be there. */
  const putInZone = async (zone: string): Promise<void> => {
    if (await action.run(() => see({ visitId, zone }))) {
      select({ visitId, slotId: null });
      onDone();
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (mayOverride) {
      if (reason.trim() !== '') void put(tried.slotId, tried.alsoSlotIds, reason.trim());
      return;
    }
    const typed = code.trim().toUpperCase();
    if (typed === '') {
      const [best] = answer?.suggestions ?? [];
      const [zone] = zones;
      if (best === undefined && zone !== undefined) void putInZone(zone.code);
      if (best !== undefined) void put(best.slotId, best.alsoSlotIds);
      return;
    }
    const found = slotByCode(model, typed);
    if (found === null) setUnknown(typed);
    else {
      // A long truck takes what was suggested beside that slot.
      const suggested = answer?.suggestions.find(({ slotId }) => slotId === found);
      void put(found, suggested?.alsoSlotIds);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (code !== '' || event.ctrlKey || event.altKey) return;
    if (!/^[1-9]$/.test(event.key)) return;
    const number = Number(event.key) - 1;
    const pick = answer?.suggestions[number];
    const zone = zones[number - (answer?.suggestions.length ?? 0)];
    if (pick === undefined && zone === undefined) return;
    event.preventDefault();
    if (action.isBusy) return;
    if (pick === undefined) void putInZone(zone?.code ?? '');
    else void put(pick.slotId, pick.alsoSlotIds);
  };

  return (
    <form className="yard-panel" onSubmit={submit} onKeyDown={onKeyDown}>
      <h2 className="yard-panel-title">
        {t(isMove ? 'yard.place.title-move' : 'yard.place.title', {
          plate: formatPlate(visit.plate),
        })}
      </h2>
      <Section title={t('yard.place.best')} basis={isLoading ? t('yard.place.loading') : ''}>
        {answer?.suggestions.length === 0 && zones.length === 0 ? <p className="warn">{t('yard.place.none')}</p> : null}
        {answer?.suggestions.map((suggestion, at) => (
          <button
            key={suggestion.slotId}
            type="button"
            className="yard-pick"
            onClick={() => void put(suggestion.slotId, suggestion.alsoSlotIds)}
          >
            <kbd>{at + 1}</kbd>
            <b className="m">
              {[suggestion.code, ...(suggestion.alsoSlotIds ?? []).map((id) => model.get(id)?.slot.code ?? '')].join(
                ' + ',
              )}
            </b>
            <span className="s">{reasonsOf(model, suggestion, t, word, format.number)}</span>
          </button>
        ))}
        {zones.map((zone, at) => (
          <button key={zone.zoneId} type="button" className="yard-pick" onClick={() => void putInZone(zone.code)}>
            <kbd>{(answer?.suggestions.length ?? 0) + at + 1}</kbd>
            <b>{t('yard.place.zone', { zone: zone.code })}</b>
            <span className="s">
              {upper(
                [
                  t('yard.place.zone-free', { count: format.number(zone.free) }),
                  ...zone.terms
                    .toSorted((a, b) => b.value - a.value)
                    .slice(0, REASONS)
                    .map(({ code: term, value }) => word('slotTerm', term, { value })),
                ].join(' · '),
              )}
            </span>
          </button>
        ))}
        {answer === null || answer.removed.length === 0 ? null : (
          <p className="q">
            {t('yard.place.removed')}{' '}
            {answer.removed
              .map(({ rule, slots }) =>
                t('yard.place.removed-line', {
                  rule: word('slotRemoval', rule),
                  slots,
                }),
              )
              .join(' · ')}
          </p>
        )}
      </Section>
      <div className="sec yard-form">
        <TextField
          label={t('yard.place.code')}
          value={code}
          autoFocus
          className="m"
          onChange={(value) => {
            setCode(value);
            setUnknown(null);
            action.clear();
          }}
        />
        <Problem text={fault === null ? null : say(fault)} />
        <Problem text={unknown === null ? action.problem : t('yard.place.unknown-code', { code: unknown })} />
        {mayOverride ? (
          <TextField label={t('yard.place.override')} value={reason} autoFocus onChange={setReason} />
        ) : null}
        <div className="yard-buttons">
          <Button type="submit" look="primary" keyCap="Enter" disabled={action.isBusy || isStale}>
            {mayOverride
              ? t('yard.place.override-go', {
                  slot: model.get(tried.slotId)?.slot.code ?? '',
                })
              : t('yard.place.go')}
          </Button>
          <Button keyCap="Esc" onClick={onDone}>
            {t('yard.back')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function slotByCode(model: YardModel, code: string): WireId<'slot'> | null {
  const plain = code.replaceAll(/[\s.-]/g, '');
  for (const view of model.slots().values())
    if (view.slot.code === code || view.slot.code.replaceAll(/[\s.-]/g, '') === plain) return view.slotId;
  return null;
}

function reasonsOf(
  model: YardModel,
  suggestion: SlotSuggestion,
  t: ReturnType<typeof useTexts<keyof typeof yardTexts.vi>>,
  word: ReturnType<typeof useWords>['word'],
  number: (value: number) => string,
): string {
  const slot = model.get(suggestion.slotId)?.slot;
  const facts: string[] = [];
  if (slot !== undefined) {
    facts.push(t('yard.exit', { distance: number(slot.exitDistanceM) }));
    if (slot.hasPower) facts.push(t('yard.power'));
    if (slot.access === 'through') facts.push(t('yard.through'));
  }
  const faults = suggestion.terms
    .filter(({ code }) => !DISTANCES.has(code))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, REASONS)
    .map(({ code, value }) => word('slotTerm', code, { value }));
  return upper([...facts, ...faults].join(' · '));
}
