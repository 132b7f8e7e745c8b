/** The words between the product's start and the region: one JSON document a line, in on stdin, out on stdout. */
import { z } from 'zod'
import type { EmulatedNetwork } from '../emulators.ts'

const Municipality = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  centre: z.string(),
})
const Port = z.number().int().min(0).max(65_535)
/** An official of a municipality whose name stands in the product already. */
const KnownOfficial = z.object({
  municipalityCode: z.string(),
  role: z.enum(['head', 'deputy', 'department', 'rural_head', 'utility', 'moderator']),
  name: z.string().min(1),
})
export type KnownOfficial = z.infer<typeof KnownOfficial>

export const Begin = z.object({
  type: z.literal('begin'),
  /** The port on which each emulated network listens; 0 takes any free one. */
  ports: z.object({ vk: Port, telegram: Port, max: Port, ok: Port, email: Port }),
  stateDir: z.string().min(1),
  seed: z.string().min(1).default('novgorod'),
  speed: z.number().min(1).max(100).default(1),
  timeZone: z.string().default('Europe/Moscow'),
  municipalities: z.array(Municipality).min(1),
  /** A community that nobody has connected yet, for whoever learns to. */
  training: z
    .object({
      name: z.string(),
      externalId: z.string().regex(/^\d+$/),
      credentials: z.object({ community: z.string(), service: z.string() }),
    })
    .nullable()
    .default(null),
  /** Officials who answer in the municipal chats under these names. */
  officials: z.array(KnownOfficial).default([]),
})
export type Begin = z.infer<typeof Begin>

export const Official = z.object({
  userId: z.string(),
  role: z.enum(['dispatcher', 'moderator', 'fact_checker', 'coordinator', 'executor', 'head']),
  agencyCode: z.string().nullable().default(null),
  municipalityCode: z.string().nullable().default(null),
  token: z.string().min(1),
})
export type Official = z.infer<typeof Official>

export const Live = z.object({
  type: z.literal('live'),
  apiUrl: z.url(),
  officials: z.array(Official),
})
export type Live = z.infer<typeof Live>

export const Order = z.discriminatedUnion('type', [Begin, Live])
export type Order = z.infer<typeof Order>

export type NetworkName = EmulatedNetwork | 'form'
export type Emulator = { network: NetworkName; url: string }
/** A page of the region in a network, as the product's administrator would connect it. */
export type ConnectedPage = {
  network: NetworkName
  /** Null where the keys tell it. */
  externalId: string | null
  municipalityCode: string
  credentials: Record<string, string>
}

/** A municipal chat, as the product's administrator would add it. */
export type DemoChat = {
  network: NetworkName
  channelExternalId: string
  /** The place, as the product names it. */
  container: string
  title: string
  municipalityCode: string
  officials: { externalId: string; name: string; role: KnownOfficial['role'] }[]
}

/** A live stream that was announced on the page of a community. */
export type DemoLivestream = {
  channelExternalId: string
  /** The address of the announcement, under which people ask. */
  permalink: string
  /** The address of the video in which it will be on air. */
  videoPermalink: string | null
  /** The address of what was on air, in the emulated network: it opens at the second that `t` says. */
  recordingPath: string | null
  title: string
  municipalityCode: string
  speakers: { name: string; position: string }[]
  /** Is below zero when it has been on air. */
  startsInMinutes: number
  isOver: boolean
  /** Comments from before and while it was on air. A stream to come has none, because they arrive by themselves. */
  asked: {
    externalId: string
    authorExternalId: string
    text: string
    minute: number
    /** What was said to it on air, in a line. */
    answer: string | null
  }[]
}

/** Counts since the start. */
export type Stats = {
  /** Said in municipal chats, by residents and officials. */
  chatMessages: number
  messages: number
  posts: number
  steps: Record<string, number>
  /** How the scenes ended. */
  scenes: Record<string, number>
  /** Answers seen in the network. */
  published: number
  reactions: number
  /** Steps that somebody else was faster with, and requests that failed. */
  refused: Record<string, number>
  away: number
  /** How long it took from a resident's words to the published answer of the one that is shown to newcomers. */
  showcaseMs: number[]
}

export type Report =
  | {
      type: 'ready'
      emulators: Emulator[]
      pages: ConnectedPage[]
      chats: DemoChat[]
      livestreams: DemoLivestream[]
    }
  | ({ type: 'stats'; at: string } & Stats)

/** Throws on a line that is no order, because whoever starts the region must speak its language. */
export function readOrder(line: string): Order {
  return Order.parse(JSON.parse(line))
}

export function writeReport(report: Report): string {
  return `${JSON.stringify(report)}\n`
}
