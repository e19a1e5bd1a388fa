import { z } from 'zod'

/** Levels of escalation: 20 % of a budget left, over it, over twice of it. */
export const ESCALATION_LEVELS = ['yellow', 'red', 'twice'] as const
export const escalationLevel = z.enum(ESCALATION_LEVELS)
export type EscalationLevel = z.infer<typeof escalationLevel>
