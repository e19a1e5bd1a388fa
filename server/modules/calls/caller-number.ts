import { readPhone } from '../../contract/phone.ts'
import { wrongField } from '../../http/problem.ts'
import { type Keyring, maskPhone } from '../../platform/keyring.ts'
import type { SealedNumber } from './call-repo.ts'

/** A number as it is stored, or as the withheld one; 422 names what is none. */
export function sealNumber(keyring: Keyring, given: string | null): SealedNumber {
  if (given === null || given === '') return { numberEnc: null, numberMask: null, numberHash: null }
  const phone = readPhone(given)
  if (phone === null) throw wrongField('number', 'not-a-phone', 'That is no phone number.')
  return {
    numberEnc: keyring.encrypt(phone),
    numberMask: maskPhone(phone),
    numberHash: keyring.lookupHash(phone),
  }
}
