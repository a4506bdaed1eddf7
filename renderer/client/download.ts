import type { Fault } from '../../shared/contract/errors.ts';

/** Fetches a file from the host and hands it to the browser's downloads. Answers the fault, or null. */
export async function download(path: string, fileName: string, token: string): Promise<Fault | null> {
  const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
  if (response === null) return { code: 'host.stopping' };
  if (!response.ok) {
    const { fault } = (await response.json().catch(() => ({}))) as { readonly fault?: Fault };
    return fault ?? { code: 'print.failed' };
  }
  save(await response.blob(), fileName);
  return null;
}

/** Hands a text that was made here to the browser's downloads. */
export function saveText(text: string, fileName: string, type: string): void {
  save(new Blob([text], { type }), fileName);
}

function save(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
