/** One text to many places in the demo region, written and approved by its people by the rules of any. What stands is left as it is. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Actor, findActorByUserId, findUserByEmail } from '../../../modules/access/index.ts'
import {
  type BroadcastsContext,
  changeBroadcast,
  createBroadcast,
  offerPlaces,
  runBroadcastCommand,
} from '../../../modules/portal/index.ts'
import { idFrom } from '../../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Product } from '../../context.ts'
import { broadcastsContextOf } from '../../wiring/broadcasts-context-of.ts'
import { countUnsentPosts, findBroadcast } from '../demo.repository.ts'
import { DEMO_ACCOUNTS } from '../demo-accounts.ts'

const Role = z.enum(['dispatcher', 'moderator', 'coordinator', 'head'])
const DemoBroadcast = z.strictObject({
  key: z.string(),
  by: Role,
  approvedBy: Role,
  /** All that the writer may write to, or chats alone. */
  to: z.enum(['own', 'chats']),
  text: z.string(),
  /** Said once the text stands. */
  correction: z.string().optional(),
  /** Planned for the morning of that day. */
  inDays: z.number().int().optional(),
})
type DemoBroadcast = z.infer<typeof DemoBroadcast>

export function readDemoBroadcasts(): DemoBroadcast[] {
  const path = new URL('./data/broadcasts.json', import.meta.url)
  return z.array(DemoBroadcast).parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** `untilSent` ends when what was queued stands, or cannot. */
export async function prepareBroadcasts(
  product: Product,
  untilSent: (broadcastId: string) => Promise<void>,
): Promise<void> {
  const context = broadcastsContextOf(product)
  for (const broadcast of readDemoBroadcasts()) {
    const broadcastId = idFrom('demo broadcast', broadcast.key)
    if (await findBroadcast(context.db, broadcastId)) continue
    await play(context, broadcast, { broadcastId, untilSent })
  }
}

type Playing = { broadcastId: string; untilSent: (broadcastId: string) => Promise<void> }

async function play(
  context: BroadcastsContext,
  { by, approvedBy, to, text, correction, inDays }: DemoBroadcast,
  { broadcastId, untilSent }: Playing,
): Promise<void> {
  const [writer, approver] = [await findActor(context, by), await findActor(context, approvedBy)]
  const offered = await offerPlaces(context, writer)
  const places = offered.places
    .filter(({ surface }) => to === 'own' || surface === 'chat')
    .map(({ channelId, container }) => ({ channelId, container }))
  if (places.length === 0) return
  const publishAt = inDays === undefined ? null : morningIn(context, inDays)
  const content = {
    text,
    places,
    variants: {},
    pictureId: null,
    publishAt,
    isUrgent: false,
    way: 'beside',
  } as const
  const words = { content: { ...content, places }, isSubmitted: true, actor: writer }
  await createBroadcast(context, { ...words, id: broadcastId })
  const approve = (expectedVersion: number) =>
    runBroadcastCommand(context, {
      ...{ broadcastId, actor: approver, command: { type: 'approve', expectedVersion } },
    })
  await approve(1)
  if (correction === undefined) return
  await untilSent(broadcastId)
  await changeBroadcast(context, {
    ...{ broadcastId, isSubmitted: true, actor: writer, before: undefined },
    wanted: { ...content, places, text: correction },
  })
  await approve(2)
}

function morningIn({ region, clock }: BroadcastsContext, addDays: number): string {
  const date = dateInZone(region.timeZone, clock())
  return momentInZone(region.timeZone, { date, time: '10:00', addDays }).toISOString()
}

async function findActor(context: BroadcastsContext, role: DemoBroadcast['by']): Promise<Actor> {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role)
  const user = account && (await findUserByEmail(context.db, account.email))
  const actor = user && (await findActorByUserId(context.db, user.id))
  if (!actor) throw new Error(`Nobody of the demo is ${role}`)
  return actor
}

const ASKED_EVERY_MS = 250
/** A network of the demo that does not answer holds up no start. */
const WAITED_MS = 15_000

/** The sender of the running product sends them. */
export async function waitUntilSent({ context }: Product, broadcastId: string): Promise<void> {
  for (let waited = 0; waited < WAITED_MS; waited += ASKED_EVERY_MS) {
    if ((await countUnsentPosts(context.db, broadcastId)) === 0) return
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS))
  }
}
