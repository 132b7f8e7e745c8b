import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { unescapeText } from './cell-values.ts'
import { LIMITS, unreadable } from './sheet.ts'
import type { TempFolder } from './spool.ts'
import { appendText, parseXml } from './xml-stream.ts'

export type SharedStrings = Disposable & { get: (index: number) => string }

const IN_MEMORY_CHARS = 16 * 1024 * 1024
const BLOCK_BYTES = 256 * 1024
const BLOCKS_KEPT = 64

/** Holds the texts of a workbook: the first ones in memory, the rest in a file that is read through a small cache. */
export async function loadSharedStrings(
  source: AsyncIterable<Buffer> | null,
  folder: TempFolder,
): Promise<SharedStrings> {
  const store = createStore(join(folder.path, 'strings'))
  if (!source) return store
  let text = ''
  let isInText = false
  let phonetic = 0
  try {
    for await (const _ of parseXml(source, {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') phonetic += 1
        isInText = name === 't' && phonetic === 0
      },
      text(piece) {
        if (isInText) text = appendText(text, piece)
      },
      close(name) {
        if (name === 't') isInText = false
        if (name === 'rPh') phonetic -= 1
        if (name === 'si') store.add(unescapeText(text))
      },
    }));
    return store
  } catch (error) {
    store[Symbol.dispose]()
    throw error
  }
}

function createStore(path: string): SharedStrings & { add: (text: string) => void } {
  const kept: string[] = []
  const file = createTextFile(path)
  let chars = 0
  return {
    add(text) {
      if (kept.length + file.count() >= LIMITS.sharedStrings) throw unreadable('too_large')
      chars += text.length + 16
      if (chars <= IN_MEMORY_CHARS) kept.push(text)
      else file.add(text)
    },
    get(index) {
      const text = index < kept.length ? kept[index] : file.get(index - kept.length)
      if (text === undefined) throw unreadable('broken')
      return text
    },
    [Symbol.dispose]: file.close,
  }
}

/** Stores texts one after another. Sheets ask for them nearly in that order, so few blocks are read twice. */
function createTextFile(path: string) {
  let fd: number | null = null
  let size = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let ends = new Float64Array(1024)
  let count = 0
  const blocks = new Map<number, Buffer>()

  function flush() {
    fd ??= openSync(path, 'w+', 0o600)
    for (const part of waiting) writeSync(fd, part)
    waiting = []
    waitingBytes = 0
  }
  function block(number: number): Buffer {
    const known = blocks.get(number)
    if (known) return known
    const bytes = Buffer.alloc(BLOCK_BYTES)
    if (fd !== null) readSync(fd, bytes, 0, BLOCK_BYTES, number * BLOCK_BYTES)
    const [oldest] = blocks.keys()
    if (blocks.size >= BLOCKS_KEPT && oldest !== undefined) blocks.delete(oldest)
    blocks.set(number, bytes)
    return bytes
  }

  return {
    count: () => count,
    add(text: string) {
      const bytes = Buffer.from(text)
      waiting.push(bytes)
      waitingBytes += bytes.length
      size += bytes.length
      if (count === ends.length) ends = grow(ends)
      ends[count] = size
      count += 1
      if (waitingBytes > BLOCK_BYTES) flush()
    },
    get(index: number): string | undefined {
      const end = index < count ? ends[index] : undefined
      if (end === undefined) return undefined
      if (waitingBytes > 0) flush()
      const parts: Buffer[] = []
      let at = index === 0 ? 0 : (ends[index - 1] ?? 0)
      while (at < end) {
        const number = Math.floor(at / BLOCK_BYTES)
        const start = number * BLOCK_BYTES
        const until = Math.min(end, start + BLOCK_BYTES)
        parts.push(block(number).subarray(at - start, until - start))
        at = until
      }
      return Buffer.concat(parts).toString()
    },
    close() {
      if (fd !== null) closeSync(fd)
      fd = null
    },
  }
}

function grow(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
