/** Red, green, blue, 0–255. */
type Rgb = readonly [number, number, number]

const lamp: Rgb = [0xff, 0xd2, 0x7a]
const tree: Rgb = [0x4f, 0xae, 0x7b]
const manhole: Rgb = [0x8f, 0xa3, 0xb8]
const camera: Rgb = [0xb4, 0x8c, 0xff]
const hydrant: Rgb = [0xff, 0x8a, 0x65]
const traffic: Rgb = [0x7f, 0xb4, 0xe8]
const facility: Rgb = [0x9f, 0xc3, 0xd8]
const cleaning: Rgb = [0xc9, 0xa6, 0x7a]
const other: Rgb = [0xb8, 0xc4, 0xd0]

/** Classes of the 2026 edition whose colour is not their family's. */
const byClass: Record<string, Rgb> = {
  '01037': lamp,
  '01038': lamp,
  '01039': lamp,
  '01077': lamp,
  '01050': camera,
  '01013': hydrant,
  '04006': other,
  '04007': cleaning,
}

/** The families by the first two digits of a class. */
const byMajor: Record<string, Rgb> = { '01': facility, '02': traffic, '03': cleaning, '04': tree }

/** The colour of a component's point by its five-digit class: lamps warm, trees green, covers grey, the rest by family. */
export function componentColor(classCode: string): Rgb {
  const special = byClass[classCode]
  if (special !== undefined) return special
  const number = Number(classCode)
  if (number >= 1001 && number <= 1026) return manhole
  return byMajor[classCode.slice(0, 2)] ?? other
}

/** Pipes by the usual colours of their kind: the district's extension classes 01999 (water) … 01993 (telecom). */
const byPipeClass: Record<string, Rgb> = {
  '01999': [0x4c, 0xa3, 0xff],
  '01998': [0xa5, 0x7c, 0x52],
  '01997': [0x52, 0xc7, 0xc7],
  '01996': [0xf2, 0xc1, 0x4e],
  '01995': [0xff, 0x7a, 0x9c],
  '01994': [0xe5, 0x5b, 0x4d],
  '01993': [0x66, 0xd1, 0x7a],
}

export function pipeColor(classCode: string): Rgb {
  return byPipeClass[classCode] ?? other
}
