import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerError } from '../error-handler.ts'
import { createShares, shedOverload } from './overload.ts'

let app: FastifyInstance
beforeEach(() => {
  app = Fastify()
  app.setErrorHandler(answerError)
})
afterEach(() => app.close())

describe('a share of what is under way', () => {
  let letGo: () => void
  beforeEach(async () => {
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const shares = createShares(3)
    app.addHook('onRequest', async (request, reply) => shares.take(String(request.headers['x-who']), reply))
    app.get('/quick', async () => 'done')
    app.get('/slow', async () => {
      await gate
      return 'done'
    })
    await app.ready()
  })
  /** Under way from now on, not from when somebody waits for it. */
  const ask = (who: string) =>
    app.inject({ url: '/slow', headers: { 'x-who': who } }).then((response) => response)

  it('is refused beyond its size, leaves others theirs, and is given back with the answer', async () => {
    const underWay = [ask('loop'), ask('loop'), ask('loop')]
    const refused = await ask('loop')
    expect([refused.statusCode, refused.json(), refused.headers['retry-after']]).toEqual([
      429,
      { code: 'http.too_many_at_once', details: { most: 3 } },
      '1',
    ])
    const other = ask('person')
    letGo()
    expect((await Promise.all([...underWay, other])).map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200, 200,
    ])
    expect((await Promise.all([ask('loop'), ask('loop'), ask('loop')])).map((one) => one.statusCode)).toEqual(
      [200, 200, 200],
    )
  })

  it('is given back when the line is cut', async () => {
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const cut = new AbortController()
    const headers = { 'x-who': 'gone' }
    const lost = Array.from({ length: 3 }, () => fetch(`${url}/slow`, { headers, signal: cut.signal }))
    const asked = Promise.allSettled(lost)
    const askQuickly = async () => (await app.inject({ url: '/quick', headers })).statusCode
    await expect.poll(askQuickly).toBe(429)
    cut.abort()
    await asked
    await expect.poll(askQuickly).toBe(200)
    letGo()
  })
})

it('a request that was cut before it was counted is not counted', async () => {
  const shares = createShares(1)
  let asked = 0
  let known: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    known = resolve
  })
  app.addHook('onRequest', async (request, reply) => {
    asked += 1
    if (request.url === '/cut') await gate
    shares.take('one', reply)
  })
  app.get('/cut', async () => 'nobody reads it')
  app.get('/next', async () => 'done')
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const cut = new AbortController()
  const lost = fetch(`${url}/cut`, { signal: cut.signal }).catch(() => 'cut')
  await expect.poll(() => asked).toBe(1)
  const ended = new Promise((resolve) =>
    app.server.once('connection', (socket) => socket.once('close', resolve)),
  )
  cut.abort()
  expect(await lost).toBe('cut')
  // The next connection is served behind the end of the first one.
  await fetch(`${url}/next`, { headers: { connection: 'close' } })
  await ended
  known()
  await new Promise((resolve) => setImmediate(resolve))
  for (let time = 0; time < 3; time += 1) expect((await fetch(`${url}/next`)).status).toBe(200)
})

describe('an overloaded process', () => {
  beforeEach(async () => {
    await app.register(shedOverload({ maxDelayMs: 20, afterMs: 300 }))
    app.get('/api/list', { config: { permission: 'incidents.read' } }, async () => 'list')
    app.post('/api/step', { config: { permission: 'incidents.work' } }, async () => 'step')
    app.post('/in/vk/path', async () => 'ok')
    await app.ready()
  })

  /** As a heavy piece of work does. */
  function block(ms: number): void {
    const until = performance.now() + ms
    while (performance.now() < until);
  }

  it('refuses reads of staff in words, takes what is delivered and done, and recovers by itself', async () => {
    expect((await app.inject('/api/list')).statusCode).toBe(200)
    await vi.waitFor(
      async () => {
        block(400)
        await new Promise((resolve) => setTimeout(resolve, 5))
        const list = await app.inject('/api/list')
        expect(list.statusCode).toBe(503)
        expect(list.json()).toEqual({ code: 'http.overloaded', details: {} })
        expect(list.headers['retry-after']).toBe('5')
        expect((await app.inject({ method: 'POST', url: '/api/step' })).statusCode).toBe(200)
        expect((await app.inject({ method: 'POST', url: '/in/vk/path' })).statusCode).toBe(200)
      },
      { timeout: 15_000, interval: 1 },
    )
    await expect.poll(async () => (await app.inject('/api/list')).statusCode, { timeout: 15_000 }).toBe(200)
  })
})
