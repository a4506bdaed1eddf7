import { useRef, useState } from 'react';
import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { PlanPicture } from '../../../../shared/domain/site/settings.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { base64Of, preparePicture } from '../../../client/picture-file.ts';
import { Button } from '../../../ui/controls.tsx';
import type { Editor } from '../editor.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import type { Bounds } from '../things.ts';
import { MetreField, NumberField } from './fields.tsx';

type Place = Omit<PlanPicture, 'sha256'>;

/** A measured line on the picture. */
export type Measured = { readonly from: PlanPoint; readonly to: PlanPoint };

const FAR_CM = 10_000_000;

/** The picture of the yard beneath the plan: which, where, how large, how strong. Kept at once, apart from the draft. */
export function PictureForm(props: {
  readonly editor: Editor;
  readonly picture: PlanPicture | null;
  readonly sight: () => Bounds;
  readonly measured: Measured | null;
}) {
  const { editor, picture, sight, measured } = props;
  const { format } = useApp();
  const t = useTexts(layoutTexts);
  const { say } = useWords();
  const may = useCan('layout.picture');
  const send = useCommand('layout.picture');
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isScaling, setScaling] = useState(false);
  const [realCm, setRealCm] = useState<number | null>(null);

  const put = async (place: Place | null, content?: Blob): Promise<void> => {
    const outcome = await send(
      { place, ...(content === undefined ? {} : { contentBase64: await base64Of(content) }) },
      t('layout.picture'),
    );
    setProblem('ok' in outcome ? null : say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  const choose = async (chosen: File): Promise<void> => {
    const ready = await preparePicture(chosen);
    if (typeof ready === 'string') {
      setProblem(t(ready === 'too-large' ? 'layout.picture.too-large' : 'layout.picture.unreadable'));
      return;
    }
    const bitmap = await createImageBitmap(ready);
    const { minX, minY, maxX } = sight();
    const widthCm = Math.max(100, Math.round(maxX - minX));
    const heightCm = Math.max(100, Math.round((widthCm * bitmap.height) / bitmap.width));
    bitmap.close();
    await put({ xCm: Math.round(minX), yCm: Math.round(minY), widthCm, heightCm, opacityPercent: 50 }, ready);
  };
  const setPlace = (change: Partial<Place>): void => {
    if (picture === null) return;
    const { xCm, yCm, widthCm, heightCm, opacityPercent } = picture;
    void put({ xCm, yCm, widthCm, heightCm, opacityPercent, ...change });
  };
  const drawnCm =
    measured === null ? 0 : Math.hypot(measured.to[0] - measured.from[0], measured.to[1] - measured.from[1]);
  const rescale = (): void => {
    if (picture === null || measured === null || realCm === null || drawnCm < 1) return;
    setPlace(scaledPlace(picture, measured.from, realCm / drawnCm));
    setScaling(false);
    setRealCm(null);
    editor.choose({ tool: 'select' });
  };

  return (
    <div className="sec layout-form">
      <h2 className="wide">{t('layout.picture')}</h2>
      {picture === null ? (
        <p className="q wide">{t('layout.picture.none')}</p>
      ) : (
        <>
          <MetreField
            label={t('layout.picture.x')}
            value={picture.xCm}
            least={-FAR_CM}
            most={FAR_CM}
            isDisabled={!may}
            onCommit={(xCm) => setPlace({ xCm })}
          />
          <MetreField
            label={t('layout.picture.y')}
            value={picture.yCm}
            least={-FAR_CM}
            most={FAR_CM}
            isDisabled={!may}
            onCommit={(yCm) => setPlace({ yCm })}
          />
          <MetreField
            label={t('layout.picture.width')}
            value={picture.widthCm}
            least={100}
            most={FAR_CM}
            isDisabled={!may}
            onCommit={(widthCm) =>
              setPlace({ widthCm, heightCm: Math.max(100, Math.round((picture.heightCm * widthCm) / picture.widthCm)) })
            }
          />
          <NumberField
            label={t('layout.picture.opacity')}
            value={picture.opacityPercent}
            least={5}
            most={100}
            isDisabled={!may}
            onCommit={(percent) => (percent === null ? undefined : setPlace({ opacityPercent: percent }))}
          />
          {isScaling ? (
            <>
              <p className="q wide">{t('layout.picture.scale-note')}</p>
              <MetreField
                label={t('layout.picture.scale-real')}
                value={realCm}
                least={100}
                most={FAR_CM}
                hint={
                  measured === null
                    ? undefined
                    : t('layout.picture.scale-drawn', { length: `${format.number(drawnCm / 100, 1)} m` })
                }
                onCommit={setRealCm}
              />
              <div className="wide">
                <Button disabled={measured === null || realCm === null} onClick={rescale}>
                  {t('layout.picture.scale-go')}
                </Button>
              </div>
            </>
          ) : null}
        </>
      )}
      <div className="layout-buttons wide">
        <Button disabled={!may} onClick={() => file.current?.click()}>
          {t('layout.picture.choose')}
        </Button>
        {picture === null ? null : (
          <>
            <Button
              disabled={!may}
              onClick={() => {
                setScaling(true);
                editor.choose({ tool: 'measure' });
              }}
            >
              {t('layout.picture.scale')}
            </Button>
            <Button disabled={!may} onClick={() => void put(null)}>
              {t('layout.picture.remove')}
            </Button>
          </>
        )}
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('layout.picture.choose')}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen !== undefined) void choose(chosen);
          }}
        />
      </div>
      {problem === null ? null : (
        <p className="bad wide" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A picture made larger or smaller about a point of the ground, which stays where it is. */
export function scaledPlace(place: Place, [x, y]: PlanPoint, by: number): Place {
  return {
    xCm: Math.round(x + (place.xCm - x) * by),
    yCm: Math.round(y + (place.yCm - y) * by),
    widthCm: Math.max(100, Math.round(place.widthCm * by)),
    heightCm: Math.max(100, Math.round(place.heightCm * by)),
    opacityPercent: place.opacityPercent,
  };
}
