import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { createLog } from '../../log.ts'
import { createHttpApp, type HttpApp } from '../http-app.ts'

let app: HttpApp | undefined
afterEach(() => app?.close())

async function openApp(bodyLimits: { silenceMs: number; totalMs: number }) {
  app = await createHttpApp({ log: createLog('silent'), isSecure: false, bodyLimits })
  app.post('/take', { schema: { hide: true } }, ({ body }) => ({ body }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return port
}

/** Sends a piece every `everyMs` and never ends; gives the answer once the connection is over. */
async function drip(port: number, everyMs: number): Promise<{ status: number | undefined; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: string }>()
  const headers = { 'content-type': 'application/json', 'content-length': 100_000 }
  const sent = request({ port, host: '127.0.0.1', path: '/take', method: 'POST', headers }, (answer) => {
    const status = answer.statusCode
    text(answer).then((body) => resolve({ status, body }), reject)
  })
  sent.on('error', reject)
  sent.write('"')
  const timer = setInterval(() => sent.write('a'), everyMs)
  sent.on('close', () => clearInterval(timer))
  return promise
}

it('ends a body that says nothing more', async () => {
  const port = await openApp({ silenceMs: 50, totalMs: 60_000 })
  const { status, body } = await drip(port, 60_000)
  expect({ status, code: JSON.parse(body).code }).toEqual({ status: 408, code: 'http.body_too_slow' })
})

it('ends a body that goes on for ever, a byte at a time', async () => {
  const port = await openApp({ silenceMs: 60_000, totalMs: 100 })
  const { status, body } = await drip(port, 10)
  expect({ status, code: JSON.parse(body).code }).toEqual({ status: 408, code: 'http.body_too_slow' })
})

it('takes a body that comes whole', async () => {
  const port = await openApp({ silenceMs: 60_000, totalMs: 60_000 })
  const answer = await fetch(`http://127.0.0.1:${port}/take`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify('вся'),
  })
  expect(await answer.json()).toEqual({ body: 'вся' })
})
