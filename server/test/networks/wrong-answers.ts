/** What a network, a proxy on the way to it or a line can answer in place of what its API promises. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { makeCertificate } from './self-signed-post.ts'

export type GiveAnswer = (response: ServerResponse, request: IncomingMessage) => void
/** `mayHaveWorked`: the call was read, so it may have taken effect; else whoever answered has refused it. */
export type WrongAnswer = { name: string; mayHaveWorked: boolean; give: GiveAnswer }

const PAGE = '<html><body>Bad Gateway</body></html>'
const HTML = { 'content-type': 'text/html' }
const JSON_TYPE = { 'content-type': 'application/json' }
const MIB = 1024 * 1024

const text =
  (body: string | Buffer, headers: Record<string, string> = JSON_TYPE, status = 200): GiveAnswer =>
  (response) =>
    void response.writeHead(status, headers).end(body)
const status = (code: number, headers: Record<string, string> = {}): WrongAnswer => ({
  name: `a page with ${code}`,
  mayHaveWorked: code >= 500 || code < 300,
  give: text(PAGE, { ...HTML, ...headers }, code),
})
/** Written past the protocol. */
const raw =
  (write: (socket: Socket) => void): GiveAnswer =>
  (response) => {
    if (response.socket) write(response.socket)
  }
const lost = (name: string, give: GiveAnswer): WrongAnswer => ({ name, mayHaveWorked: true, give })

export const WRONG_ANSWERS: readonly WrongAnswer[] = [
  ...[201, 202, 206, 500, 502, 503, 504, 520].map((code) => status(code)),
  ...[403, 405, 408, 418].map((code) => status(code)),
  status(301, { location: 'http://127.0.0.1:9/' }),
  status(307, { location: 'http://127.0.0.1:9/' }),
  status(429, { 'retry-after': '3' }),
  status(429, { 'retry-after': 'Wed, 02 Dec 2026 10:00:00 GMT' }),
  // Whoever asks is not told of the refusal but of a connection that broke.
  { ...status(407), mayHaveWorked: true },
  lost('nothing with 204', text('', {}, 204)),
  lost('a page with 200', text(PAGE, HTML)),
  lost('an empty body', text('')),
  lost('broken JSON', text('{"ok":true,"response":{"id":')),
  lost('null', text('null')),
  lost('a number that names nothing', text('0.5')),
  lost('a list of nothing', text('[null]')),
  lost('an object of nothing', text('{}')),
  lost('a result of nothing', text('{"ok":true,"response":null,"result":null,"message":null}')),
  lost('a result of another kind', text('{"ok":true,"response":"yes","result":"yes","message":"yes"}')),
  lost('JSON that is nested ten thousand times', text(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
  lost('bytes that are no text', text(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x22]))),
  lost('more than anybody reads', text(Buffer.alloc(9 * MIB, 0x20))),
  lost('a gzip bomb', text(gzipSync(Buffer.alloc(40 * MIB)), { ...JSON_TYPE, 'content-encoding': 'gzip' })),
  lost('broken gzip', text('not packed', { ...JSON_TYPE, 'content-encoding': 'gzip' })),
  lost('a connection that is reset', (response) => void response.destroy()),
  lost(
    'words that are no HTTP',
    raw((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
  ),
  lost(
    'headers without an end',
    raw((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Type: appl')),
  ),
  lost(
    'a head of a megabyte',
    raw((socket) => void socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(MIB)}\r\n\r\n{}`)),
  ),
  lost(
    'a body of two lengths',
    raw((socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}')),
  ),
  lost('a body that is cut off', (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' }).write('{"ok":')
    setTimeout(() => response.destroy(), 10)
  }),
]

export type WrongServer = { url: string; close: () => void }

/** Reads each call whole, as a network that has done it would, and answers so. */
export function startWrongServer(give: GiveAnswer): Promise<WrongServer> {
  return listen(
    createServer((request, response) => {
      request.resume()
      request.on('end', () => give(response, request))
      request.on('error', () => undefined)
    }),
  )
}

/** Encrypted by a certificate that nobody vouches for. */
export function startUntrustedServer(): Promise<WrongServer> {
  return listen(createTlsServer(makeCertificate(), (_request, response) => void response.end('{}')))
}

async function listen(server: Server): Promise<WrongServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
