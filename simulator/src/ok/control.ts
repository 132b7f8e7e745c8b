/** Everything a person, a test or the demo region can do to the emulator of Odnoklassniki. */

import { z } from 'zod'
import { action } from '../lib/control/action.ts'
import { type ControlCore, commonActions } from '../lib/control/control.ts'
import { ControlError } from '../lib/control/control-error.ts'
import { inventName } from '../lib/names.ts'
import { Media } from '../lib/voice.ts'
import { Fault } from './faults.ts'
import { Application } from './model.ts'
import { deriveId, findChat, nowMs, requireGroup, requireResident, type World } from './world.ts'
import { writeMessage } from './write.ts'

const Id = z.number().int()
const Place = z.object({ latitude: z.number(), longitude: z.number() })

function groupActions(world: World) {
  const { state } = world
  return {
    createGroup: action(
      z.strictObject({
        ...{ id: Id.optional(), name: z.string(), key: z.string().optional() },
        application: Application.nullable().default(null),
      }),
      ({ id: given, name, key, application }) =>
        state.groups.put({
          ...{ id: given ?? 530_000 + state.next('group'), name, isRevoked: false, application },
          key: key ?? deriveId(world, 'group key', 60),
        }),
    ),
    /** Acts as when a new key was made in the settings: the old one no longer works. */
    revokeKey: action(z.strictObject({ groupId: Id }), ({ groupId }) =>
      state.groups.put({ ...requireGroup(world, groupId), isRevoked: true }),
    ),
    createResident: action(
      z.strictObject({
        id: Id.optional(),
        firstName: z.string().optional(),
        lastName: z.string().optional(),
      }),
      ({ id: given, ...names }) => {
        const number = state.next('resident')
        const invented = inventName({ seed: world.seed(), number })
        const { firstName = invented.firstName, lastName = invented.lastName } = names
        return state.residents.put({ id: given ?? 123_456_000 + number, firstName, lastName })
      },
    ),
    /** Unsubscribes as after eight hours of silence. */
    dropSubscriptions: action(z.strictObject({ groupId: Id }), ({ groupId }) => {
      for (const { key } of state.subscriptions.inGroup(String(groupId))) state.subscriptions.remove(key)
    }),
  }
}

function messageActions(world: World) {
  const { state } = world
  return {
    writeMessage: action(
      z.strictObject({
        groupId: Id,
        residentId: Id,
        text: z.string().trim().max(3000).default(''),
        photos: z.number().int().min(0).max(5).default(0),
        media: Media.nullable().default(null),
        place: Place.nullable().default(null),
        replyTo: z.string().nullable().default(null),
      }),
      ({ groupId, residentId, text, photos, media, place, replyTo }) => {
        requireGroup(world, groupId)
        requireResident(world, residentId)
        const chat = findChat(world, groupId, residentId) ?? {
          ...{ id: `chat:C${deriveId(world, 'chat', 12)}`, groupId, residentId, isClosed: false },
          lastEventMs: nowMs(world),
        }
        return writeMessage(world, state.chats.put(chat), {
          ...{ senderId: `user:${residentId}`, text, place, replyTo },
          media: media && { kind: media, id: String(8000 + state.next('photo')) },
          photos: Array.from({ length: photos }, () => String(8000 + state.next('photo'))),
        })
      },
    ),
    /** Answers as an employee in the network itself, of which nobody is told. */
    answerByHand: action(
      z.strictObject({ groupId: Id, residentId: Id, text: z.string() }),
      ({ groupId, residentId, text }) => {
        const chat = findChat(world, groupId, residentId)
        if (!chat) throw new ControlError(404, 'no conversation')
        return writeMessage(world, chat, { senderId: `group:${groupId}`, text })
      },
    ),
    closeChat: action(
      z.strictObject({ groupId: Id, residentId: Id, isClosed: z.boolean() }),
      ({ groupId, residentId, isClosed }) => {
        const chat = findChat(world, groupId, residentId)
        if (!chat) throw new ControlError(404, 'no conversation')
        return state.chats.put({ ...chat, isClosed })
      },
    ),
  }
}

export function createControl({ world, ...core }: ControlCore<World>) {
  const { ledger, faults, seed, state } = world
  return {
    ...groupActions(world),
    ...messageActions(world),
    ...commonActions({ ...core, ledger, faults, Fault, seed, dump: state.dump }),
  }
}

export type Control = ReturnType<typeof createControl>
