import type { QueryOutputs } from '../../../shared/contract/queries.ts';

/** All of one incident. */
export type Story = QueryOutputs['incident.story']['incident'];
