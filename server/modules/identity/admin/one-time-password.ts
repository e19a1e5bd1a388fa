import { randomInt } from 'node:crypto'

/** Without what is read as something else: 0 and O, 1, l and I. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 3
const IN_GROUP = 5

/** A password to be read out or typed once: three groups, 74 bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: IN_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')
