import { useEffect } from 'react'
import type { User } from '../../server/contract/identity.ts'
import { maySeeInspectors } from '../../server/contract/inspector-view.ts'
import { useOpenCases, useOpenCasesLive } from '../features/cases/useOpenCases.ts'
import { useReplay } from '../features/map/replay/useReplay.ts'
import type { Playing } from '../features/map/time/usePlaying.ts'
import { useMapData } from '../features/map/useMapData.ts'
import type { CaseMark, LayerId, ScenePort } from '../scene/scene-port.ts'
import { useMarks } from './useCommandView.ts'

interface LiveCityProps {
  user: User
  port: ScenePort | null
  shown: ReadonlySet<LayerId>
  /** The cases of the instant that is shown; null: those of now. */
  past: readonly CaseMark[] | null
  playing: Playing
  onFailed: (layers: ReadonlySet<LayerId>) => void
}

/** Hands the map what goes on. It is redrawn with every step and every position, so that the page around it is not. */
export function LiveCity({ user, port, shown, past, playing, onFailed }: LiveCityProps) {
  useOpenCasesLive()
  const marks = useMarks(useOpenCases().data)
  const { places } = useReplay(playing, shown.has('inspectors') && maySeeInspectors(user))
  const failed = useMapData({ user, port, shown, cases: past ?? marks, inspectorsThen: places })
  useEffect(() => onFailed(failed), [failed, onFailed])
  return null
}
