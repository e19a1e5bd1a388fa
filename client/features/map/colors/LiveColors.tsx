import type { User } from '../../../../server/contract/identity.ts'
import type { BuildingColors, Picked, ScenePort } from '../../../scene/scene-port.ts'
import { useBuildingColors } from './useBuildingColors.ts'

interface LiveColorsProps {
  user: User
  port: ScenePort | null
  by: BuildingColors
  picked: Picked | null
  found: readonly number[]
}

/** Keeps the colours of the buildings; redrawn with every change of them, so that the page around it is not. */
export function LiveColors(props: LiveColorsProps) {
  useBuildingColors(props)
  return null
}
