import type { User } from '../../../../server/contract/identity.ts'
import type { CityColors, LayerId, Picked, ScenePort } from '../../../scene/scene-port.ts'
import type { StatesThen } from './states-then.ts'
import { useBuildingColors } from './useBuildingColors.ts'
import { useGridColors } from './useGridColors.ts'

/** What a search lists. */
export interface Listed {
  readonly buildings: readonly number[]
  readonly grids: readonly string[]
}

interface LiveColorsProps {
  user: User
  port: ScenePort | null
  by: CityColors
  shown: ReadonlySet<LayerId>
  picked: Picked | null
  found: Listed
  /** What the cases of the instant that is shown say; null: those of now. */
  past: StatesThen | null
}

/** Keeps the colours of buildings and grids; redrawn with every change of them, so that the page around it is not. */
export function LiveColors({ found, ...given }: LiveColorsProps) {
  useBuildingColors({ ...given, found: found.buildings })
  useGridColors({ ...given, found: found.grids })
  return null
}
