/** Residents read the answers that were published to them and say what they think of them. */
import { z } from 'zod'
import type { Library } from '../library.ts'
import type { Random } from '../random.ts'
import type { Asked, Stage } from '../stage.ts'
import type { Reaction } from './compose.ts'
import { composeTalk } from './compose.ts'
import type { Home } from './people.ts'

const Published = z.object({
  kind: z.literal('request'),
  method: z.enum(['wall.createComment', 'messages.send']),
  groupId: z.number(),
  effect: z.literal('created'),
  createdId: z.string().nullable(),
  params: z.record(z.string(), z.string()),
})

export type Answered = { asked: Asked; answerId: number | null }

/** An answer of the product in the emulator's ledger, when it went to a resident of the region. */
export function readAnswer(entry: unknown, stage: Stage): Answered | null | 'to_somebody_else' {
  const published = Published.safeParse(entry)
  if (!published.success) return null
  const { method, groupId, params, createdId } = published.data
  const asked =
    method === 'wall.createComment'
      ? stage.findAsked(groupId, Number(params.reply_to_comment))
      : stage.findAskedPrivately(groupId, Number(params.peer_id ?? params.user_id))
  const answerId =
    method === 'wall.createComment' ? Number(/\d+$/.exec(createdId ?? '')?.[0] ?? 'NaN') : Number.NaN
  return asked ? { asked, answerId: Number.isNaN(answerId) ? null : answerId } : 'to_somebody_else'
}

/** Most people say nothing; whoever was let down once is easier to please the second time. */
export function decideReaction(isSecond: boolean, random: Random): Reaction | null {
  const draw = random.next()
  if (isSecond) return draw < 0.7 ? 'satisfied' : null
  if (draw < 0.42) return 'satisfied'
  if (draw < 0.54) return 'dissatisfied'
  return draw < 0.62 ? 'neutral' : null
}

export function react(
  { asked, answerId }: Answered,
  {
    reaction,
    stage,
    library,
    homes,
    random,
  }: {
    reaction: Reaction
    stage: Stage
    library: Library
    homes: readonly Home[]
    random: Random
  },
): boolean {
  const { person, id } = asked
  const home = homes.find(({ municipality }) => municipality.code === person.municipalityCode)
  if (!home) return false
  const setting = {
    place: home.place,
    town: home.municipality.centre,
    sex: person.sex,
    style: library.style,
  }
  const text = composeTalk(library, { setting, about: reaction }, random)
  return stage.react(asked, { text, meaning: { kind: reaction, topicCode: null }, replyToId: answerId ?? id })
}
