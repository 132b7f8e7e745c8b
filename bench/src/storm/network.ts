/** The emulated network of the storm: communities with walls to write on, and its troubles. */

import { systemClock } from '../../../simulator/src/lib/clock.ts'
import { createVkEmulator, type VkEmulator } from '../../../simulator/src/vk/emulator.ts'
import type { Fault } from '../../../simulator/src/vk/faults.ts'

export type StormCommunity = {
  groupId: number
  token: string
  serviceToken: string
  secret: string
  municipality: string
  agency: string
  postIds: number[]
}
export type StormNetwork = { emulator: VkEmulator; url: string; communities: StormCommunity[] }

const PLACES = [
  { municipality: 'staraya-russa', agency: 'administration-staraya-russa' },
  { municipality: 'borovichi', agency: 'administration-borovichi' },
  { municipality: 'valday', agency: 'administration-valday' },
  { municipality: 'chudovo', agency: 'administration-chudovo' },
] as const
const POSTS = 12

export async function startNetwork(options: {
  seed: number
  dataDir: string
  port: number
  retrySpeed: number
}): Promise<StormNetwork> {
  const { seed, dataDir, port, retrySpeed } = options
  const emulator = createVkEmulator({ seed, dataDir, clock: systemClock({ speed: retrySpeed }) })
  const url = await emulator.listen(port)
  const serviceToken = 'storm-service-key'
  emulator.control.issueToken({ kind: 'service', value: serviceToken })
  const communities = PLACES.map((place, index) => {
    const groupId = 501 + index
    emulator.control.createCommunity({ id: groupId, name: `Округ ${groupId}` })
    const token = `storm-community-key-${groupId}`
    emulator.control.issueToken({ groupId, value: token })
    return { ...place, groupId, token, serviceToken, secret: `storm${groupId}secret`, postIds: [] }
  })
  return { emulator, url, communities }
}

/** After the subscription, so that the posts themselves reach the product too. */
export function publishPosts({ emulator, communities }: StormNetwork): void {
  for (const community of communities) {
    for (let number = 1; number <= POSTS; number += 1) {
      const text = `Работы в округе, сводка ${number}`
      community.postIds.push(emulator.control.publishPost({ groupId: community.groupId, text }).id)
    }
  }
}

const SENDS = ['wall.createComment', 'messages.send']

/** One answer in ten is lost after it took effect; the rest of what networks do comes on top. */
export function stormFaults(): Fault[] {
  return [
    ...SENDS.flatMap((method): Fault[] => [
      { kind: 'drop', when: 'after', method, probability: 0.1 },
      { kind: 'drop', when: 'before', method, probability: 0.01 },
      { kind: 'http', when: 'after', status: 502, method, probability: 0.02 },
      { kind: 'http', when: 'before', status: 503, method, probability: 0.02 },
      { kind: 'malformed', when: 'after', method, probability: 0.01 },
      { kind: 'error', code: 6, method, probability: 0.02 },
      { kind: 'error', code: 9, method, probability: 0.004 },
      { kind: 'error', code: 10, method, probability: 0.02 },
      { kind: 'slow', ms: 600, method, probability: 0.05 },
    ]),
    { kind: 'error', code: 10, method: 'messages.getById', probability: 0.05 },
    // One to five deliveries of each event.
    { kind: 'event_duplicate', times: 1, probability: 0.4 },
    { kind: 'event_duplicate', times: 1, probability: 0.3 },
    { kind: 'event_duplicate', times: 2, probability: 0.2 },
    { kind: 'event_reorder', window: 8, probability: 0.5 },
    { kind: 'event_delay', ms: 60_000, probability: 0.25 },
  ]
}
