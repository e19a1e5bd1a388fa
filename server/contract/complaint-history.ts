import type { ComplaintBody, ComplaintStep } from './complaint.ts'

type Unseen<S> = S extends unknown ? Omit<S, 'version'> : never

/** A step as it is told afterwards: the version it saw is the one before it. */
export type ToldComplaintStep = Unseen<ComplaintStep>

/** The whole life of a complaint with its own times, as the demo hands it to the complaints, who do each step as if it were then. */
export interface ComplaintHistory {
  readonly at: Date
  /** The user who registered it. */
  readonly by: string
  readonly body: ComplaintBody
  readonly steps: readonly { readonly at: Date; readonly by: string; readonly step: ToldComplaintStep }[]
}
