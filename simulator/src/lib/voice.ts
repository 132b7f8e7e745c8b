/** Makes what a resident has spoken, as far as it can be spoken here: a second of silence in Ogg Opus. */
import { z } from 'zod'

/** Instead of words: what each network tells in a shape of its own. */
export const Media = z.enum(['voice', 'sticker'])
export type Media = z.infer<typeof Media>

export const VOICE_SECONDS = 1
export const VOICE_TYPE = 'audio/ogg'
const RATE = 48_000
const SERIAL = 0x7665_6368
/** One packet of Opus lasts 20 ms; this one says that nothing is heard. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe])
const PACKETS = (VOICE_SECONDS * 1000) / 20
const FIRST_PAGE = 2
const LAST_PAGE = 4

export function voiceSound(): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head.set([1, 1], 8)
  head.writeUInt32LE(RATE, 12)
  const tags = Buffer.alloc(20)
  tags.write('OpusTags')
  tags.writeUInt32LE(4, 8)
  tags.write('demo', 12)
  const silence = Array.from({ length: PACKETS }, () => SILENCE)
  return Buffer.concat([
    page([head], { no: 0, flags: FIRST_PAGE, samples: 0 }),
    page([tags], { no: 1, flags: 0, samples: 0 }),
    page(silence, { no: 2, flags: LAST_PAGE, samples: RATE * VOICE_SECONDS }),
  ])
}

function page(
  packets: Buffer[],
  { no, flags, samples }: { no: number; flags: number; samples: number },
): Buffer {
  const header = Buffer.alloc(27)
  header.write('OggS')
  header.set([0, flags], 4)
  header.writeBigUInt64LE(BigInt(samples), 6)
  header.writeUInt32LE(SERIAL, 14)
  header.writeUInt32LE(no, 18)
  header.set([packets.length], 26)
  const whole = Buffer.concat([header, Buffer.from(packets.map(({ length }) => length)), ...packets])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** Computes the CRC-32 of Ogg: not reflected, begun with zero. */
function checksum(bytes: Buffer): number {
  let value = 0
  for (const byte of bytes) {
    value = (value ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit += 1) {
      const isSet = (value & 0x8000_0000) !== 0
      value = ((value << 1) ^ (isSet ? 0x04c1_1db7 : 0)) >>> 0
    }
  }
  return value
}
