import type { PlanPicture } from '../../../../shared/domain/site/settings.ts';
import { useTexts, useValue } from '../../../client/app-context.ts';
import { distancesFor } from '../distances.ts';
import type { Editor } from '../editor.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import { thingsOf, type Bounds, type Key } from '../things.ts';
import { Arrange, Renumber } from './arrange.tsx';
import { FacilityForm } from './facility-form.tsx';
import { AreaForm, AreaKind, LandmarkForm, LandmarkKind } from './mark-forms.tsx';
import { PictureForm, type Measured } from './picture-form.tsx';
import { RowForm } from './row-form.tsx';
import { SlotsForm } from './slots-form.tsx';
import { ZoneForm } from './zone-form.tsx';

type Props = {
  readonly editor: Editor;
  readonly taken: ReadonlySet<Key>;
  readonly picture: PlanPicture | null;
  readonly measured: Measured | null;
  readonly sight: () => Bounds;
  readonly onPut: () => void;
  readonly onPlace: (facilityId: string, xCm: number, yCm: number) => void;
  readonly onCopy: () => void;
  readonly onTurn: (deg: number) => void;
  readonly onRemove: () => void;
};

/** How the tool in hand is set, and what is selected. */
export function Inspector(props: Props) {
  const { editor, onPut, onPlace } = props;
  const t = useTexts(layoutTexts);
  const options = useValue(editor.options);
  const { tool } = options;
  if (tool === 'row') return <RowForm editor={editor} onPut={onPut} />;
  if (tool === 'facility') return <FacilityForm editor={editor} onPlace={onPlace} />;
  return (
    <>
      {tool === 'zone' ? <p className="sec q">{t('layout.zone.note')}</p> : null}
      {tool === 'area' ? (
        <div className="sec layout-form">
          <p className="q wide">{t('layout.area.note')}</p>
          <AreaKind value={options.area} onChange={(area) => editor.choose({ area })} />
        </div>
      ) : null}
      {tool === 'landmark' ? (
        <div className="sec layout-form">
          <p className="q wide">{t('layout.landmark.note')}</p>
          <LandmarkKind value={options.landmark} onChange={(landmark) => editor.choose({ landmark })} />
        </div>
      ) : null}
      {tool === 'measure' ? <p className="sec q">{t('layout.measure.note')}</p> : null}
      <Selection {...props} />
    </>
  );
}

function Selection(props: Props) {
  const { editor, taken, picture, measured, sight, onCopy, onTurn, onRemove } = props;
  const t = useTexts(layoutTexts);
  const { doc, selected } = useValue(editor.draft);
  const [only] = selected;
  const thing = selected.size === 1 && only !== undefined ? doc.get(only) : undefined;
  if (selected.size === 0)
    return (
      <>
        <p className="sec q">{t('layout.hint')}</p>
        <PictureForm editor={editor} picture={picture} sight={sight} measured={measured} />
      </>
    );
  const slots = Array.from(thingsOf(doc, 'slot')).filter(([key]) => selected.has(key));
  const isSlotsOnly = slots.length === selected.size;
  return (
    <div key={[...selected].slice(0, 3).join(' ')}>
      {only !== undefined && thing?.kind === 'zone' ? (
        <ZoneForm editor={editor} doc={doc} zoneKey={only} zone={thing.value} />
      ) : null}
      {only !== undefined && thing?.kind === 'area' ? (
        <AreaForm editor={editor} doc={doc} areaKey={only} area={thing.value} />
      ) : null}
      {only !== undefined && thing?.kind === 'landmark' ? (
        <LandmarkForm editor={editor} doc={doc} markKey={only} landmark={thing.value} />
      ) : null}
      {isSlotsOnly ? (
        <SlotsForm
          editor={editor}
          doc={doc}
          slots={slots}
          takenCount={slots.filter(([key]) => taken.has(key)).length}
          onDistances={distancesFor(editor)}
        />
      ) : null}
      <Arrange editor={editor} onCopy={onCopy} onTurn={onTurn} onRemove={onRemove} />
      {isSlotsOnly ? <Renumber editor={editor} /> : null}
    </div>
  );
}
