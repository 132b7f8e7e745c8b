/** What this browser can do and has allowed. */
import { prepareOffline } from '../../../lib/line/offline.ts'

export function canBeTold(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** Null: nothing is switched on here. */
export async function findSubscription(): Promise<PushSubscription | null> {
  if (!canBeTold()) return null
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

export type Subscribed = { endpoint: string; p256dh: string; auth: string }

/** Asks the person in the browser's own window; null where they refuse. */
export async function subscribe(publicKey: string): Promise<Subscribed | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  await prepareOffline()
  const { pushManager } = await navigator.serviceWorker.ready
  // One made for keys that are no more tells nobody.
  await (await pushManager.getSubscription())?.unsubscribe()
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { endpoint, keys } = made.toJSON()
  return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : null
}
