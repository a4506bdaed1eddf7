/** Behind the number of the visit, the key of a driver's page carries what makes it hard to guess. */
const PAGE_OF_DRIVER = /\/me\/(([0-9a-z]{1,10})[a-z2-7]{16})$/;

/** What the code on a slip names: its visit, and the key of the driver's page where it is that page's address. */
export type SlipCode = { readonly visitId: string; readonly pageKey: string | null };

/** Reads what a scanner sends of a slip: the visit's own code or the address of the driver's page; null for anything else. */
export function readSlipCode(text: string): SlipCode | null {
  const lower = text.trim().toLowerCase();
  const page = PAGE_OF_DRIVER.exec(lower);
  if (page !== null) return { visitId: `vis_${page[2] ?? ''}`, pageKey: page[1] ?? '' };
  return /^vis[_-][0-9a-z]{1,10}$/.test(lower) ? { visitId: lower.replace('-', '_'), pageKey: null } : null;
}
