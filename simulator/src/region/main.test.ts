import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { readOrder, writeReport } from './protocol.ts'
import { municipalities } from './testing.ts'

const PROGRAM = new URL('main.ts', import.meta.url).pathname
const NO_PORTS = { vk: 0, telegram: 0, max: 0, ok: 0, email: 0 }
const few = municipalities.slice(0, 3)

/** A product in which nothing has happened yet. */
const ANSWERS: Record<string, object> = {
  '/api/directory': { topics: [], agencies: [] },
  '/api/incidents/counters': { queues: {} },
  '/api/incidents': { incidents: [], nextCursor: null },
  '/api/livestreams': { livestreams: [] },
  '/api/fakes': { fakes: [] },
  '/api/me': { id: 'u', isPersonActive: false },
}

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'region-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function startProcess(stateDir: string) {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const lines: string[] = []
  const waiting: ((line: string) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const next = waiting.shift()
    if (next) next(line)
    else lines.push(line)
  })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    child,
    exit,
    /** Why it ended, when it was not to end. */
    said: () => said.join(''),
    send: (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`),
    begin(speed = 1) {
      this.send({ type: 'begin', ports: NO_PORTS, stateDir, seed: 'novgorod', speed, municipalities: few })
    },
    read: (): Promise<string> => {
      const line = lines.shift()
      return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line)
    },
  }
}

it('begins with the same communities and keys at each start, and ends with its input', async () => {
  const stateDir = stateFolder()
  const readies: { pages: unknown; chats: { network: string }[] }[] = []
  for (let start = 0; start < 2; start += 1) {
    const region = startProcess(stateDir)
    region.begin()
    readies.push(JSON.parse(await region.read()))
    region.child.stdin.end()
    expect(await region.exit).toBe(0)
  }
  expect(readies[0]).toMatchObject({
    type: 'ready',
    emulators: ['vk', 'telegram', 'max', 'ok', 'email'].map((network) => ({
      network,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/u),
    })),
  })
  // Of each of these few places a community, a bot, a group in Odnoklassniki and a mailbox; one bot in MAX, one form.
  expect(readies[0]?.pages).toHaveLength(4 * few.length + 2)
  expect(readies[0]?.chats.map(({ network }) => network)).toEqual(['max', 'telegram', 'vk'])
  expect(readies[1]?.chats).toEqual(readies[0]?.chats)
  // The post listens on any free ports here.
  const pagesOf = (ready: unknown) => JSON.stringify(ready).replaceAll(/"(imap|smtp)Port":"\d+"/g, '')
  expect(pagesOf(readies[1]?.pages)).toEqual(pagesOf(readies[0]?.pages))
})

it('stops when it is told to by a signal', async () => {
  const region = startProcess(stateFolder())
  region.begin()
  await region.read()
  region.child.kill('SIGTERM')
  expect(await region.exit).toBe(0)
})

it('lives on while the product is away, and comes back to it', async () => {
  const asked: string[] = []
  let isAway = true
  const product = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.statusCode = isAway ? 503 : 200
    const path = (request.url ?? '').split('?')[0]
    response.end(JSON.stringify(ANSWERS[path ?? ''] ?? {}))
  })
  await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void product.close())
  const region = startProcess(stateFolder())
  region.begin(100)
  await region.read()
  const { port } = product.address() as AddressInfo
  const official = {
    userId: 'u',
    role: 'moderator',
    agencyCode: null,
    municipalityCode: null,
    token: 'veche_test',
  }
  region.send({ type: 'live', apiUrl: `http://127.0.0.1:${port}`, officials: [official] })
  await expect
    .poll(() => asked.filter((url) => url === '/api/directory').length, { timeout: 10_000 })
    .toBeGreaterThan(1)
  isAway = false
  await expect.poll(() => asked.includes('/api/incidents/counters'), { timeout: 10_000 }).toBe(true)
  expect(region.child.exitCode, region.said()).toBeNull()
})

it('refuses a line that is no order, loudly', async () => {
  const region = startProcess(stateFolder())
  region.child.stdin.write('{"type":"dance"}\n')
  expect(await region.exit).toBe(1)
})

it('speaks one JSON document a line', () => {
  const line = writeReport({ type: 'ready', emulators: [], pages: [], chats: [], livestreams: [] })
  expect(line.indexOf('\n')).toBe(line.length - 1)
  expect(() => readOrder('{"type":"begin"}')).toThrow()
  expect(readOrder('{"type":"live","apiUrl":"http://127.0.0.1:8080","officials":[]}').type).toBe('live')
})
