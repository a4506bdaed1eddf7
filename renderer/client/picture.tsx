import { useEffect, useState } from 'react';
import { useApp, useTexts } from './app-context.ts';
import { photoTexts } from './texts/photo-texts.ts';

/** A kept picture by its hash. A page cannot sign an address: it is fetched with the session, and shown from memory. */
export function Picture({ sha256, name }: { readonly sha256: string; readonly name: string }) {
  const t = useTexts(photoTexts);
  const url = usePicture(sha256);
  if (url === null) return <span className="picture-wait" />;
  return url === 'missing' ? <span className="q">{t('photos.missing')}</span> : <img src={url} alt={name} />;
}

type Loaded = { readonly sha256: string; readonly url: string };

/** The address of a picture in this page's memory, given back with the component; null until it is there. */
function usePicture(sha256: string): string | null {
  const { token } = useApp().session;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    let made: string | null = null;
    void fetchPicture(sha256, token, abort.signal).then((picture) => {
      if (abort.signal.aborted) return;
      if (picture !== null) made = URL.createObjectURL(picture);
      setLoaded({ sha256, url: made ?? 'missing' });
    });
    return () => {
      abort.abort();
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [sha256, token]);
  return loaded?.sha256 === sha256 ? loaded.url : null;
}

async function fetchPicture(sha256: string, token: string, signal: AbortSignal): Promise<Blob | null> {
  try {
    const answer = await fetch(`/api/photos/${sha256}`, { headers: { authorization: `Bearer ${token}` }, signal });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
