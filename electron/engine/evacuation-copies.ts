/**
 * Has the evacuation list written at once, then every so often while anything has changed since (IN6). What was not
 * written is tried again the next time.
 */
export function keepEvacuationCopies(parts: {
  readonly everyMs: number;
  /** Where the journal stands; null while there is no site. */
  readonly seq: () => number | null;
  /** Answers whether the list lies on disk now. */
  readonly write: () => Promise<boolean>;
}): { readonly stop: () => void } {
  let writtenSeq: number | null = null;
  let isWriting = false;
  const look = (): void => {
    const seq = parts.seq();
    if (isWriting || seq === writtenSeq) return;
    isWriting = true;
    void parts.write().then((isWritten) => {
      isWriting = false;
      if (isWritten) writtenSeq = seq;
    });
  };
  const timer = setInterval(look, parts.everyMs);
  look();
  return { stop: () => clearInterval(timer) };
}
