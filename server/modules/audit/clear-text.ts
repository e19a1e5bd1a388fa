import { maskIdNumber, maskPhone } from '../../platform/keyring.ts'

/** Numbers of people as they stand in a sentence: of their phones and of their identity, between other signs. */
const IDENTITY = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g
const MOBILE = /(?<![\dA-Za-z])(?:\+?86[- ]?)?(1[3-9]\d{9})(?![\dA-Za-z])/g
const LANDLINE = /(?<![\dA-Za-z-])(0\d{2,3}[- ]?\d{7,8})(?![\dA-Za-z])/g

/** Keys under which details would carry what nobody may read here. */
const PERSONAL = /phone|idnumber|id_number|password|token_?hash|reporter_?name/i

/** A text without phone and identity numbers in clear: whoever wrote them into a reason, the audit does not show them. */
export const masked = (text: string): string =>
  text
    .replaceAll(IDENTITY, (number) => maskIdNumber(number))
    .replaceAll(MOBILE, (_, number: string) => maskPhone(number))
    .replaceAll(LANDLINE, (number) => `${number.slice(0, 3)}****${number.slice(-2)}`)

/** The same for whatever a detail holds. */
export function maskedDetail(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return PERSONAL.test(key) ? '****' : masked(value)
  if (Array.isArray(value)) return value.map((one) => maskedDetail(one, key))
  if (value === null || typeof value !== 'object')
    return typeof value === 'number' && PERSONAL.test(key) ? '****' : value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedDetail(one, name)]))
}
