import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createVirusScan, VirusScanError } from './virus-scan.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

const VIRUS = 'a word that stands for a virus'

/** Reads a stream to its empty chunk, as the daemon does, and says what stands in it. */
function speakInstream(socket: Socket, received: Buffer[]): void {
  let waiting = Buffer.alloc(0)
  let isGreeted = false
  socket.on('error', () => undefined)
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    if (!isGreeted) {
      const end = waiting.indexOf(0)
      if (end < 0) return
      if (waiting.toString('latin1', 0, end) !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
      isGreeted = true
      waiting = waiting.subarray(end + 1)
    }
    while (waiting.length >= 4) {
      const size = waiting.readUInt32BE(0)
      if (size === 0) {
        const word = Buffer.concat(received).includes(VIRUS) ? 'stream: Test.Virus FOUND' : 'stream: OK'
        return void socket.end(`${word}\0`)
      }
      if (waiting.length < 4 + size) return
      received.push(waiting.subarray(4, 4 + size))
      waiting = waiting.subarray(4 + size)
    }
  })
}

async function listen(talk: (socket: Socket) => void, place: number | string = 0): Promise<Server> {
  const server = createServer(talk)
  open.push(server)
  await new Promise<void>((resolve) => {
    if (typeof place === 'number') server.listen(place, '127.0.0.1', resolve)
    else server.listen(place, resolve)
  })
  return server
}
const addressOf = (server: Server) => `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`

it('sends every byte and hears whether a virus is among them', async () => {
  const received: Buffer[] = []
  const scan = createVirusScan(addressOf(await listen((socket) => speakInstream(socket, received))))
  const bytes = Buffer.alloc(300_000, 'мусор')

  expect(await scan(bytes)).toBe('clean')
  expect(Buffer.concat(received).equals(bytes)).toBe(true)
  expect(await scan(Buffer.concat([bytes, Buffer.from(VIRUS), bytes]))).toBe('infected')
})

it('speaks over a socket of this machine', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'veche-clamd-'))
  await listen((socket) => speakInstream(socket, []), path.join(folder, 'clamd.ctl'))

  expect(await createVirusScan(`unix:${folder}/clamd.ctl`)(Buffer.from('bytes'))).toBe('clean')
  rmSync(folder, { recursive: true, force: true })
})

it.each([
  ['refuses the size', 'INSTREAM size limit exceeded. ERROR\0'],
  ['says something else', 'HELLO\0'],
  ['breaks off', 'stream: O'],
  ['says nothing', ''],
])('takes nothing for clean when the scanner %s', async (_how, answer) => {
  const scan = createVirusScan(addressOf(await listen((socket) => void socket.end(answer))))

  await expect(scan(Buffer.from('bytes'))).rejects.toBeInstanceOf(VirusScanError)
})

it('takes nothing for clean when no scanner is there', async () => {
  const server = await listen(() => undefined)
  const url = addressOf(server)
  await new Promise((resolve) => server.close(resolve))

  await expect(createVirusScan(url)(Buffer.from('bytes'))).rejects.toBeInstanceOf(VirusScanError)
})
