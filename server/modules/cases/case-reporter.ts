import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Keyring, maskPhone } from '../../platform/keyring.ts'

/** A mobile number of China, or a fixed one with or without its area. */
export function isPhone(text: string): boolean {
  const digits = bareNumber(text)
  return /^1[3-9]\d{9}$/.test(digits) || /^(0\d{2,3})?[2-9]\d{6,7}$/.test(digits)
}

const bareNumber = (text: string) => text.replaceAll(/[\s()-]/g, '').replace(/^(\+|00)86/, '')

/** Personal fields go encrypted into their own, erasable row; the event gets a hash that only this row's salt explains. */
export function sealReporter(
  keyring: Keyring,
  given: { name?: string | undefined; phone?: string | undefined },
  at: Date,
) {
  const { name = '' } = given
  const phone = bareNumber(given.phone ?? '')
  const salt = randomBytes(16)
  const row = {
    id: randomUUID(),
    name_enc: name ? keyring.encrypt(name).toString('hex') : null,
    phone_enc: phone ? keyring.encrypt(phone).toString('hex') : null,
    phone_mask: phone ? maskPhone(phone) : null,
    phone_hash: phone ? keyring.lookupHash(phone).toString('hex') : null,
    salt: salt.toString('hex'),
    created_at: at,
  }
  return { row, hash: createHash('sha256').update(salt).update(`${name}\n${phone}`).digest('hex') }
}
