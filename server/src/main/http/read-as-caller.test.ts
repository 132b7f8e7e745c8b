import fastify from 'fastify'
import { expect, it } from 'vitest'
import { buildActor } from '../../../test/factories.ts'
import { beyondScope, isReadingOver, readerNow } from '../../platform/database/readers/reader.ts'
import { readAsCaller } from './read-as-caller.ts'
import { readerOf } from './reader-of.ts'

const actor = buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'valday' } })

it('reads for its caller until it is answered; what it leaves behind is found', async () => {
  const app = fastify()
  const answered = Promise.withResolvers<void>()
  const left: Promise<boolean>[] = []
  app.decorateRequest('signedIn', null)
  app.addHook('onRequest', async (request) => {
    Object.assign(request, { signedIn: { actor } })
  })
  await app.register(readAsCaller)
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
