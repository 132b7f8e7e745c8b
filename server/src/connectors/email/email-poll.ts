/**
 * Reading a mailbox, one turn at a time. The cursor is the last number of a letter under the numbering it belongs to,
 * stored with the letters: after a crash the same ones come again. Read or unread, moved or not tells nothing.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type PollResult } from '../connector.ts'
import { type Breaks, NOT_FETCHED, setAside } from './email-aside.ts'
import { fetchLetters } from './email-fetch.ts'
import { type Visit, visitMailbox } from './email-imap.ts'
import { getSettings } from './email-settings.ts'

/** IDLE may die without a word: after this the mailbox is looked at anew, on a new connection. */
export const LONGEST_WAIT_MS = 110_000
/** A mailbox whose password was changed must not be locked for so many wrong ones. */
const AFTER_WRONG_PASSWORD_MS = 60_000
export const NUMBERED_ANEW = 'email.numbered_anew'

const Cursor = z.object({
  mailbox: z.string(),
  uidValidity: z.string(),
  lastUid: z.int().nonnegative(),
  /** When a turn last went well. */
  seenAt: z.coerce.date(),
})
type Cursor = z.infer<typeof Cursor>

export type PollTools = { now: () => number; breaks: Breaks; waitMs: number; maxLetterBytes: number }

export async function pollEmail(
  tools: PollTools,
  account: ChannelAccount,
  cursor: unknown,
  signal: AbortSignal,
): Promise<PollResult> {
  try {
    const settings = getSettings(account)
    const { mailbox } = settings
    return await visitMailbox(settings, { signal, mailbox }, (visit) =>
      takeTurn(tools, account, { visit, signal, mailbox, known: Cursor.safeParse(cursor).data ?? null }),
    )
  } catch (error) {
    // The caller has had enough of waiting.
    if (signal.aborted && error instanceof ConnectorError) return { items: [], cursor, gap: null }
    if (error instanceof ConnectorError && error.reason === 'token_revoked')
      await pause(Math.min(AFTER_WRONG_PASSWORD_MS, tools.waitMs), signal)
    throw error
  }
}

type Turn = { visit: Visit; signal: AbortSignal; mailbox: string; known: Cursor | null }

async function takeTurn(
  tools: PollTools,
  account: ChannelAccount,
  { visit, signal, mailbox, known }: Turn,
): Promise<PollResult> {
  const uidValidity = String(visit.mailbox.uidValidity)
  const isSame = known?.uidValidity === uidValidity && known.mailbox === mailbox
  const begin = isSame ? known.lastUid : await findBeginning(visit, known)
  const uids = await waitForNew(tools, visit, { after: begin, signal, mayWait: isSame })
  const fetched = await fetchLetters(visit, uids, tools.maxLetterBytes)
  const place = { breaks: tools.breaks, channelId: account.id, uidValidity }
  const { items, lastUid, isSetAside } = setAside(fetched, place)
  const next: Cursor = {
    mailbox,
    uidValidity,
    lastUid: Math.max(begin, lastUid),
    seenAt: new Date(tools.now()),
  }
  return { items, cursor: next, gap: gapOf({ isNumberedAnew: known !== null && !isSame, isSetAside }) }
}

function gapOf({ isNumberedAnew, isSetAside }: { isNumberedAnew: boolean; isSetAside: boolean }) {
  if (isNumberedAnew) return NUMBERED_ANEW
  return isSetAside ? NOT_FETCHED : null
}

/**
 * A mailbox is read from now on: what lay there was answered elsewhere. One that was numbered anew is read from two days
 * before it was last seen; what is known already is recognised by its bytes and by its `Message-ID`.
 */
async function findBeginning({ client, mailbox }: Visit, known: Cursor | null): Promise<number> {
  if (known === null) return Math.max((mailbox.uidNext ?? 1) - 1, 0)
  const since = new Date(known.seenAt.getTime() - 2 * DAY_MS)
  const uids = toNumbers(await client.search({ since }, { uid: true }))
  const [first] = uids
  return first === undefined ? Math.max((mailbox.uidNext ?? 1) - 1, 0) : first - 1
}

type Waiting = { after: number; signal: AbortSignal; mayWait: boolean }

async function waitForNew(
  { waitMs }: PollTools,
  { client }: Visit,
  { after, signal, mayWait }: Waiting,
): Promise<number[]> {
  let isTold = false
  let wake = () => {}
  const listen = () => {
    isTold = true
    wake()
  }
  client.on('exists', listen)
  const first = await listAfter(client, after)
  if (first.length > 0 || !mayWait || signal.aborted) return first
  const timer = new AbortController()
  const ended = pause(waitMs, AbortSignal.any([signal, timer.signal]))
  const told = new Promise<void>((resolve) => {
    wake = resolve
  })
  // Whichever ends first; the server's word is a reason to look, never the proof that nothing came.
  if (!isTold) await Promise.race([told, ended, idle(client)])
  timer.abort()
  if (signal.aborted) return []
  return isTold ? listAfter(client, after) : []
}

/** Ends with the connection. A server without IDLE is looked at when the wait is over. */
async function idle(client: Visit['client']): Promise<void> {
  const didIdle = await client.idle()
  if (didIdle === false) await new Promise(() => undefined)
}

/** `n:*` is never empty: of an old mailbox it gives the last letter, whose number is smaller than n. */
async function listAfter(client: Visit['client'], after: number): Promise<number[]> {
  const found = toNumbers(await client.search({ uid: `${after + 1}:*` }, { uid: true }))
  return found.filter((uid) => uid > after)
}

export function toNumbers(found: number[] | false | undefined): number[] {
  if (!found) throw new ConnectorError('try_later', 'email.imap_refused', { retryAfterMs: 30_000 })
  return found.toSorted((a, b) => a - b)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
