import { LIVE_PLACE_HEADER } from '@veche/contract/rules/live-place.ts'
import type { FastifyInstance } from 'fastify'
import type { EventFeed } from '../../platform/events/events.ts'

/** What changes after an answer was read and before the page has its stream is heard by the stream that begins here. */
export function sendPlace(api: Pick<FastifyInstance, 'addHook'>, feed: Pick<EventFeed, 'cursor'>): void {
  api.addHook('onRequest', async (request, reply) => {
    if (request.signedIn) reply.header(LIVE_PLACE_HEADER, feed.cursor())
  })
}
