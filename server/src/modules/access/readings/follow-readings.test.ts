import { once } from 'node:events'
import http from 'node:http'
import { Readable } from 'node:stream'
import { ROUTES } from '@veche/contract/routes/all.ts'
import Fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { followReadings } from './follow-readings.ts'
import type { NewReading } from './readings.repository.ts'

const declared = ROUTES.find(({ path }) => path === '/api/contributions/{contributionId}/files/{fileId}')
const actor = buildActor({ role: 'executor' })
const app = Fastify()
afterAll(() => app.close())

it('notes an answer that the reader broke off before its end', async () => {
  const noted: NewReading[] = []
  const writer = { add: (reading: NewReading) => void noted.push(reading), stop: async () => undefined }
  app.decorateRequest('signedIn', null)
  app.addHook('onRequest', async (request) => {
    request.signedIn = { actor, credential: { kind: 'session', id: 's' } } as typeof request.signedIn
  })
  await app.register(followReadings({ writer, clock: () => new Date() }))
  const config = { permission: 'incidents.read', ...(declared && { declared }) }
  // Of a file without an end nobody has had the last byte.
  const endless = () =>
    Readable.from(
      (async function* () {
        yield 'words of a resident'
        await new Promise(() => undefined)
      })(),
    )
  app.get('/parts/:contributionId', { config }, (_request, reply) => reply.send(endless()))
  const address = await app.listen({ port: 0, host: '127.0.0.1' })

  const request = http.get(`${address}/parts/one`)
  const [answer] = await once(request, 'response')
  await once(answer, 'data')
  request.destroy()

  expect(noted).toMatchObject([{ how: 'part', ref: 'one', userId: actor.id, isByToken: false }])
})
