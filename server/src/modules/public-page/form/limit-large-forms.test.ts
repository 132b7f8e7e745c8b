import { type ClientRequest, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AppError } from '../../../platform/errors.ts'
import { limitLargeForms } from './limit-large-forms.ts'

const KB = 1024
const FORM = { method: 'POST', url: '/ask', headers: { 'content-type': 'text/plain' } } as const
let app: FastifyInstance
let begun: ClientRequest[]

beforeEach(async () => {
  begun = []
  app = Fastify({ trustProxy: true, bodyLimit: 1000 * KB })
  limitLargeForms(app, { heldBytes: 700 * KB, heldBytesOfNetwork: 300 * KB })
  app.setErrorHandler((error: AppError, _request, reply) => reply.code(error.status).send(error.code))
  app.post('/ask', ({ body }) => String(body).length)
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  for (const form of begun) form.destroy()
  await app.close()
})

const send = (kilobytes: number, network: string) =>
  app.inject({ ...FORM, payload: 'a'.repeat(kilobytes * KB), remoteAddress: network })
const statuses = async (sent: Promise<{ statusCode: number }>[]) =>
  (await Promise.all(sent)).map(({ statusCode }) => statusCode)

/** Sends a part of what it promised, and no more until it is destroyed. */
async function begin(kilobytes: number, network: string): Promise<void> {
  const { port } = app.server.address() as AddressInfo
  const headers = { ...FORM.headers, 'content-length': 900 * KB, 'x-forwarded-for': network }
  const form = request({ port, host: '127.0.0.1', path: '/ask', method: 'POST', headers })
  form.on('error', () => undefined)
  begun.push(form)
  await new Promise((resolve) => form.write('a'.repeat(kilobytes * KB), resolve))
}

it('holds so much of one network, however many addresses it has', async () => {
  await begin(200, '2001:db8:1:1::1')
  await expect.poll(() => statuses([send(200, '2001:db8:1:1::2')])).toEqual([503])
  expect(await statuses([send(200, '2001:db8:1:2::1')])).toEqual([200])
})

it('lets forms through while others are begun and never end', async () => {
  for (const at of [1, 2, 3, 4, 5]) await begin(100, `198.51.100.${at}`)
  expect(await statuses([send(200, '192.0.2.1'), send(10, '192.0.2.2')])).toEqual([200, 200])
})

it('holds so much of all, and gives the room back when a browser goes away', async () => {
  for (const at of [1, 2, 3]) await begin(220, `198.51.100.${at}`)
  await expect.poll(async () => (await send(200, '192.0.2.1')).statusCode).toBe(503)
  for (const form of begun) form.destroy()
  await expect.poll(async () => (await send(200, '192.0.2.1')).statusCode).toBe(200)
})

it('holds up nobody who sends words alone', async () => {
  for (const at of [1, 2, 3]) await begin(230, `198.51.100.${at}`)
  expect(await statuses([send(60, '198.51.100.1')])).toEqual([200])
})
