import { LIVE_PLACE_HEADER } from '@veche/contract/rules/live-place.ts'
import type { FastifyInstance } from 'fastify'
import type { EventFeed } from '../../platform/events/events.ts'

/** Sends the place of the feed with each answer. The page starts its stream there, so it misses no change in between. */
export function sendPlace(api: Pick<FastifyInstance, 'addHook'>, feed: Pick<EventFeed, 'cursor'>): void {
  api.addHook('onRequest', async (request, reply) => {
    if (request.signedIn) reply.header(LIVE_PLACE_HEADER, feed.cursor())
  })
}
