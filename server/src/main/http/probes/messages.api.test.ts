/** Where a message of HTTP ends, asked over a bare socket: what means two things is read by nobody. */

import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'

let test: TestApp
let port = 0
beforeAll(async () => {
  test = await startTestApp({ isDemo: false, publicUrl: 'https://veche.example.org' })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  port = (test.app.server.address() as AddressInfo).port
})
afterAll(() => test.close())

const HIDDEN = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** Everything that comes back until the connection ends; `half` leaves our side open as a client that waits does. */
async function send(bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  socket.write(bytes)
  return await text(socket)
}

const post = (...headers: string[]) =>
  ['POST /api/auth/sign-out HTTP/1.1', 'Host: localhost', ...headers, '', ''].join('\r\n')

describe('a request that could hide another one', () => {
  it.each([
    ['two lengths', post('Content-Length: 0', `Content-Length: ${HIDDEN.length}`)],
    [
      'a length and chunks',
      `${post(`Content-Length: ${HIDDEN.length}`, 'Transfer-Encoding: chunked')}0\r\n\r\n`,
    ],
    ['chunks that are not the last coding', post('Transfer-Encoding: chunked, identity')],
    ['a coding of another name', post('Transfer-Encoding: xchunked')],
    ['a length that is no number', post('Content-Length: 0x10')],
    ['a header name with a space', post('Content-Length : 4')],
    ['a header that goes on in the next line', post('X-One: a', '\tContent-Length: 4')],
    ['a size of a chunk that is no number', `${post('Transfer-Encoding: chunked')}zz\r\n`],
    ['a line that ends by a bare return', 'GET / HTTP/1.1\rHost: localhost\r\r'],
  ])('by %s is refused with the connection, and the other is not read', async (_, bytes) => {
    const answer = await send(`${bytes}${HIDDEN}`)

    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toContain('"status":"ok"')
  })
})

it('refuses headers without end, and tells even then what every answer tells', async () => {
  const answer = await send(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`)

  expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  for (const said of ['nosniff', "frame-ancestors 'none'", 'max-age=31536000', 'charset=utf-8'])
    expect(answer).toContain(said)
  expect(answer).toMatch(/\{"code":"http\.bad_request","details":\{\}\}$/)
})

it('repeats no address that it cannot read', async () => {
  const answer = await test.app.inject({ url: '/%E0%A4%A/<script>', headers: { host: 'localhost' } })

  expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'http.bad_request', details: {} }])
})
