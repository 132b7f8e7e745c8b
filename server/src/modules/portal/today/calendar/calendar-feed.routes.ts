/** The calendar of a person, read by programs at its secret address without signing in. */
import { CALENDAR_ROUTES } from '@veche/contract/routes/portal/calendar.ts'
import { CALENDAR_DAYS_LIMIT } from '@veche/contract/values/portal/calendar.ts'
import type { FastifyPluginAsync } from 'fastify'
import { type Reader, readAs } from '../../../../platform/database/readers/reader.ts'
import { networkOf } from '../../../../platform/http/limits/network-of.ts'
import { createTokenBucket } from '../../../../platform/http/limits/token-bucket.ts'
import { serveRoute } from '../../../../platform/http/serve-route.ts'
import { dateInZone, momentInZone } from '../../../../platform/working-time/index.ts'
import { type Actor, findCalendarReader, isPermitted } from '../../../access/index.ts'
import { writeCalendar } from './domain/calendar-file.ts'
import { type CalendarContext, readCalendar } from './read-calendar.ts'

/** What is over stays for a week, so that a program does not lose it in the evening. */
const DAYS_BACK = 7
/** A provider reads for many people from one network. */
const OF_NETWORK = { capacity: 60, refillMs: 1000 }
/** Programs read once in an hour or less often; each reading asks seven sections. */
const OF_ADDRESS = { capacity: 12, refillMs: 60_000 }

type FeedContext = CalendarContext & {
  publicUrl: string
  /** With whose marks the database is read for a person, as behind signing in. */
  eyesOf: (actor: Actor) => Reader
}

export function calendarFeedRoutes(context: FeedContext): FastifyPluginAsync {
  const { db, clock, publicUrl, eyesOf } = context
  const { host } = new URL(publicUrl)
  const ofNetwork = createTokenBucket({ ...OF_NETWORK, now: clock })
  const ofAddress = createTokenBucket({ ...OF_ADDRESS, now: clock })
  return async (app) => {
    serveRoute(app, CALENDAR_ROUTES.feed, async (request, reply) => {
      reply.headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
      const refuse = () => reply.status(429).header('retry-after', '60').send()
      if (!ofNetwork.take(networkOf(request.ip))) return refuse()
      const now = clock()
      const actor = await findCalendarReader(db, request.params.token, now)
      if (actor === null || !isPermitted(actor, 'calendar.subscribe')) return reply.status(404).send()
      if (!ofAddress.take(actor.id)) return refuse()
      const items = await readAs({ reader: eyesOf(actor), isChanging: false }, () =>
        readDays(context, { actor, now }),
      )
      const { language } = request.query
      return reply
        .type('text/calendar; charset=utf-8')
        .send(writeCalendar(items, { now, language, ownerId: actor.id, host }))
    })
  }
}

async function readDays(context: CalendarContext, { actor, now }: { actor: Actor; now: Date }) {
  const { timeZone } = context.region
  const today = dateInZone(timeZone, now)
  const first = momentInZone(timeZone, { date: today, time: '12:00', addDays: -DAYS_BACK })
  const { items } = await readCalendar(context, {
    from: dateInZone(timeZone, first),
    days: CALENDAR_DAYS_LIMIT,
    actor,
  })
  return items
}
