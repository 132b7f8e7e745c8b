/** Makes the communities of the municipalities with their keys, and the residents. They are the same at every start. */
import { z } from 'zod'
import { deriveHex } from '../lib/derive.ts'
import type { Control } from '../vk/control.ts'
import { Community, Post, Resident, Token } from '../vk/model.ts'
import type { Begin } from './protocol.ts'
import { hashText } from './random.ts'
import { type Home, type Person, seedNumber } from './residents/people.ts'

export const AccountOfCommunity = z.strictObject({
  municipalityCode: z.string(),
  groupId: z.number().int(),
  name: z.string(),
  screenName: z.string(),
  communityToken: z.string(),
  serviceToken: z.string(),
  /** The key of an administrator; null where nobody gave one. */
  userToken: z.string().nullable(),
})
export type AccountOfCommunity = z.infer<typeof AccountOfCommunity>

const FIRST_GROUP = 210_000_000
const GROUPS = 9_000_000
const World = z.object({
  communities: z.array(Community),
  residents: z.array(Resident),
  tokens: z.array(Token),
  posts: z.array(Post),
})

export function planCommunities(seed: string, homes: readonly Home[]): AccountOfCommunity[] {
  const key = (label: string, code: string): string =>
    `vk1.a.${deriveHex({ seed: seedNumber(seed), label: `${label} ${code}`, number: 1 }, 60)}`
  return homes.map(({ municipality: { code, shortName } }) => ({
    municipalityCode: code,
    groupId: FIRST_GROUP + (hashText(`${seed} community ${code}`) % GROUPS),
    name: `${shortName}: вопросы жителей`,
    screenName: `veche_${code.replaceAll('-', '_')}`,
    communityToken: key('community key', code),
    serviceToken: key('service key', code),
    userToken: key('user key', code),
  }))
}

/** A community for connecting only, in which nobody of the region writes. */
export function planTraining({ training }: Begin): AccountOfCommunity[] {
  if (training === null) return []
  const { name, externalId, credentials } = training
  return [
    {
      ...{ municipalityCode: '', groupId: Number(externalId), name, screenName: 'veche_training' },
      ...{ communityToken: credentials.community, serviceToken: credentials.service },
      userToken: null,
    },
  ]
}

/** Makes what is missing and leaves a restored state as it is. Gives posts that still stand, oldest first. */
export function populate(
  control: Control,
  { accounts, people }: { accounts: readonly AccountOfCommunity[]; people: readonly Person[] },
): Post[] {
  const world = World.parse(control.dump({}))
  const groupIds = new Set(world.communities.map(({ id }) => id))
  const residentIds = new Set(world.residents.map(({ id }) => id))
  const keys = new Set(world.tokens.map(({ value }) => value))
  for (const { groupId, name, screenName, communityToken, serviceToken, userToken } of accounts) {
    if (!groupIds.has(groupId)) control.createCommunity({ id: groupId, name, screenName })
    if (!keys.has(communityToken)) control.issueToken({ kind: 'group', groupId, value: communityToken })
    if (!keys.has(serviceToken)) control.issueToken({ kind: 'service', groupId, value: serviceToken })
    if (userToken !== null && !keys.has(userToken))
      control.issueToken({ kind: 'user', groupId, value: userToken })
  }
  for (const { id, firstName, lastName } of people) {
    if (!residentIds.has(id)) control.createResident({ id, firstName, lastName })
  }
  return world.posts
    .filter(
      ({ isDeleted, areCommentsClosed, postType }) => !isDeleted && !areCommentsClosed && postType === 'post',
    )
    .sort((a, b) => a.date - b.date || a.id - b.id)
}

const Wired = z.object({
  servers: z.array(z.object({ groupId: z.number(), status: z.string() })),
  communities: z.array(z.object({ id: z.number(), longPoll: z.object({ isEnabled: z.boolean() }) })),
})

/** Lists communities whose events somebody listens to. */
export function listConnected(control: Control): Set<number> {
  const { servers, communities } = Wired.parse(control.dump({}))
  return new Set([
    ...servers.filter(({ status }) => status === 'ok').map(({ groupId }) => groupId),
    ...communities.filter(({ longPoll }) => longPoll.isEnabled).map(({ id }) => id),
  ])
}
