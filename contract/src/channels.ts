import { z } from 'zod'
import { Moment, Network } from './common.ts'

export const ProbeCheck = z.object({
  code: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export const ProbeResponse = z.object({ name: z.string().nullable(), checks: z.array(ProbeCheck) })
export type ProbeResponse = z.infer<typeof ProbeResponse>

export const TRANSPORTS = ['webhook', 'long_poll'] as const
export const CreateChannelRequest = z.strictObject({
  network: z.literal('vk'),
  /** VK group id without the minus. */
  externalId: z.string().regex(/^\d{1,15}$/),
  token: z.string().min(1).max(400),
  serviceToken: z.string().min(1).max(400).nullable().default(null),
  userToken: z.string().min(1).max(400).nullable().default(null),
  /** Made by us when absent. */
  secret: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,50}$/)
    .nullable()
    .default(null),
  municipalityCode: z.string().min(1),
  transport: z.enum(TRANSPORTS).default('webhook'),
})
export type CreateChannelRequest = z.infer<typeof CreateChannelRequest>
export const ProbeChannelRequest = CreateChannelRequest.pick({
  network: true,
  externalId: true,
  token: true,
  serviceToken: true,
  userToken: true,
})
export const UpdateChannelRequest = z.strictObject({
  token: z.string().min(1).max(400).optional(),
  serviceToken: z.string().min(1).max(400).nullable().optional(),
  isActive: z.boolean().optional(),
  transport: z.enum(TRANSPORTS).optional(),
  municipalityCode: z.string().min(1).optional(),
})

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
  /** Where the network posts its events. */
  webhookPath: z.string(),
  openGaps: z.number().int(),
  waitingToSend: z.number().int(),
  unknownSends: z.number().int(),
})
export type ChannelResponse = z.infer<typeof ChannelResponse>
export const ChannelListResponse = z.object({ channels: z.array(ChannelResponse) })
