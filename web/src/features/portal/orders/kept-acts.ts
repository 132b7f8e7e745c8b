/**
 * What was pressed stays in this browser until the server has it. Each goes with the moment of its press and a name of
 * its own, so that a repeat after a lost response counts once.
 */
import { ApiError, isForLater } from '../../../lib/api.ts'
import { listStoredKeys, readStored, writeStored } from '../../../lib/browser/storage.ts'
import { KEPT_CHANGED } from '../../../lib/line/kept.ts'
import { type BulletinFile, sendDeed, sendReceipt } from './orders.queries.ts'

type Receipt = { kind: 'read'; bulletinId: string; versionNo: number; pressedAt: string }
export type Deed = {
  kind: 'deed'
  bulletinId: string
  id: string
  state: 'done' | 'cannot' | 'taken_back'
  words: string
  link: string | null
  /** Absent: of an act that was kept before files were. */
  files?: BulletinFile[]
  subject?: string
  /** The last word that stood there when it was pressed. */
  after?: string | null
  /** Another one was said meanwhile: it goes only when its person says so. */
  met?: Met
  pressedAt: string
}
/** Who said what, meanwhile. */
export type Met = { id: string; state: 'done' | 'cannot' | 'taken_back'; at: string; by: string }
export type KeptAct = Receipt | Deed

const prefixOf = (userId: string) => `bulletins.${userId}.`

function keyOf(userId: string, act: KeptAct): string {
  const name = act.kind === 'read' ? `read.${act.versionNo}` : `deed.${act.id}`
  return `${prefixOf(userId)}${act.bulletinId}.${name}`
}

export function keepAct(userId: string, act: KeptAct): void {
  writeStored(keyOf(userId, act), JSON.stringify(act))
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

export function dropAct(userId: string, act: KeptAct): void {
  writeStored(keyOf(userId, act), null)
  window.dispatchEvent(new Event(KEPT_CHANGED))
}

/** In the order in which they were pressed. What another version of the product wrote and nobody can read is let go of. */
export function listKeptActs(userId: string): KeptAct[] {
  return listStoredKeys(prefixOf(userId))
    .flatMap((key) => readAct(readStored(key)) ?? [])
    .toSorted((one, two) => (one.pressedAt < two.pressedAt ? -1 : 1))
}

function readAct(text: string | null): KeptAct | null {
  try {
    const act: Partial<KeptAct> | null = JSON.parse(text ?? 'null')
    if (act === null || typeof act.bulletinId !== 'string' || typeof act.pressedAt !== 'string') return null
    if (act.kind === 'read' && typeof act.versionNo === 'number') return act as Receipt
    return act.kind === 'deed' && typeof act.id === 'string' && typeof act.state === 'string'
      ? (act as Deed)
      : null
  } catch {
    return null
  }
}

function readMet(error: unknown): Met | null {
  if (!(error instanceof ApiError) || error.code !== 'bulletin.said_meanwhile') return null
  const { id, state, at, by } = error.details
  const isState = state === 'done' || state === 'cannot' || state === 'taken_back'
  return typeof id === 'string' && isState && typeof at === 'string'
    ? { id, state, at, by: String(by ?? '') }
    : null
}

/** Its person has read what was said meanwhile, and says their own all the same. */
export function keepAnyway(userId: string, { met, ...act }: Deed): void {
  keepAct(userId, { ...act, after: met?.id ?? null })
}

async function send(act: KeptAct): Promise<void> {
  if (act.kind === 'read') {
    const { versionNo, pressedAt } = act
    return void (await sendReceipt(act.bulletinId, { versionNo, pressedAt }))
  }
  const { kind, bulletinId, met, ...body } = act
  await sendDeed(bulletinId, body)
}

export type Sent = { act: KeptAct; error: unknown }
let running: Promise<Sent[]> | null = null

/** One run at a time in this window; whatever the server did not take for good stays for the next. */
export async function sendKeptActs(userId: string): Promise<Sent[]> {
  // What was pressed during a run may have missed it.
  while (running) await running
  running = sendAll(userId).finally(() => {
    running = null
  })
  return running
}

async function sendAll(userId: string): Promise<Sent[]> {
  const sent: Sent[] = []
  for (const act of listKeptActs(userId)) {
    if (act.kind === 'deed' && act.met) continue
    try {
      await send(act)
      sent.push({ act, error: null })
    } catch (error) {
      if (isForLater(error)) return sent
      const met = act.kind === 'deed' ? readMet(error) : null
      if (act.kind === 'deed' && met) {
        keepAct(userId, { ...act, met })
        sent.push({ act, error })
        continue
      }
      sent.push({ act, error })
    }
    dropAct(userId, act)
  }
  return sent
}
