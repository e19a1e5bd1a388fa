import type { SceneQuality } from '../../../scene/scene-port.ts'

/** By the machine, or as somebody chose on it. */
export const QUALITY_CHOICES = ['auto', 'full', 'low'] as const
export type QualityChoice = (typeof QUALITY_CHOICES)[number]

/** A picture that takes longer than this is a slow one: ten a second. */
const SLOW_MS = 100
const FEW_CORES = 2
const KEY = 'map-quality'

/** What a machine can show: few cores or slow pictures call for less. `frameMs` null: not measured yet. */
export const qualityOf = (cores: number, frameMs: number | null): SceneQuality =>
  cores <= FEW_CORES || (frameMs !== null && frameMs > SLOW_MS) ? 'low' : 'full'

/** The choice belongs to the machine, so it stays in its browser. */
export function keptChoice(): QualityChoice {
  const kept = localStorage.getItem(KEY)
  return QUALITY_CHOICES.find((one) => one === kept) ?? 'auto'
}

export const keepChoice = (choice: QualityChoice): void => localStorage.setItem(KEY, choice)
