/** Red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number]

/** The families that components are counted by from afar, each with its colour; the map's legend names them. */
export const FAMILY_COLORS = {
  lamps: [0xff, 0xd2, 0x7a],
  green: [0x4f, 0xae, 0x7b],
  covers: [0x8f, 0xa3, 0xb8],
  cameras: [0xb4, 0x8c, 0xff],
  hydrants: [0xff, 0x8a, 0x65],
  traffic: [0x7f, 0xb4, 0xe8],
  facilities: [0x9f, 0xc3, 0xd8],
  cleaning: [0xc9, 0xa6, 0x7a],
  other: [0xb8, 0xc4, 0xd0],
} as const satisfies Record<string, Rgb>

export type Family = keyof typeof FAMILY_COLORS
export const FAMILIES = Object.keys(FAMILY_COLORS) as Family[]

/** Classes of the 2026 edition whose family is not that of their major class. */
const byClass: Record<string, Family> = {
  '01037': 'lamps',
  '01038': 'lamps',
  '01039': 'lamps',
  '01077': 'lamps',
  '01050': 'cameras',
  '01013': 'hydrants',
  '04006': 'other',
  '04007': 'cleaning',
}

const byMajor: Record<string, Family> = {
  '01': 'facilities',
  '02': 'traffic',
  '03': 'cleaning',
  '04': 'green',
}

/** What a five-digit class belongs to. */
export function familyOf(classCode: string): Family {
  const special = byClass[classCode]
  if (special !== undefined) return special
  const number = Number(classCode)
  if (number >= 1001 && number <= 1026) return 'covers'
  return byMajor[classCode.slice(0, 2)] ?? 'other'
}

/** What a component that is not as it should be is shown in, instead of its family's colour. */
export const STATE_COLORS = {
  damaged: [0xff, 0x6b, 0x5e],
  lost: [0xe0, 0x7a, 0xff],
  abandoned: [0x87, 0x92, 0xa0],
} as const satisfies Record<string, Rgb>

/** The colour of a component's point: its family's where it is whole, its state's where it is not. */
export function componentColor({ classCode, state }: { classCode: string; state: string }): Rgb {
  const states: Record<string, Rgb> = STATE_COLORS
  return states[state] ?? FAMILY_COLORS[familyOf(classCode)]
}

/** Pipes by the usual colours of their kind: the district's extension classes 01999 (water) … 01993 (telecom). */
export const PIPE_COLORS: Readonly<Record<string, Rgb>> = {
  '01999': [0x4c, 0xa3, 0xff],
  '01998': [0xa5, 0x7c, 0x52],
  '01997': [0x52, 0xc7, 0xc7],
  '01996': [0xf2, 0xc1, 0x4e],
  '01995': [0xff, 0x7a, 0x9c],
  '01994': [0xe5, 0x5b, 0x4d],
  '01993': [0x66, 0xd1, 0x7a],
}

export const pipeColor = (classCode: string): Rgb => PIPE_COLORS[classCode] ?? FAMILY_COLORS.other
