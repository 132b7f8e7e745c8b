/** Says «есть новое» to devices, outside any transaction, to no address inside. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { OutsideError } from '../../../platform/http/outside/outside-error.ts'
import type { Resolve } from '../../../platform/http/outside/outside-target.ts'
import { postOutside } from '../../../platform/http/outside/post-outside.ts'
import { timeInZone } from '../../../platform/working-time/index.ts'
import { isNight } from '../../notifications/index.ts'
import { isGone, nextPushAttempt } from './domain/push-times.ts'
import { encryptFor } from './encrypt.ts'
import { claimDevices, type DueDevice, deleteDevice, endAttempt, findKey } from './push.repository.ts'
import { authorization } from './vapid.ts'

export type PushContext = Pick<AppContext, 'db' | 'clock' | 'vault' | 'log' | 'region'> & {
  publicUrl: string
  trustedOrigins: readonly string[]
  resolve?: Resolve
}

const IDLE_MS = 5000
const OFF_MS = MINUTE_MS
const AT_ONCE = 20
/** However much comes, a device is not told more often. */
const PAUSE_MS = MINUTE_MS
const TTL_S = 12 * 3600
const TIMEOUT_MS = 15_000
/** All that leaves: the worker of the page has the words. */
const MESSAGE = Buffer.from('{"news":true}')

export function startPush(context: PushContext): Loop {
  return startLoop({
    name: 'push',
    log: context.log,
    turn: async () => {
      const sent = await sendPushDue(context)
      if (sent === null) return { nextInMs: OFF_MS }
      return { nextInMs: sent === AT_ONCE ? 0 : IDLE_MS }
    },
  })
}

/** One turn; null where it is off. */
export async function sendPushDue(context: PushContext): Promise<number | null> {
  const { db, clock, region, vault } = context
  const key = await findKey(db)
  if (!key?.isOn) return null
  const now = clock()
  const night = isNight(timeInZone(region.timeZone, now))
  const due = await db
    .transaction()
    .execute((tx) => claimDevices(tx, { now, isNight: night, limit: AT_ONCE }))
  const privateKey = vault.openBytes(key.sealedKey)
  await Promise.all(due.map((device) => tell(context, { device, privateKey, now })))
  return due.length
}

type Telling = { device: DueDevice; privateKey: Buffer; now: Date }

async function tell(context: PushContext, telling: Telling): Promise<void> {
  const { db, log } = context
  const { device, now } = telling
  const status = await send(context, telling)
  if (status !== null && isGone(status)) return deleteDevice(db, { id: device.id })
  const later = new Date(now.getTime() + PAUSE_MS)
  if (status !== null && status >= 200 && status < 300)
    return endAttempt(db, device.id, { toldUntil: now, nextAttemptAt: later })
  log.warn({ deviceId: device.id, status, attempts: device.attempts }, 'a device was not told')
  const nextAttemptAt = nextPushAttempt(device.attempts, now)
  await endAttempt(
    db,
    device.id,
    nextAttemptAt ? { nextAttemptAt } : { toldUntil: now, nextAttemptAt: later },
  )
}

/** Null: nobody answered, or the address leads inside. */
async function send(context: PushContext, { device, privateKey, now }: Telling): Promise<number | null> {
  const { publicUrl, trustedOrigins, resolve } = context
  const { endpoint } = device
  try {
    const answer = await postOutside({
      ...{ url: endpoint, body: encryptFor(device, MESSAGE), contentType: 'application/octet-stream' },
      headers: {
        ...{ 'content-encoding': 'aes128gcm', ttl: String(TTL_S), urgency: 'normal', topic: 'news' },
        authorization: authorization({ endpoint, subject: publicUrl, now, privateKey }),
      },
      ...{ trustedOrigins, maxBytes: 500, isCut: true, totalMs: TIMEOUT_MS, ...(resolve && { resolve }) },
    })
    return answer.status
  } catch (error) {
    if (error instanceof OutsideError) return null
    throw error
  }
}
