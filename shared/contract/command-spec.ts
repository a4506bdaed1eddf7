import type { Role } from '../domain/vocabulary.ts';
import type { z } from './zod.ts';

/** One way to change the yard: what goes in, what comes out, who may, and whether it can be undone (JO4). */
export type CommandSpec = {
  readonly summary: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly roles: readonly Role[];
  readonly isReversible: boolean;
};

/** A command of the contract. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  summary: string,
  roles: readonly Role[],
  input: I,
  output: O,
  isReversible = true,
) {
  return { summary, input, output, roles, isReversible };
}

export const GATE: readonly Role[] = ['gate', 'coordinator', 'administrator'];
export const YARD: readonly Role[] = ['coordinator', 'gate', 'administrator'];
export const COORDINATION: readonly Role[] = ['coordinator', 'administrator'];
export const REST: readonly Role[] = ['rest', 'coordinator', 'administrator'];
export const ADMINISTRATION: readonly Role[] = ['administrator'];
export const EVERYBODY_ON_DUTY: readonly Role[] = ['gate', 'coordinator', 'rest', 'manager', 'administrator'];

export const ACCOUNTABLE: readonly Role[] = ['coordinator', 'manager', 'administrator'];
export const MONEY: readonly Role[] = ['gate', 'coordinator', 'manager', 'administrator'];
export const PRICES: readonly Role[] = ['manager', 'administrator'];
