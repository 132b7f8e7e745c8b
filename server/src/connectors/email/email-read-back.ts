/** What came to the mailbox in a time: the same bytes, so the same keys as when they were read live. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { type ChannelAccount, ConnectorError, type RawItem, type ReadBackScope } from '../connector.ts'
import { NOT_FETCHED } from './email-aside.ts'
import { type Fetched, fetchLetters } from './email-fetch.ts'
import { visitMailbox } from './email-imap.ts'
import { toNumbers } from './email-poll.ts'
import { getSettings } from './email-settings.ts'

/** So many letters refused in one reading are no poisoned letters. */
const MOST_BREAKS = 20

/**
 * What the server does not give stops no other letter: the rest is read first.
 * @throws ConnectorError `email.not_fetched` at the end when one was not given: the gap stays and is read again.
 */
export async function* readBackEmail(
  { maxLetterBytes }: { maxLetterBytes: number },
  account: ChannelAccount,
  { scope, signal }: { scope: ReadBackScope; signal: AbortSignal },
): AsyncGenerator<RawItem[]> {
  // Before the mailbox was first seen whole there was nothing to miss.
  if (scope.kind !== 'time' || scope.from === null) return
  const span = { from: scope.from, to: scope.to }
  const settings = getSettings(account)
  let broken: Fetched['broken'] = null
  let breaks = 0
  for (let after = 0, isMore = true; isMore && !signal.aborted; ) {
    const page = await visitMailbox(settings, { signal, mailbox: settings.mailbox }, async (visit) => {
      const uids = (await listWithin(visit.client, span)).filter((uid) => uid > after)
      const fetched = await fetchLetters(visit, uids, maxLetterBytes)
      const lastUid = fetched.broken?.uid ?? fetched.lastUid
      return { ...fetched, lastUid, isMore: uids.some((uid) => uid > lastUid) }
    })
    if (page.items.length > 0) yield page.items
    after = page.lastUid
    isMore = page.isMore
    if (page.broken === null) continue
    broken = page.broken
    breaks += 1
    // The line itself is bad.
    if (breaks >= MOST_BREAKS) throw broken.error
  }
  if (broken) throw new ConnectorError('try_later', NOT_FETCHED)
}

type Client = Parameters<Parameters<typeof visitMailbox>[2]>[0]['client']

/** Servers find by whole days of their own clock; the hour is looked at here. */
async function listWithin(client: Client, { from, to }: { from: Date; to: Date }): Promise<number[]> {
  const since = new Date(from.getTime() - DAY_MS)
  const uids = toNumbers(await client.search({ since }, { uid: true }))
  if (uids.length === 0) return []
  const within: number[] = []
  for await (const { uid, internalDate } of client.fetch(
    uids,
    { uid: true, internalDate: true },
    { uid: true },
  )) {
    const at = internalDate === undefined ? from : new Date(internalDate)
    if (at.getTime() >= from.getTime() - HOUR_MS && at.getTime() <= to.getTime() + HOUR_MS) within.push(uid)
  }
  return within.toSorted((a, b) => a - b)
}
