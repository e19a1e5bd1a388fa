import { useEffect, useState } from 'react'
import type { ColorGaps, ScenePort } from '../../../scene/scene-port.ts'

const NONE: ColorGaps = { hasBlocks: false, beyond: 0 }

/** Which buildings cannot show what they are coloured by. */
export function useColorGaps(port: ScenePort | null): ColorGaps {
  const [gaps, setGaps] = useState(NONE)
  useEffect(() => port?.onColorGaps(setGaps), [port])
  return gaps
}
