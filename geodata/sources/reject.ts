/** A record of a source that became no city object, or (`repaired`) one with something mended, and why. `line` where the format has lines. */
export interface SourceReject {
  id: string
  reason: string
  layer?: string
  line?: number
  /** Position in the file from 0, where records have no id of their own. */
  index?: number
  repaired?: true
}

/** Where a source reports the records it could not use as they are. */
export type OnSourceReject = (reject: SourceReject) => void
