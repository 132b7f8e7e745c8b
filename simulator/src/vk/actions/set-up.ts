/** Makes what stands before anyone writes: communities, their keys, residents. */
import { z } from 'zod'
import { action } from '../../lib/control/action.ts'
import { ControlError } from '../../lib/control/control-error.ts'
import { inventName } from '../../lib/names.ts'
import { newConfirmationCode } from '../events/callback-confirmation.ts'
import { Permission, type Resident } from '../model.ts'
import { TokenKind } from '../schema.ts'
import { deriveId, findCommunity, type World } from '../world.ts'
import { Id, requireCommunity, requireResident } from './action.ts'

const FIRST_RESIDENT = 170_000_000
const MOST_RESIDENTS_AT_ONCE = 10_000

const CommunityInput = z.strictObject({
  id: Id.min(1).optional(),
  name: z.string().trim().min(1).max(200),
  screenName: z
    .string()
    .regex(/^[a-z0-9_.]{2,40}$/)
    .optional(),
  description: z.string().max(2000).default(''),
  hasBotFeatures: z.boolean().default(true),
})
const TokenInput = z.strictObject({
  kind: TokenKind.default('group'),
  groupId: Id.nullable().default(null),
  userId: Id.nullable().default(null),
  permissions: z.array(Permission).default(['messages', 'wall', 'manage', 'photos', 'docs']),
  /** A value known beforehand, for a demonstration that wires itself. */
  value: z.string().min(8).max(300).optional(),
})
const ResidentInput = z.strictObject({
  id: Id.min(1).optional(),
  firstName: z.string().trim().min(1).max(60).optional(),
  lastName: z.string().trim().min(1).max(60).optional(),
  acceptsMessages: z.boolean().default(true),
})

function createCommunity(world: World, input: z.output<typeof CommunityInput>) {
  const id = input.id ?? 200_000_000 + world.state.next('community')
  if (findCommunity(world, id)) throw new ControlError(409, `the community ${id} exists`)
  return world.state.communities.put({
    id,
    name: input.name,
    screenName: input.screenName ?? `club${id}`,
    description: input.description,
    hasBotFeatures: input.hasBotFeatures,
    confirmationCodes: [newConfirmationCode(world)],
    longPoll: {
      isEnabled: false,
      apiVersion: '5.199',
      events: [],
      key: deriveId(world, 'long poll key', 40),
    },
  })
}

function issueToken(world: World, { value, ...input }: z.output<typeof TokenInput>) {
  if (input.kind === 'group' && input.groupId === null) throw new ControlError(400, 'groupId is required')
  if (input.groupId !== null) requireCommunity(world, input.groupId)
  const token = world.state.tokens.put({
    ...input,
    value: value ?? `vk1.a.${deriveId(world, 'token', 60)}`,
    id: `key-${world.state.next('token id')}`,
    isRevoked: false,
  })
  return { token: token.value, id: token.id }
}

function createResident(world: World, input: z.output<typeof ResidentInput>): Resident {
  const number = world.state.next('resident')
  const id = input.id ?? FIRST_RESIDENT + number
  if (world.state.residents.get(String(id))) throw new ControlError(409, `the resident ${id} exists`)
  const invented = inventName({ seed: world.seed(), number })
  return world.state.residents.put({
    id,
    firstName: input.firstName ?? invented.firstName,
    lastName: input.lastName ?? (input.firstName === undefined ? invented.lastName : ''),
    sex: invented.sex,
    screenName: `id${id}`,
    acceptsMessages: input.acceptsMessages,
  })
}

export function setUpActions(world: World) {
  return {
    createCommunity: action(CommunityInput, (input) => createCommunity(world, input)),
    issueToken: action(TokenInput, (input) => issueToken(world, input)),
    revokeToken: action(z.strictObject({ token: z.string() }), ({ token: value }) => {
      const token = world.state.tokens.get(value)
      if (!token) throw new ControlError(404, 'no such token')
      world.state.tokens.put({ ...token, isRevoked: true })
      return { isRevoked: true }
    }),
    createResident: action(ResidentInput, (input) => createResident(world, input)),
    createResidents: action(
      z.strictObject({ count: z.number().int().min(1).max(MOST_RESIDENTS_AT_ONCE) }),
      ({ count }) => Array.from({ length: count }, () => createResident(world, { acceptsMessages: true })),
    ),
    setResident: action(z.strictObject({ id: Id, acceptsMessages: z.boolean() }), ({ id, acceptsMessages }) =>
      world.state.residents.put({ ...requireResident(world, id), acceptsMessages }),
    ),
    setCommunity: action(z.strictObject({ id: Id, hasBotFeatures: z.boolean() }), ({ id, hasBotFeatures }) =>
      world.state.communities.put({ ...requireCommunity(world, id), hasBotFeatures }),
    ),
  }
}
