import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readPhone } from '../../contract/phone.ts'
import { type Keyring, maskPhone } from '../../platform/keyring.ts'

/** Personal fields go encrypted into their own, erasable row; the event gets a hash that only this row's salt explains. */
export function sealReporter(
  keyring: Keyring,
  given: { name?: string | undefined; phone?: string | undefined },
  at: Date,
) {
  const { name = '' } = given
  // An import brings what its source took for a number.
  const phone = readPhone(given.phone ?? '') ?? (given.phone ?? '').trim()
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
