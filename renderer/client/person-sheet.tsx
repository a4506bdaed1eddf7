import type { WireId } from '../../shared/kernel/ids.ts';

/** All that is known of a person: contact, paper, nationality, language; read by scanner or typed. */
export function PersonSheet(_props: { readonly personId: WireId<'person'>; readonly onClose: () => void }) {
  return null;
}
