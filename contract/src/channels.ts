import { z } from 'zod'
import { Before, Moment, Network } from './common.ts'
import { MOST_AT_ONCE } from './rules/limits.ts'
import { CHANNEL_SORTS, CHANNEL_STATES } from './values/channels.ts'

export const ProbeCheck = z.object({
  code: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export const ProbeResponse = z.object({
  name: z.string().nullable(),
  checks: z.array(ProbeCheck),
  /** False: it is refused as it is. What is wrong with the subscription alone is mended by connecting. */
  canConnect: z.boolean(),
})
export type ProbeResponse = z.infer<typeof ProbeResponse>

export const TRANSPORTS = ['webhook', 'long_poll'] as const

/** What each network asks of whoever connects a page of it: the form follows this. */
export const NetworkSetupResponse = z.object({
  network: Network,
  credentials: z.array(z.object({ name: z.string(), isRequired: z.boolean(), isSecret: z.boolean() })),
  transports: z.array(z.enum(TRANSPORTS)),
  /** False where the keys tell the id. */
  isIdAsked: z.boolean(),
})
export type NetworkSetupResponse = z.infer<typeof NetworkSetupResponse>
export const NetworkSetupListResponse = z.object({ networks: z.array(NetworkSetupResponse) })

const Credentials = z.record(z.string().regex(/^[a-z][a-zA-Z]{0,30}$/), z.string().trim().min(1).max(2000))
export const ProbeChannelRequest = z.strictObject({
  network: Network,
  /** As a person enters it: a number or a link. Null if the keys give it. */
  externalId: z.string().trim().min(1).max(200).nullable().default(null),
  credentials: Credentials,
})
export type ProbeChannelRequest = z.infer<typeof ProbeChannelRequest>
export const CreateChannelRequest = ProbeChannelRequest.extend({
  /** Made by us when absent. */
  secret: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,50}$/)
    .nullable()
    .default(null),
  municipalityCode: z.string().min(1).max(100),
  transport: z.enum(TRANSPORTS).default('webhook'),
})
export type CreateChannelRequest = z.infer<typeof CreateChannelRequest>
export const UpdateChannelRequest = z.strictObject({
  /** The ones to replace; null takes one away. */
  credentials: z.record(z.string(), z.string().trim().min(1).max(2000).nullable()).optional(),
  isActive: z.boolean().optional(),
  transport: z.enum(TRANSPORTS).optional(),
  municipalityCode: z.string().min(1).max(100).optional(),
  /** Never of credentials: they are not shown. */
  before: Before,
})

/** A period from which messages may be missing, or are. */
export const ChannelGap = z.object({
  id: z.uuid(),
  reason: z.string(),
  state: z.enum(['open', 'closed', 'lost']),
  fromAt: Moment.nullable(),
  toAt: Moment,
  /** How many messages were read back. */
  found: z.number().int(),
  /** Where nothing can be read afterwards. */
  lostSurfaces: z.array(z.string()),
  errorCode: z.string().nullable(),
})
export type ChannelGap = z.infer<typeof ChannelGap>
export const ChannelGapListResponse = z.object({ gaps: z.array(ChannelGap) })

/** Reads the network again for this period and takes in unknown messages. At most thirty days. */
export const ReadBackRequest = z.strictObject({ from: Moment, to: Moment })

export const ChannelResponse = z.object({
  id: z.uuid(),
  network: Network,
  externalId: z.string(),
  name: z.string(),
  municipalityCode: z.string(),
  transport: z.enum(TRANSPORTS),
  isActive: z.boolean(),
  health: z.enum(['green', 'yellow', 'red', 'unknown']),
  checks: z.array(ProbeCheck),
  checkedAt: Moment.nullable(),
  lastEventAt: Moment.nullable(),
  /** It has been silent for longer than usual. */
  isSilent: z.boolean(),
  /** How many messages usually come in a time like that since its last one; null while its habit is not known. */
  usualMeanwhile: z.number().int().nullable(),
  /** Where the network posts its events. */
  webhookPath: z.string(),
  /** Up to here nothing is missing, as far as is known. */
  coveredUntil: Moment.nullable(),
  openGaps: z.number().int(),
  /** Spans of the last thirty days that cannot be brought back. */
  lostGaps: z.number().int(),
  waitingToSend: z.number().int(),
  unknownSends: z.number().int(),
})
export type ChannelResponse = z.infer<typeof ChannelResponse>

/** Without a limit: all of them, as the desk shows them at its foot. */
export const ChannelListQuery = z.object({
  search: z.string().trim().min(1).max(200).optional(),
  network: Network.optional(),
  /** `troubled`: something about it asks to be looked at. */
  state: z.enum(CHANNEL_STATES).optional(),
  sort: z.enum(CHANNEL_SORTS).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(200).optional(),
})
export type ChannelListQuery = z.infer<typeof ChannelListQuery>
/** What a file has: the whole table as it is filtered. */
export const ChannelExportQuery = ChannelListQuery.omit({ limit: true, cursor: true })
export const PauseChannelsRequest = z.strictObject({
  channelIds: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
  isActive: z.boolean(),
})
/** Those that were not so before. */
export const PauseChannelsResponse = z.object({ changed: z.array(z.uuid()) })
export const CheckChannelsRequest = PauseChannelsRequest.pick({ channelIds: true })
/** Those that are checked within a minute; a page that is paused is not. */
export const CheckChannelsResponse = z.object({ asked: z.array(z.uuid()) })
export const ChannelListResponse = z.object({
  channels: z.array(ChannelResponse),
  /** Of those that match. */
  total: z.number().int(),
  /** Of all channels: those that ask to be looked at. */
  troubled: z.number().int(),
  nextCursor: z.string().nullable(),
})
