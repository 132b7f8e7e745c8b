import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
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
