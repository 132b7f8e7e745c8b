/**
 * The blank of a month and what was answered on it, in this browser alone, until the server has counted it. Whoever asks
 * for the blank is known; what comes back carries nothing of them.
 */
import { blind, messageOf, toText, unblind } from '@veche/contract/portal/blind-token.ts'
import { ApiError } from '../../../lib/api.ts'
import { readStored, writeStored } from '../../../lib/browser/storage.ts'
import { listKeys, type Pulse, type PulseAnswer, sendAnswer, takeBlank } from './pulse.queries.ts'

type Said = Pick<PulseAnswer, 'scores'> & { words: string }
export type KeptBlank = {
  month: string
  group: string
  serial: string
  blinded: string
  inverse: string
  /** Null: asked for, and no reply has come. */
  signature: string | null
  /** Null: nothing was answered yet. */
  said: Said | null
}
/** Refusals of this browser, said in the words of refusals. */
const [BAD_BLANK, BAD_KEY] = ['blank.unsigned', 'blank.foreign_key'] as const
type Owner = { userId: string; month: string }

const keyOf = ({ userId, month }: Owner) => `pulse.${userId}.${month}`

export function readKept(owner: Owner): KeptBlank | null {
  const text = readStored(keyOf(owner))
  return text === null ? null : (JSON.parse(text) as KeptBlank)
}

function keep(owner: Owner, blank: KeptBlank): KeptBlank {
  writeStored(keyOf(owner), JSON.stringify(blank))
  return blank
}

/** Where the blank of the reader is not in this browser, it was taken in another one or has been counted. */
export async function getBlank(userId: string, pulse: Pulse): Promise<KeptBlank> {
  const owner = { userId, month: pulse.month }
  const blank = readKept(owner) ?? keep(owner, await prepareBlank(pulse))
  if (blank.signature !== null) return blank
  const message = messageOf(blank)
  const { month, group, blinded, inverse } = blank
  const { signature: signed } = await takeBlank({ month, group, blinded })
  const signature = await unblind(message, pulse.key, { signed, inverse })
  if (signature === null) throw new ApiError(BAD_BLANK, 0)
  return keep(owner, { ...blank, signature })
}

async function prepareBlank({ month, group, key }: Pulse): Promise<KeptBlank> {
  const { keys } = await listKeys(month)
  const ofGroup = keys.filter((one) => one.group === group)
  // A key of one's own would tell whose answer it signs.
  if (ofGroup.length !== 1 || ofGroup[0]?.n !== key.n || ofGroup[0].e !== key.e)
    throw new ApiError(BAD_KEY, 0)
  const serial = toText(crypto.getRandomValues(new Uint8Array(32)))
  const hidden = await blind(messageOf({ month, group, serial }), key)
  return { month, group, serial, ...hidden, signature: null, said: null }
}

/** Kept before it is sent: the server may forget it until enough have answered. */
export async function handIn(owner: Owner, blank: KeptBlank, said: Said): Promise<'waiting' | 'counted'> {
  return sendKept(owner, keep(owner, { ...blank, said }))
}

/** Nothing to send, or what became of it. */
export async function handInAgain(owner: Owner): Promise<'waiting' | 'counted' | null> {
  const blank = readKept(owner)
  return blank?.said ? sendKept(owner, blank) : null
}

async function sendKept(owner: Owner, { month, group, serial, signature, said }: KeptBlank) {
  const { state } = await sendAnswer({
    month,
    group,
    serial,
    signature: signature ?? '',
    ...said,
    scores: said?.scores ?? [],
  })
  if (state === 'counted') writeStored(keyOf(owner), null)
  return state
}
