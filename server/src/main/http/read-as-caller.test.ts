import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import {
  beyondScope,
  isReadingOver,
  readerNow,
  readsFromReplica,
} from '../../platform/database/readers/reader.ts'
import { readAsCaller } from './read-as-caller.ts'
import { readerOf } from './reader-of.ts'

const declaredAt = (method: string, path: string) =>
  ROUTES.find((each: Route) => each.method === method && each.path === path)

/** Tells of a request of a dispatcher of one district whose eyes it reads with, and whether from the replica. */
async function ask(isFresh: boolean, method: 'GET' | 'POST', path: string) {
  const app = Fastify()
  const actor = buildActor({ role: 'dispatcher', scope: { kind: 'municipality', code: 'valday' } })
  app.decorateRequest('signedIn')
  app.addHook('onRequest', async (request) => {
    Object.assign(request, { signedIn: { actor } })
  })
  await app.register(readAsCaller, { replica: { isFresh: async () => isFresh } })
  const declared = declaredAt(method, path)
  app.route({
    ...{ method, url: path.replaceAll(/\{(\w+)\}/g, ':$1') },
    config: declared ? { declared } : {},
    handler: async () => ({ fromReplica: readsFromReplica(), marks: readerNow().marks }),
  })
  const { fromReplica, marks } = (await app.inject({ method, url: path })).json()
  await app.close()
  expect(marks).toContain('valday')
  return fromReplica
}

it('reads a list from the replica when it is fresh, and with the eyes of the caller there too', async () => {
  expect(await ask(true, 'GET', '/api/incidents')).toBe(true)
  expect(await ask(false, 'GET', '/api/incidents')).toBe(false)
})

it('never reads the stream, a card or what a change needs from there', async () => {
  expect(await ask(true, 'GET', '/api/events')).toBe(false)
  expect(await ask(true, 'GET', '/api/incidents/{incidentId}')).toBe(false)
  expect(await ask(true, 'POST', '/api/incidents/{incidentId}/commands')).toBe(false)
})

it('reads for its caller until it is answered; what it leaves behind is found', async () => {
  const actor = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'valday' } })
  const app = Fastify()
  const answered = Promise.withResolvers<void>()
  const left: Promise<boolean>[] = []
  app.decorateRequest('signedIn')
  app.addHook('onRequest', async (request) => {
    Object.assign(request, { signedIn: { actor } })
  })
  await app.register(readAsCaller, { replica: null })
  app.addHook('onResponse', async () => answered.resolve())
  app.get('/', async () => {
    left.push(answered.promise.then(isReadingOver))
    left.push(beyondScope('of this test', () => answered.promise.then(isReadingOver)))
    return { isOver: isReadingOver(), isOwn: readerNow().marks === readerOf(actor).marks }
  })
  const { body } = await app.inject('/')

  expect(JSON.parse(body)).toEqual({ isOver: false, isOwn: true })
  expect(await Promise.all(left)).toEqual([true, false])
  await app.close()
})
