/** The bytes do not follow the format. */
export class WireError extends Error {}

const LENGTH_DELIMITED = 2

/**
 * Reads the protocol buffer wire format: just what OpenStreetMap's blocks use. Whole numbers are exact up to 2^53,
 * far beyond any id or coordinate there.
 */
export class WireReader {
  readonly bytes: Uint8Array
  pos: number
  readonly end: number
  #wireType = 0

  constructor(bytes: Uint8Array, pos = 0, end = bytes.length) {
    this.bytes = bytes
    this.pos = pos
    this.end = end
  }

  /** The next field's number, or 0 at the end. The field must then be read or skipped. */
  field(): number {
    if (this.pos >= this.end) return 0
    const key = this.varint()
    this.#wireType = key & 7
    return key >>> 3
  }

  varint(): number {
    let value = 0
    let factor = 1
    for (let i = 0; i < 10; i++) {
      const byte = this.bytes[this.pos++]
      if (byte === undefined || this.pos > this.end) throw new WireError('a number is cut off')
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
    }
    throw new WireError('a number is too long')
  }

  /** A plain int64, which writes negative numbers as ten bytes of two's complement. */
  int64(): number {
    const start = this.pos
    const value = this.varint()
    if (this.pos - start < 10) return value
    let bits = 0n
    for (let i = this.pos - 1; i >= start; i--) bits = (bits << 7n) | BigInt((this.bytes[i] ?? 0) & 0x7f)
    return Number(BigInt.asIntN(64, bits))
  }

  zigzag(): number {
    const value = this.varint()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  /** A nested message or packed list. */
  nested(): WireReader {
    if (this.#wireType !== LENGTH_DELIMITED) throw new WireError('a field has an unexpected form')
    const length = this.varint()
    const start = this.pos
    this.pos += length
    if (this.pos > this.end) throw new WireError('a field is cut off')
    return new WireReader(this.bytes, start, this.pos)
  }

  raw(): Uint8Array {
    const { bytes, pos, end } = this.nested()
    return bytes.subarray(pos, end)
  }

  skip(): void {
    if (this.#wireType === 0) this.varint()
    else if (this.#wireType === 1) this.pos += 8
    else if (this.#wireType === LENGTH_DELIMITED) this.nested()
    else if (this.#wireType === 5) this.pos += 4
    else throw new WireError('a field has an unknown form')
  }
}
