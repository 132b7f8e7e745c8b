import { z } from 'zod'
import { Moment, Network } from '../common.ts'
import { Address } from '../incidents.ts'
import { HAND_WAYS } from '../values/casework/by-hand.ts'
import { TODAY_ACTS, TODAY_KINDS, TODAY_TIMES } from '../values/today.ts'

export const TodayKind = z.enum(TODAY_KINDS)
export type TodayKind = z.infer<typeof TodayKind>
export const TodayAct = z.enum(TODAY_ACTS)
export type TodayAct = z.infer<typeof TodayAct>
export const TodayTime = z.enum(TODAY_TIMES)
export type TodayTime = z.infer<typeof TodayTime>

export const TodayItem = z.object({
  kind: TodayKind,
  /** What else the same thing is: a task may be a promise, and a note may be waiting in it. */
  also: z.array(TodayKind),
  /** Of what is opened: an incident, a message of a chat, a stream, a card, an outage, an order; of a post its body. */
  id: z.string(),
  /** The chat of a question or of a duty. */
  chatId: z.uuid().nullable(),
  /** Empty: the kind says it. */
  title: z.string(),
  municipalityCode: z.string().nullable(),
  address: Address.nullable(),
  /** Where it is, when that is no place of the map: the name of a chat. */
  where: z.string().nullable(),
  network: Network.nullable(),
  /** How a question came that an employee wrote down. */
  handWay: z.enum(HAND_WAYS).nullable(),
  isUrgent: z.boolean(),
  /** Of an incident, or of what else has steps. */
  step: z.string().nullable(),
  time: TodayTime,
  dueAt: Moment.nullable(),
  /** From here on it asks for attention. */
  warnAt: Moment.nullable(),
  isPaused: z.boolean(),
  /** The author was asked and is waited for until then. */
  awaitedUntil: Moment.nullable(),
  /** Another body was asked for a part of the answer and has not given it: the nearest term, and how many more bodies. */
  awaitedPart: z.object({ agencyCode: z.string(), dueAt: Moment, more: z.number().int() }).nullable(),
  /** Its term is the day of a promise, which stands for nobody. */
  isPromised: z.boolean(),
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  act: TodayAct,
  /** Who waits for the reader, and since when; without a name, whoever asked. */
  waiting: z.object({ name: z.string().nullable(), since: Moment }).nullable(),
  /** Why it came back, or what the colleague wrote. */
  reasonCode: z.string().nullable(),
  words: z.string().nullable(),
  /** How many: questions of a stream, questions to be sorted. */
  count: z.number().int().nullable(),
})
export type TodayItem = z.infer<typeof TodayItem>

export const TodayResponse = z.object({
  asOf: Moment,
  /** Late first, by how late; then by time of today; then what has no time; then what comes later. */
  items: z.array(TodayItem),
  /** What of a kind is not listed: there is more of it than a day holds. Of questions no more than a hundred are counted. */
  beyond: z.array(z.object({ kind: TodayKind, count: z.number().int() })),
  /** The reader's own steps of today, each question once, the last first. */
  done: z.object({
    count: z.number().int(),
    items: z.array(z.object({ incidentId: z.uuid(), title: z.string(), step: z.string(), at: Moment })),
  }),
})
export type TodayResponse = z.infer<typeof TodayResponse>
