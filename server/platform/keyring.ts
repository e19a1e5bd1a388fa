import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** Encryption at rest for personal fields and secrets, and hashes to look them up by their exact value. */
export interface Keyring {
  encrypt(text: string): Buffer
  /** Throws where the bytes were changed or made with another key. */
  decrypt(bytes: Uint8Array): string
  /** The same for the same number however it was typed; means nothing without the key. */
  lookupHash(number: string): Buffer
}

const formatVersion = 1
const ivLength = 12
const tagLength = 16

/** The key is SECRET_KEY, or `dataDir`/secret.key, made on the first start. Losing it loses the encrypted fields. */
export function openKeyring(config: Pick<Config, 'secretKey' | 'dataDir'>): Keyring {
  const master = Buffer.from(config.secretKey ?? keyFile(config.dataDir), 'hex')
  if (master.length !== 32) throw new Error('The secret key must be 64 hexadecimal digits.')
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, '', use, 32))
  const cipherKey = derive('cityloop fields')
  const hashKey = derive('cityloop lookup')
  return {
    encrypt(text) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([formatVersion]), iv, cipher.getAuthTag(), body])
    },
    decrypt(bytes) {
      const data = Buffer.from(bytes)
      if (data[0] !== formatVersion || data.length < 1 + ivLength + tagLength)
        throw new Error('The encrypted field has an unknown form.')
      const iv = data.subarray(1, 1 + ivLength)
      const tag = data.subarray(1 + ivLength, 1 + ivLength + tagLength)
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, iv).setAuthTag(tag)
      return (
        decipher.update(data.subarray(1 + ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
      )
    },
    lookupHash: (number) => createHmac('sha256', hashKey).update(normalNumber(number)).digest(),
  }
}

/** `139****5678`; shorter numbers show their last two digits only. */
export function maskPhone(phone: string): string {
  const digits = phone.trim()
  if (digits.length < 8) return `****${digits.slice(-2)}`
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** First six, eight stars, last four. */
export function maskIdNumber(idNumber: string): string {
  const digits = idNumber.trim()
  if (digits.length < 15) return '*'.repeat(8)
  return `${digits.slice(0, 6)}********${digits.slice(-4)}`
}

/** The family name stays, the given name does not: 王**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name.trim()]
  return first + '*'.repeat(Math.max(1, Math.min(rest.length, 2)))
}

function normalNumber(number: string): string {
  return number
    .replaceAll(/[\s()-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
    .toUpperCase()
}

function keyFile(dataDir: string): string {
  const path = join(dataDir, 'secret.key')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dataDir, { recursive: true })
  // Written whole under another name, then linked: a crash or a second process never leaves half a key, or two.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  chmodSync(draft, 0o600)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}
