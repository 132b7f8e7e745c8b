/** Writes and reads numbers one after the other, small ones in one byte. */

export class ByteWriter {
  #bytes = new Uint8Array(1 << 16)
  #size = 0

  #room(more: number): void {
    if (this.#size + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + more))
    larger.set(this.#bytes)
    this.#bytes = larger
  }

  byte(value: number): void {
    this.#room(1)
    this.#bytes[this.#size++] = value
  }

  /** A whole number from 0 to 2³². */
  whole(value: number): void {
    this.#room(5)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#size++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#size++] = rest
  }

  real(value: number): void {
    this.#room(4)
    new DataView(this.#bytes.buffer).setFloat32(this.#size, value, true)
    this.#size += 4
  }

  text(value: string): void {
    this.bytes(new TextEncoder().encode(value))
  }

  bytes(bytes: Uint8Array): void {
    this.whole(bytes.length)
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#size)
    this.#size += bytes.length
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#size)
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  byte(): number {
    if (this.#at >= this.#bytes.length) throw new RangeError('The file ends too early')
    return this.#bytes[this.#at++] as number
  }

  whole(): number {
    let value = 0
    let unit = 1
    for (;;) {
      const next = this.byte()
      if (next < 128) return value + next * unit
      value += (next - 128) * unit
      unit *= 128
    }
  }

  real(): number {
    const value = this.#view.getFloat32(this.#at, true)
    this.#at += 4
    return value
  }

  text(): string {
    return new TextDecoder().decode(this.bytes())
  }

  bytes(): Uint8Array {
    const length = this.whole()
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    if (bytes.length < length) throw new RangeError('The file ends too early')
    this.#at += length
    return bytes
  }
}
