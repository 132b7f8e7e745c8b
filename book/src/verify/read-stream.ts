/** Reads bytes that may have no end. */
import { type Bytes, join } from '../bytes/bytes.ts'
import { Unreadable } from '../bytes/unreadable.ts'

/** Stops at the first byte beyond `limit`, so that nobody fills the memory of a reader. */
export async function readChunks(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let length = 0
  // Leaving the loop closes what the chunks come from.
  for await (const part of chunks) {
    length += part.length
    if (length > limit) throw new Unreadable('too_large')
    parts.push(part)
  }
  return join(...parts)
}

/** Not every browser lets a stream be walked through by itself. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** The first two bytes of gzip would be the length of an entry that is longer than any may be. */
function isZipped(bytes: Bytes): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** A bundle of entries may lie there as a web server sends it on, packed; a tile of hashes never does. */
export async function unzip(path: string, bytes: Bytes, limit: number): Promise<Bytes> {
  if (!path.startsWith('tile/entries/') || !isZipped(bytes)) return bytes
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return await readChunks(chunksOf(stream), limit)
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('bundle', { cause })
  }
}
