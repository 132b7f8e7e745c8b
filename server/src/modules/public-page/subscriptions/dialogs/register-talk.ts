/** Following a place from a private dialog that a resident has begun: a word, a place, a yes. None of it opens work. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../../platform/database/db.ts'
import { idFrom, newId } from '../../../../platform/ids.ts'
import type { Vault } from '../../../../platform/vault.ts'
import { type AnswersContext, queuePost } from '../../../answers/index.ts'
import { channelChanged, getChannel } from '../../../channels/index.ts'
import { getDirectory } from '../../../directory/index.ts'
import type { Arrival } from '../../../inbox/index.ts'
import type { Language } from '../../domain/words.ts'
import { type DialogWords, dialogWordsOf } from '../domain/dialog-words.ts'
import { subscriptionWordsOf } from '../domain/words.ts'
import { type Followed, nameFollowed, readFollowed } from '../followed.ts'
import { confirmSubscription, findSubscription, insertSubscription } from '../subscriptions.repository.ts'
import { readWhere } from './domain/read-where.ts'
import { mayBePlace, readTalkWord, type TalkWord } from './domain/talk-word.ts'
import {
  countConfirmed,
  deleteSubscriptionsOfDialog,
  deleteTalk,
  listTalks,
  type TalkRow,
  upsertTalk,
} from './talks.repository.ts'

/** So long we wait for the place or the yes; afterwards the same words are a question again. */
const TALK_MS = HOUR_MS
const MOST_OF_DIALOG = 10

export type TalkDeps = Pick<AnswersContext, 'connectors'> & { vault: Pick<Vault, 'mark'>; now: Date }

/** Those that may be part of a talk wait until the questions that came with them are there. */
export async function splitTalk(
  tx: Tx,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<{ talk: Arrival[]; others: Arrival[] }> {
  const said = arrivals.filter(isSaidInPrivate)
  if (said.length === 0) return { talk: [], others: [...arrivals] }
  const begun = said.filter(({ message }) => readTalkWord(message.text).some(({ kind }) => kind === 'begin'))
  const short = said.filter(({ message }) => mayBePlace(message.text))
  const waiting = await listTalks(
    tx,
    short.map(({ message }) => message),
    since(now),
  )
  const open = new Set([...begun.map(({ message }) => message), ...waiting].map(keyOf))
  const isTalk = (arrival: Arrival) =>
    isSaidInPrivate(arrival) &&
    (readTalkWord(arrival.message.text).length > 0 ||
      (open.has(keyOf(arrival.message)) && mayBePlace(arrival.message.text)))
  return { talk: arrivals.filter(isTalk), others: arrivals.filter((arrival) => !isTalk(arrival)) }
}

function isSaidInPrivate({ message, change }: Arrival): boolean {
  const { surface, direction, authorKind, automatic } = message
  return (
    change === 'appeared' &&
    surface === 'private' &&
    direction === 'in' &&
    authorKind === 'person' &&
    automatic === null
  )
}

const keyOf = ({ channelId, container }: Pick<TalkRow, 'channelId' | 'container'>) =>
  `${channelId} ${container}`
const since = (now: Date) => new Date(now.getTime() - TALK_MS)

/** Gives those that were no part of a talk: they are words like any other. */
export async function registerTalk(tx: Tx, arrivals: readonly Arrival[], deps: TalkDeps): Promise<Arrival[]> {
  const unmet: Arrival[] = []
  for (const arrival of arrivals) if (!(await registerWords(tx, arrival, deps))) unmet.push(arrival)
  return unmet
}

type Turn = { message: Arrival['message']; talk: TalkRow | null }

async function registerWords(tx: Tx, { message }: Arrival, deps: TalkDeps): Promise<boolean> {
  const [talk = null] = await listTalks(tx, [message], since(deps.now))
  const turn = { message, talk }
  for (const word of readTalkWord(message.text)) if (await obey(tx, turn, word, deps)) return true
  if (!talk || talk.subscriptionId !== null) return false
  if (await showPlace(tx, turn, { where: message.text, language: talk.language }, deps)) return true
  // Whoever goes on with something else asks it.
  await deleteTalk(tx, message)
  return false
}

/** False: here the word means something else. */
async function obey(tx: Tx, turn: Turn, word: TalkWord, deps: TalkDeps): Promise<boolean> {
  const { message, talk } = turn
  const words = dialogWordsOf(word.language)
  switch (word.kind) {
    case 'stop': {
      const hasStopped = await deleteSubscriptionsOfDialog(tx, message)
      if (!hasStopped && !talk) return false
      await deleteTalk(tx, message)
      return say(tx, message, hasStopped ? words.stopped : words.cancelled, deps)
    }
    case 'cancel':
      if (!talk) return false
      await deleteTalk(tx, message)
      return say(tx, message, words.cancelled, deps)
    case 'confirm':
      return talk?.subscriptionId ? confirm(tx, message, talk.subscriptionId, deps) : false
    case 'begin':
      if (word.where !== '') return showPlace(tx, turn, word, deps)
      await deleteTalk(tx, message)
      await waitFor(tx, message, { language: word.language, subscriptionId: null }, deps)
      return say(tx, message, words.askWhere(await findNear(tx, message.channelId)), deps)
  }
}

async function findNear(tx: Tx, channelId: string): Promise<string | null> {
  const { municipalityCode } = await getChannel(tx, channelId)
  const { municipalities } = await getDirectory(tx)
  return municipalities.find(({ code }) => code === municipalityCode)?.centre ?? null
}

type Where = { where: string; language: Language }

/** False: no place of ours stands there. */
async function showPlace(
  tx: Tx,
  { message }: Turn,
  { where, language }: Where,
  deps: TalkDeps,
): Promise<boolean> {
  const directory = await getDirectory(tx)
  const read = readWhere(where, directory)
  if (read === null) return false
  const words = dialogWordsOf(language)
  const followed = 'part' in read ? read : readFollowed(read, directory)
  if (followed === 'place') return false
  await deleteTalk(tx, message)
  if (typeof followed === 'string' || 'part' in followed) {
    await waitFor(tx, message, { language, subscriptionId: null }, deps)
    return say(tx, message, words.unread(typeof followed === 'string' ? where : followed.part), deps)
  }
  return offer(tx, message, { followed, language }, deps)
}

async function offer(
  tx: Tx,
  message: Arrival['message'],
  { followed, language }: { followed: Followed; language: Language },
  deps: TalkDeps,
): Promise<boolean> {
  const words = dialogWordsOf(language)
  const named = await nameFollowed({ db: tx }, followed, subscriptionWordsOf(language))
  const { channelId, container, threadExternalId, externalId: replyToExternalId } = message
  const row = await insertSubscription(tx, {
    ...{ ...followed, language, id: newId(), createdAt: deps.now, toldUntil: deps.now },
    ...{ channelId, container, threadExternalId, replyToExternalId },
    emailMark: deps.vault.mark(`subscription dialog ${channelId} ${container}`),
  })
  if (row.confirmedAt !== null) return say(tx, message, words.known(named), deps)
  if ((await countConfirmed(tx, message)) >= MOST_OF_DIALOG) {
    await deleteTalk(tx, message)
    return say(tx, message, words.tooMany(MOST_OF_DIALOG), deps)
  }
  await waitFor(tx, message, { language, subscriptionId: row.id }, deps)
  return say(tx, message, words.show(named), deps)
}

async function confirm(
  tx: Tx,
  message: Arrival['message'],
  subscriptionId: string,
  deps: TalkDeps,
): Promise<boolean> {
  const row = await findSubscription(tx, subscriptionId)
  if (!row) return false
  await confirmSubscription(tx, row.id, deps.now)
  await deleteTalk(tx, message)
  const named = await nameFollowed({ db: tx }, row, subscriptionWordsOf(row.language))
  return say(tx, message, dialogWordsOf(row.language).confirmed(named), deps)
}

function waitFor(
  tx: Tx,
  { channelId, container }: Arrival['message'],
  talk: Pick<TalkRow, 'language' | 'subscriptionId'>,
  { now }: TalkDeps,
): Promise<void> {
  return upsertTalk(tx, { ...talk, channelId, container, askedAt: now })
}

/** Of the same words heard twice there is one answer. */
async function say(
  tx: Tx,
  { channelId, container, threadExternalId, externalId }: Arrival['message'],
  { text, buttons }: DialogWords['cancelled'],
  deps: TalkDeps,
): Promise<true> {
  await queuePost(
    tx,
    {
      ...{ id: idFrom('subscription talk', channelId, container, externalId), channelId },
      ...{ purpose: 'subscription', writtenBy: null, tells: channelChanged(channelId), text, buttons },
      place: { surface: 'private', container, threadExternalId, replyToExternalId: externalId },
    },
    deps,
  )
  return true
}
