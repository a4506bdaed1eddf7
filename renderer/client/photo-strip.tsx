/** Pictures of a visit or an incident, and a way to add one. */
export function PhotoStrip(_props: {
  readonly subject: { readonly visitId: string } | { readonly incidentId: string };
  readonly canAdd?: boolean;
}) {
  return null;
}
