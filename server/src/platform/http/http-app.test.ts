import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createLog } from '../log.ts'
import { createHttpApp, type HttpApp } from './http-app.ts'

let app: HttpApp | undefined
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

afterEach(async () => {
  agent.destroy()
  await app?.close()
})

describe('the HTTP application', () => {
  it('goes on with a connection after it refused a big body without reading it', async () => {
    app = await createHttpApp({ log: createLog('silent'), isSecure: false })
    app.post('/big', { schema: { hide: true } }, () => 'read')
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo

    const refused = await ask({ port, path: '/big', method: 'POST', headers: ODD }, 600_000)
    const next = await ask({ port, path: '/openapi.json', method: 'GET' })

    expect(refused.statusCode).toBe(415)
    expect(next.statusCode).toBe(200)
  })

  it('says of each refused field by what rule it was refused', async () => {
    app = await createHttpApp({ log: createLog('silent'), isSecure: false })
    const hours = z.object({ from: z.string().regex(/^\d\d:\d\d$/, 'not_time') })
    const body = z.strictObject({ hours, phrases: z.array(z.string().min(3)) })
    app.post('/form', { schema: { hide: true, body } }, () => 'read')

    const refused = await app.inject({
      ...{ method: 'POST', url: '/form', payload: { hours: { from: '' }, phrases: ['достаточно', 'ой'] } },
    })

    expect(refused.json()).toMatchObject({
      code: 'http.invalid',
      details: {
        fields: [
          { field: 'hours.from', code: 'not_time' },
          { field: 'phrases.1', code: 'too_short', limit: 3 },
        ],
      },
    })
  })
})

const ODD = { 'content-type': 'a/b/c', 'content-encoding': 'gzip' }

async function ask(options: RequestOptions, bytes = 0): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request({ ...options, agent, host: '127.0.0.1' }, resolve)
    .on('error', reject)
    .end(Buffer.alloc(bytes, 'x'))
  const answer = await promise
  await text(answer)
  return answer
}
