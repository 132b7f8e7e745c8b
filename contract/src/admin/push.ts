import { z } from 'zod'
import { Moment } from '../common.ts'

/** What the browser gives of a device; of the message that goes there nobody on the way reads anything. */
const Endpoint = z.url({ protocol: /^https?$/ }).max(1000)
const Base64 = z.string().regex(/^[A-Za-z0-9_-]+$/)

export const PushDevicesResponse = z.object({
  /** Null: the installation sends none. */
  publicKey: z.string().nullable(),
  devices: z.array(z.object({ id: z.uuid(), endpoint: z.string(), label: z.string(), createdAt: Moment })),
})
export type PushDevicesResponse = z.infer<typeof PushDevicesResponse>

export const AddPushDeviceRequest = z.strictObject({
  endpoint: Endpoint,
  p256dh: Base64.min(80).max(100),
  auth: Base64.min(20).max(30),
  label: z.string().trim().max(80),
})
export type AddPushDeviceRequest = z.infer<typeof AddPushDeviceRequest>

export const PushSwitchRequest = z.strictObject({ isOn: z.boolean() })
export const PushSwitchResponse = z.object({
  isOn: z.boolean(),
  changedByName: z.string().nullable(),
  changedAt: Moment.nullable(),
  /** Devices that people have switched on. */
  devices: z.number().int(),
})
export type PushSwitchResponse = z.infer<typeof PushSwitchResponse>
