import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { buildMonth } from '../testing/month.ts'
import { type Files, keyEntry, press } from '../testing/press.ts'
import { openHttp } from './http-source.ts'
import type { Source } from './source.ts'
import { verifyBook } from './verify-book.ts'

const PATIENT = { timeoutMs: 20_000, pausesMs: [1] }
/** For those who never end. */
const IMPATIENT = { timeoutMs: 300, pausesMs: [1] }
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function serve(listener: RequestListener, patience = PATIENT): Promise<Source> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return openHttp(`http://127.0.0.1:${port}/book`, patience)
}

const serveFiles =
  (
    files: Files,
    send: (bytes: Uint8Array) => { headers?: Record<string, string>; body: Uint8Array },
  ): RequestListener =>
  (request, response) => {
    const bytes = files.get(decodeURI(request.url ?? '').replace('/book/', ''))
    if (!bytes) return response.writeHead(404).end('<html>nothing here</html>')
    const { headers = {}, body } = send(bytes)
    response.writeHead(200, headers).end(body)
  }

const { files } = await press([keyEntry(), ...buildMonth()])
const verify = (source: Source) =>
  verifyBook(source, {
    now: Date.now() / 1000,
    key: null,
    witnesses: [],
    known: null,
    days: [],
    keeping: null,
    recount: null,
    published: [],
    onProgress: () => undefined,
  })

describe('a Book on a web server', () => {
  it('is read as it lies there', async () => {
    expect((await verify(await serve(serveFiles(files, (body) => ({ body }))))).faults).toEqual([])
  })

  it('is read when the server packs what it sends', async () => {
    const packed = (bytes: Uint8Array) => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(bytes) })
    expect((await verify(await serve(serveFiles(files, packed)))).faults).toEqual([])
  })

  it('is read when entries lie there packed, and nobody says so', async () => {
    const packed = new Map(
      [...files].map(([path, bytes]) => [
        path,
        path.includes('entries') ? Uint8Array.from(gzipSync(bytes)) : bytes,
      ]),
    )
    expect((await verify(await serve(serveFiles(packed, (body) => ({ body }))))).faults).toEqual([])
  })

  it('is read though it grew meanwhile and its partial tiles are gone', async () => {
    const month = [keyEntry(), ...buildMonth()]
    const grown = (await press(month)).files
    const before = (await press(month.slice(0, 700))).files.get('checkpoint')!
    grown.set('checkpoint', before)
    // The tile of the upper level is still there as it was.
    const old = (await press(month.slice(0, 700))).files
    grown.set('tile/1/000.p/2', old.get('tile/1/000.p/2')!)
    expect((await verify(await serve(serveFiles(grown, (body) => ({ body }))))).size).toBe(700)
  })

  it('is asked again when the server is busy', async () => {
    let asked = 0
    const listener = serveFiles(files, (body) => ({ body }))
    const source = await serve((request, response) => {
      if (asked++ % 2 === 0) response.writeHead(503).end()
      else listener(request, response)
    })
    expect((await source.read('checkpoint', 1000))?.length).toBeGreaterThan(100)
  })
})

/** Fifty kilobytes that become fifty million. */
const BOMB = Uint8Array.from(gzipSync(new Uint8Array(50_000_000)))

describe('a hostile or broken server', () => {
  const HOSTILE: [string, string, RequestListener][] = [
    ['never answers', 'Unavailable', () => undefined],
    ['answers a byte a second', 'Unavailable', (_, response) => drip(response)],
    ['is broken', 'Unavailable', (_, response) => response.writeHead(500).end('oops')],
    ['refuses', 'Unavailable', (_, response) => response.writeHead(403).end()],
    ['hangs up', 'Unavailable', (request) => request.socket.destroy()],
    [
      'hangs up in the middle',
      'Unavailable',
      (request, response) => {
        response.writeHead(200, { 'content-length': '500' }).write('half')
        setTimeout(() => request.socket.destroy(), 20)
      },
    ],
    [
      'sends on in a circle',
      'Unavailable',
      (_, response) => response.writeHead(302, { location: '/book/checkpoint' }).end(),
    ],
    ['sends without end', 'Unreadable', (_, response) => pour(response)],
    [
      'sends a bomb',
      'Unreadable',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
    ],
    [
      'sends what only calls itself packed',
      'Unavailable',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'),
    ],
    ['sends a page', 'Unreadable', (_, response) => response.writeHead(200).end('<html>Welcome</html>')],
  ]
  it.each(HOSTILE)('that %s is no Book, and is left soon', async (_, name, listener) => {
    await expect(verify(await serve(listener, IMPATIENT))).rejects.toMatchObject({ name })
  })

  it('that is not there is no Book', async () => {
    await expect(verify(openHttp('http://127.0.0.1:9/', IMPATIENT))).rejects.toMatchObject({
      name: 'Unavailable',
    })
  })

  it('may send a packed bomb as a bundle', async () => {
    const source = await serve(serveFiles(new Map(files).set('tile/entries/000', BOMB), (body) => ({ body })))
    await expect(verify(source)).rejects.toMatchObject({ code: 'too_large' })
  })
})

function drip(response: Parameters<RequestListener>[1]): void {
  response.writeHead(200)
  const timer = setInterval(() => response.write('a'), 100)
  response.on('close', () => clearInterval(timer))
}

function pour(response: Parameters<RequestListener>[1]): void {
  response.writeHead(200)
  const more = () => {
    while (!response.destroyed && response.write(new Uint8Array(65_536)));
  }
  response.on('drain', more)
  more()
}
