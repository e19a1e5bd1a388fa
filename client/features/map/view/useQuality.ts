import { useEffect, useState } from 'react'
import type { ScenePort, SceneQuality } from '../../../scene/scene-port.ts'
import { keepChoice, keptChoice, type QualityChoice, qualityOf } from './quality.ts'

export interface Quality {
  readonly choice: QualityChoice
  readonly quality: SceneQuality
  readonly frameMs: number | null
  choose(choice: QualityChoice): void
}

/** How finely this machine draws: measured once the city stands, or as somebody chose by hand. */
export function useQuality(port: ScenePort | null): Quality {
  const [choice, setChoice] = useState(keptChoice)
  const [frameMs, setFrameMs] = useState<number | null>(null)
  useEffect(() => {
    if (port === null) return
    let isGone = false
    const stop = port.onState(({ state }) => {
      // A machine that is weak by its cores is not put to the test.
      if (state !== 'ready' || qualityOf(navigator.hardwareConcurrency, null) === 'low') return
      void port.frameMs().then((ms) => !isGone && setFrameMs(ms))
    })
    return () => {
      isGone = true
      stop()
    }
  }, [port])
  const quality = choice === 'auto' ? qualityOf(navigator.hardwareConcurrency, frameMs) : choice
  useEffect(() => port?.setQuality(quality), [port, quality])
  return {
    ...{ choice, quality, frameMs },
    choose(next) {
      keepChoice(next)
      setChoice(next)
    },
  }
}
