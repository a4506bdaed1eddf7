import { useMemo, useState, type KeyboardEvent } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useCommand, useQuery, useRow, useTexts, useWords } from '../../../client/app-context.ts';
import { SelectField, TextField } from '../../../ui/controls.tsx';
import { findPlaces, placesOf, type NamedPlace } from '../places.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { upper, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Form } from './form.tsx';
import { useAction } from './use-action.ts';

const MOST = 9;
const WHOLE = 'whole';

/** Where somebody saw the truck, or one piece of it: type, choose with the arrows, Enter. */
export function SeePanel(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly visitId: WireId<'visit'>;
  readonly pieceId: WireId<'piece'> | null;
  readonly zone: string | null;
  readonly onDone: () => void;
}) {
  const { model, wording, visitId, onDone } = props;
  const t = useTexts(yardTexts);
  const { word } = useWords();
  const visit = useRow('visit', visitId);
  const send = useCommand('piece.see');
  const action = useAction();
  const [piece, setPiece] = useState<string>(props.pieceId ?? WHOLE);
  const [typed, setTyped] = useState(props.zone ?? '');
  const [at, setAt] = useState(0);
  const { answer } = useQuery('visit.story', { visitId });
  const pieces = answer?.pieces ?? [];
  const isPiece = piece !== WHOLE;
  const chosen = pieces.find(({ pieceId }) => pieceId === piece);
  const places = useMemo(() => placesOf(model, wording, isPiece), [model, wording, isPiece]);
  const back: readonly NamedPlace[] =
    chosen?.isApart === true ? [{ key: 'back', text: t('yard.see.back'), detail: '', input: { zone: '' } }] : [];
  const found = [...(typed === '' ? back : []), ...findPlaces(places, typed, MOST)];
  const current = Math.min(at, found.length - 1);
  const see = async (place: NamedPlace): Promise<void> => {
    const input = {
      visitId,
      ...(isPiece ? { pieceId: piece } : {}),
      ...(place.key === 'back' ? { isWithVisit: true } : place.input),
    };
    if (await action.run(() => send(input, visit?.plate))) onDone();
  };
  const submit = (): void => {
    const place = found[current];
    if (place !== undefined) void see(place);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(found.length - 1, current + step)));
  };
  return (
    <div onKeyDown={onKeyDown} className="yard-fill">
      <Form
        title={t('yard.see.title', { plate: formatPlate(visit?.plate ?? '') })}
        go={t('yard.see.go')}
        action={action}
        isReady={found.length > 0}
        onSubmit={submit}
        onDone={onDone}
      >
        <TextField
          label={t('yard.see.where')}
          value={typed}
          autoFocus
          className="m"
          onChange={(value) => {
            setTyped(value);
            setAt(0);
            action.clear();
          }}
        />
        <div role="listbox" aria-label={t('yard.see.where')} className="yard-waiting">
          {found.map((place, index) => (
            <button
              key={place.key}
              type="button"
              role="option"
              aria-selected={index === current}
              tabIndex={-1}
              onClick={() => void see(place)}
            >
              <b className="m">{place.text}</b>
              <span className="s el">{place.detail}</span>
            </button>
          ))}
        </div>
        {found.length === 0 ? <p className="warn">{t('yard.see.none')}</p> : null}
        {pieces.length < 2 ? null : (
          <SelectField
            label={t('yard.see.what')}
            value={piece}
            options={[
              { value: WHOLE, text: t('yard.see.whole') },
              ...pieces
                .filter(({ isLead }) => !isLead)
                .map(({ pieceId, kind, plate }) => ({
                  value: pieceId as string,
                  text: upper(`${word('pieceKind', kind)} ${formatPlate(plate)}`),
                })),
            ]}
            onChange={(value) => {
              setPiece(value);
              setAt(0);
            }}
          />
        )}
      </Form>
    </div>
  );
}
