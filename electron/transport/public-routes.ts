/** What a public address asks for; null = nothing that is served. */
export type PublicRequest =
  | { readonly what: 'page'; readonly of: PublicPage }
  | { readonly what: 'board'; readonly crossing: string }
  | { readonly what: 'driver'; readonly key: string }
  | { readonly what: 'asset'; readonly file: string };

export type PublicPage = 'board' | 'driver';

const KEY = '[a-z0-9]{1,40}';
const PAGE_OF_DRIVER = new RegExp(`^/me/${KEY}$`);
const DATA_OF_DRIVER = new RegExp(`^/public/me/(${KEY})$`);
const BOARD = /^\/(public\/)?board\/([^/]{1,200})$/;
/** A file name of the build: no folder, no dot in front. */
const ASSET = /^\/(assets\/[A-Za-z0-9_-][\w.-]{0,120})$/;

/** Reads the address of a request; what stands behind `?` is not read at all. */
export function readPublicPath(url: string): PublicRequest | null {
  const path = url.split('?', 1)[0] ?? '';
  if (PAGE_OF_DRIVER.test(path)) return { what: 'page', of: 'driver' };
  const key = DATA_OF_DRIVER.exec(path)?.[1];
  if (key !== undefined) return { what: 'driver', key };
  const file = ASSET.exec(path)?.[1];
  if (file !== undefined && !file.includes('..')) return { what: 'asset', file };
  const board = BOARD.exec(path);
  if (board === null) return null;
  if (board[1] === undefined) return { what: 'page', of: 'board' };
  const crossing = nameIn(board[2] ?? '');
  return crossing === null ? null : { what: 'board', crossing };
}

function nameIn(encoded: string): string | null {
  try {
    const name = decodeURIComponent(encoded).trim();
    return name === '' || name.length > 60 ? null : name;
  } catch {
    return null;
  }
}
