import { PIPE_SWATCHES } from '../legend/thing-colors.ts'

/** The colour of a pipe's kind on the map; a cover or what else is no pipe is a ring. */
export function PipeMark({ classCode }: { classCode: string }) {
  return (
    <span className="pipe-mark" aria-hidden style={{ color: pipeColor(classCode) }}>
      {classCode in PIPE_SWATCHES ? '●' : '○'}
    </span>
  )
}

export const pipeColor = (classCode: string): string =>
  (PIPE_SWATCHES as Readonly<Record<string, string>>)[classCode] ?? '#b8c4d0'
