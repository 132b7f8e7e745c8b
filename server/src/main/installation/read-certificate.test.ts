import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signItself } from '../../../test/networks/self-signed-post.ts'
import { createCertificateLook } from './read-certificate.ts'

let server: Server
let asked = 0
/** Ends two days after it was made. */
beforeAll(async () => {
  const context = signItself()
  server = createServer({ SNICallback: (_name, done) => done(null, context) })
  server.on('connection', () => {
    asked += 1
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => new Promise((done) => server.close(done)))

const port = () => (server.address() as AddressInfo).port
const DAY_MS = 86_400_000

it('tells how long the certificate lasts, and that no browser would trust one that signed itself', async () => {
  const look = createCertificateLook(`https://localhost:${port()}`, () => new Date())
  expect(await look()).toEqual({ daysLeft: 1, isTrusted: false })
})

it('tells of one that has ended', async () => {
  const now = new Date(Date.now() + 3 * DAY_MS)
  const look = createCertificateLook(`https://localhost:${port()}`, () => now)
  expect((await look())?.daysLeft).toBe(-2)
})

it('looks again after five minutes and no sooner', async () => {
  let at = Date.now()
  const look = createCertificateLook(`https://localhost:${port()}`, () => new Date(at))
  const before = asked
  await Promise.all([look(), look()])
  at += 4 * 60_000
  await look()
  expect(asked - before).toBe(1)
  at += 2 * 60_000
  await look()
  expect(asked - before).toBe(2)
})

it('blames nobody where the address does not answer, and looks nowhere without TLS', async () => {
  const away = createCertificateLook('https://localhost:1', () => new Date())
  expect(await away()).toEqual({ daysLeft: null, isTrusted: false })
  expect(await createCertificateLook('http://localhost:8080', () => new Date())()).toBeNull()
})
