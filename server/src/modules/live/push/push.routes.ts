import type {
  AddPushDeviceRequest,
  PushDevicesResponse,
  PushSwitchResponse,
} from '@veche/contract/admin/push.ts'
import { PUSH_ROUTES } from '@veche/contract/routes/admin/push.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import { findTarget, readOutsideUrl, resolveHost } from '../../../platform/http/outside/outside-target.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, requireActor } from '../../access/index.ts'
import { encryptFor } from './encrypt.ts'
import {
  countDevices,
  deleteDevice,
  deleteOldDevices,
  findKey,
  listDevices,
  upsertDevice,
  upsertKey,
} from './push.repository.ts'
import type { PushContext } from './send-push.ts'
import { makeKeys } from './vapid.ts'

/** Of one person. Each is an address outside that we post to. */
const DEVICES_AT_MOST = 10

export function pushRoutes(context: PushContext): FastifyPluginAsync {
  const { db } = context
  return async (app) => {
    serveRoute(app, PUSH_ROUTES.listDevices, (request) => readDevices(context, requireActor(request)))

    serveRoute(app, PUSH_ROUTES.addDevice, async (request) => {
      const actor = requireActor(request)
      await addDevice(context, { device: request.body, actor })
      return readDevices(context, actor)
    })

    serveRoute(app, PUSH_ROUTES.removeDevice, async (request) => {
      const actor = requireActor(request)
      await deleteDevice(db, { id: request.params.deviceId, userId: actor.id })
      return readDevices(context, actor)
    })

    serveRoute(app, PUSH_ROUTES.readSwitch, () => readSwitch(context))

    serveRoute(app, PUSH_ROUTES.turnSwitch, async (request) => {
      await turnSwitch(context, { ...request.body, actor: requireActor(request) })
      return readSwitch(context)
    })
  }
}

async function readDevices({ db }: PushContext, { id }: Actor): Promise<PushDevicesResponse> {
  const [key, devices] = await Promise.all([findKey(db), listDevices(db, id)])
  return {
    publicKey: key?.isOn ? key.publicKey : null,
    devices: devices.map(({ createdAt, ...device }) => ({ ...device, createdAt: createdAt.toISOString() })),
  }
}

/** Once sent, the address is looked at again each time: a name may lead elsewhere tomorrow. */
async function addDevice(
  { db, clock, trustedOrigins, resolve }: PushContext,
  { device, actor }: { device: AddPushDeviceRequest; actor: Actor },
): Promise<void> {
  if (!(await findKey(db))?.isOn) throw new ConflictError('push.off')
  try {
    await findTarget(readOutsideUrl(device.endpoint), { trustedOrigins, resolve: resolve ?? resolveHost })
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    throw new InvalidError('push.address_blocked', { field: 'endpoint' })
  }
  assertKey(device)
  const row = { ...device, id: newId(), userId: actor.id }
  await db.transaction().execute(async (tx) => {
    await upsertDevice(tx, row, clock())
    await deleteOldDevices(tx, actor.id, DEVICES_AT_MOST)
  })
}

function assertKey(device: AddPushDeviceRequest): void {
  try {
    encryptFor(device, Buffer.from('{}'))
  } catch {
    throw new InvalidError('push.key_wrong', { field: 'p256dh' })
  }
}

async function readSwitch({ db }: PushContext): Promise<PushSwitchResponse> {
  const [key, devices] = await Promise.all([findKey(db), countDevices(db)])
  return {
    isOn: key?.isOn ?? false,
    changedByName: key?.changedByName ?? null,
    changedAt: key?.changedAt.toISOString() ?? null,
    devices,
  }
}

async function turnSwitch(
  { db, clock, vault }: PushContext,
  { isOn, actor }: { isOn: boolean; actor: Actor },
): Promise<void> {
  const { privateKey, publicKey } = makeKeys()
  const made = { sealedKey: vault.sealBytes(privateKey), publicKey }
  await db.transaction().execute(async (tx) => {
    const before = (await findKey(tx))?.isOn ?? false
    if (before === isOn) return
    await upsertKey(tx, { isOn, by: actor, now: clock() }, made)
    const action = isOn ? 'push.switched_on' : 'push.switched_off'
    await addJournal(tx, { actor, action, objectType: 'push', objectId: null })
  })
}
