import { createHash, randomFillSync } from 'node:crypto'

let lastMs = 0
let counter = 0
/** Random bytes for hundreds of ids at once, because asking the system for each id took a tenth of a message's time. */
const chance = Buffer.alloc(4096)
let usedOfChance = chance.length

/** Takes bytes that no other id gets. */
function takeChance(count: number): Buffer {
  if (usedOfChance + count > chance.length) {
    randomFillSync(chance)
    usedOfChance = 0
  }
  usedOfChance += count
  return chance.subarray(usedOfChance - count, usedOfChance)
}

/** UUIDv7 (RFC 9562): grows with time, also within one millisecond of one process, so indexes stay dense. */
export function newId(now: number = Date.now()): string {
  if (now > lastMs) {
    lastMs = now
    counter = takeChance(2).readUInt16BE() & 0x7ff
  } else counter += 1
  if (counter > 0xfff) {
    lastMs += 1
    counter = 0
  }
  const bytes = Buffer.allocUnsafe(16)
  takeChance(8).copy(bytes, 8)
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return spell(bytes)
}

/** Makes a UUIDv8 (RFC 9562) of parts: the same parts always give the same id, other parts give another. */
export function idFrom(...parts: string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return spell(bytes)
}

function spell(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Gives an id that is not above any id made at this moment or later. */
export function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Stands below every id and is the id of nothing. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000'
