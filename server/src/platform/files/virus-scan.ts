/** Sends bytes to ClamAV's daemon by its INSTREAM command and reads its verdict. */
import { connect, type Socket } from 'node:net'

export type VirusScan = (bytes: Uint8Array) => Promise<'clean' | 'infected'>

/** The daemon gave no verdict: it did not answer in time, or refused. The file is not let through because of that. */
export class VirusScanError extends Error {
  override name = 'VirusScanError'
}

const CHUNK_BYTES = 64 * 1024
const IDLE_MS = 60_000
const MOST_ANSWER_BYTES = 4096
const DEFAULT_PORT = 3310

/** Null: the region has no scanner. */
export function scanOf({ clamdUrl }: { clamdUrl: string | null }): VirusScan | null {
  return clamdUrl === null ? null : createVirusScan(clamdUrl)
}

/** `tcp://host:port` or `unix:/path/of/socket`. */
export function createVirusScan(url: string): VirusScan {
  const { protocol, hostname, port, pathname } = new URL(url)
  const place =
    protocol === 'unix:'
      ? { path: decodeURIComponent(pathname) }
      : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || DEFAULT_PORT) }
  return async (bytes) => readVerdict(await converse(connect(place), bytes))
}

function converse(socket: Socket, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.setEncoding('utf8')
    socket.setTimeout(IDLE_MS, () => socket.destroy(new Error('no answer in time')))
    socket.on('error', (cause) => reject(new VirusScanError('the scanner does not answer', { cause })))
    socket.on('close', () => reject(new VirusScanError('the scanner closed without a word')))
    socket.on('data', (words: string) => {
      answer += words
      if (answer.length > MOST_ANSWER_BYTES) socket.destroy()
      if (!answer.includes('\0')) return
      resolve(answer.slice(0, answer.indexOf('\0')))
      socket.destroy()
    })
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      writeChunk(socket, bytes.subarray(at, at + CHUNK_BYTES))
    writeChunk(socket, new Uint8Array())
  })
}

/** Each chunk follows its length; an empty chunk is the last. */
function writeChunk(socket: Socket, chunk: Uint8Array): void {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  socket.write(length)
  socket.write(chunk)
}

function readVerdict(answer: string): 'clean' | 'infected' {
  if (answer.endsWith(' FOUND')) return 'infected'
  if (answer === 'stream: OK') return 'clean'
  throw new VirusScanError('the scanner did not look at it')
}
