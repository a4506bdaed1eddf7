import { useEffect, useMemo, useState } from 'react';
import type { PlanPicture } from '../../../shared/domain/site/settings.ts';
import { useApp } from '../../client/app-context.ts';
import type { Backdrop } from './canvas/plan-canvas.ts';

/** The picture beneath the plan, fetched once for each content; null while there is none. */
export function useBackdrop(picture: PlanPicture | null): Backdrop | null {
  const { token } = useApp().session;
  const sha256 = picture?.sha256 ?? null;
  const [loaded, setLoaded] = useState<{ readonly sha256: string; readonly image: ImageBitmap } | null>(null);
  useEffect(() => {
    if (sha256 === null) return undefined;
    const abort = new AbortController();
    void fetchImage(sha256, token, abort.signal).then((image) => {
      if (image !== null && !abort.signal.aborted) setLoaded({ sha256, image });
    });
    return () => abort.abort();
  }, [sha256, token]);
  return useMemo(
    () => (picture === null || loaded?.sha256 !== picture.sha256 ? null : { image: loaded.image, place: picture }),
    [picture, loaded],
  );
}

async function fetchImage(sha256: string, token: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  try {
    const answer = await fetch(`/api/photos/${sha256}`, { headers: { authorization: `Bearer ${token}` }, signal });
    return answer.ok ? await createImageBitmap(await answer.blob()) : null;
  } catch {
    return null;
  }
}
