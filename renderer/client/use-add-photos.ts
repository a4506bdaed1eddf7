import { useCallback, useState } from 'react';
import { sendCommand, useApp, useTexts, useWords } from './app-context.ts';
import type { PhotoSubject } from './photo-strip.tsx';
import { base64Of, preparePicture, type PictureProblem } from './picture-file.ts';
import { photoTexts } from './texts/photo-texts.ts';

const MEGABYTE = 1024 * 1024;

export type NamedPicture = { readonly name: string; readonly picture: Blob };

export type AddingPhotos = {
  /** Which one is on its way; null while none is. */
  readonly progress: { readonly at: number; readonly count: number } | null;
  /** What was not kept, and why, in words. */
  readonly problems: readonly string[];
  readonly add: (pictures: readonly NamedPicture[]) => Promise<void>;
};

/** Makes pictures smaller where they are large and sends them one after another; each has one clear outcome. */
export function useAddPhotos(subject: PhotoSubject, onAdded: () => void): AddingPhotos {
  const app = useApp();
  const t = useTexts(photoTexts);
  const { say } = useWords();
  const [progress, setProgress] = useState<AddingPhotos['progress']>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const key = JSON.stringify(subject);

  const add = useCallback(
    async (pictures: readonly NamedPicture[]): Promise<void> => {
      const sendOne = async ({ name, picture }: NamedPicture): Promise<string | null> => {
        const ready = await contentOf(picture);
        if ('problem' in ready) {
          const megabytes = app.format.number(picture.size / MEGABYTE);
          return t(`photos.${ready.problem}`, { name, megabytes });
        }
        const input = { ...(JSON.parse(key) as PhotoSubject), ...ready };
        const outcome = await sendCommand(app, 'photo.add', input);
        if ('ok' in outcome) return null;
        return t('photos.refused', { name, why: say('refusal' in outcome ? outcome.refusal : outcome.fault) });
      };
      setProblems([]);
      for (const [index, one] of pictures.entries()) {
        setProgress({ at: index + 1, count: pictures.length });
        const problem = await sendOne(one);
        if (problem === null) onAdded();
        else setProblems((before) => [...before, problem]);
      }
      setProgress(null);
    },
    [app, key, onAdded, say, t],
  );
  return { progress, problems, add };
}

/** What is sent of a picture. One that was pulled out with its card cannot be opened either. */
async function contentOf(
  picture: Blob,
): Promise<{ readonly contentBase64: string } | { readonly problem: PictureProblem }> {
  try {
    const ready = await preparePicture(picture);
    return typeof ready === 'string' ? { problem: ready } : { contentBase64: await base64Of(ready) };
  } catch {
    return { problem: 'unreadable' };
  }
}
