/** The author's side: asks how it goes, says whether it helped, or says nothing and silence closes the question. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { understandVerdict } from '../../../../modules/text/index.ts'
import { fillWords } from '../words/fill-words.ts'
import { buildWords, nextTick } from './messages.ts'
import type { Leading, Office, Truth } from './office.ts'
import { hoursOf, later } from './times.ts'
import type { Walk } from './walk.ts'
import { progressOf } from './world.ts'

const REMINDS = 0.05
/** Who answers «Решена ли проблема?», and how: satisfied, in half, not. */
const WORDS: Record<Exclude<Truth, 'promised'>, { says: number; good: number; half: number }> = {
  solved: { says: 0.34, good: 0.86, half: 0.09 },
  called_solved: { says: 0.5, good: 0.04, half: 0.18 },
  explained: { says: 0.26, good: 0.5, half: 0.22 },
  not_solved: { says: 0.38, good: 0.05, half: 0.2 },
}
/** Told by telephone, and written down by a dispatcher. */
const BY_TELEPHONE = 0.3
/** What was put right is seen again by somebody who writes. */
const WRITES_AGAIN = 0.55

/** «Ну что там?» before there is an answer. */
export function* remindOfOneself(walk: Walk, office: Office): Generator<Date, void> {
  const { chance, life } = walk
  if (!chance.isLucky(REMINDS)) return
  const at = later(life.incident.updatedAt, chance.between(15, 70), null)
  yield at
  speak(walk, office, { at, texts: office.world.words.talk.followUps })
}

type Listening = Leading & {
  truth: Exclude<Truth, 'promised'>
  answerAgain: () => Generator<Date, Truth>
}

export function* listenToAuthor(
  walk: Walk,
  { office, members, truth, answerAgain }: Listening,
): Generator<Date, void> {
  const { chance, life } = walk
  let said = truth
  for (let round = 0; ; round += 1) {
    const words = WORDS[said]
    const due = walk.findDeadline('author_silence')?.dueAt
    if (!due) return
    const isHeard = members.length === 0 && chance.isLucky(words.says)
    const heardAt = new Date(life.incident.updatedAt.getTime() + chance.wait(0.8 * DAY_MS) + HOUR_MS / 6)
    const at = new Date(Math.floor(heardAt.getTime() / 1000) * 1000)
    if (!isHeard || at.getTime() > due.getTime() - HOUR_MS) {
      yield* closeSilent(walk, due)
      break
    }
    yield at
    const mood = chance.next()
    if (mood < words.good) {
      speak(walk, office, { at, texts: goodWords(office) })
      break
    }
    if (mood < words.good + words.half) {
      yield* closeHalf(walk, office, at)
      break
    }
    if (round > 0 || chance.isLucky(BY_TELEPHONE)) {
      const actor = office.world.staff.dispatcher
      walk.run({ at, actor, command: { type: 'close', satisfaction: 'dissatisfied' } })
      break
    }
    speak(walk, office, { at, texts: badWords(office) })
    const next = yield* answerAgain()
    if (next === 'promised') return
    said = next
  }
  planNextTime(walk, office, said)
}

const goodWords = ({ world: { words } }: Office) =>
  [...words.talk.solved, ...words.talk.satisfied].filter((text) => understandVerdict(text) === 'satisfied')
const badWords = ({ world: { words } }: Office) =>
  [...words.talk.unsolved, ...words.talk.formal].filter((text) => understandVerdict(text) === 'dissatisfied')
const halfWords = ({ world: { words } }: Office) =>
  words.talk.partly.filter((text) => understandVerdict(text) === 'neutral')

type Speaking = { at: Date; texts: readonly string[] }

function speak(walk: Walk, { world }: Office, { at, texts }: Speaking): void {
  const { life, asked, chance } = walk
  const [source] = life.messages
  if (!source) throw new Error('A question has a message')
  const { style } = world.words
  const { text } = fillWords(chance.choose(texts), {
    spot: asked.spot,
    sex: asked.resident.sex,
    style,
    chance,
  })
  const message = buildWords(source, { at, text, serial: life.messages.length, chance })
  const command = {
    type: 'follow_up',
    isThanks: world.isThanks(text),
    verdict: understandVerdict(text),
  } as const
  walk.run({ at: message.receivedAt, command, details: { messageId: message.id } })
  life.messages.push({ ...message, isRead: !walk.state.hasUnreadFollowUp })
}

/** «Частично» waits for a person. */
function* closeHalf(walk: Walk, office: Office, at: Date): Generator<Date, void> {
  const { chance, life } = walk
  speak(walk, office, { at, texts: halfWords(office) })
  const actor = office.world.staff.dispatcher
  const readAt = later(life.incident.updatedAt, chance.spread(60, 0.9), office.world.centre)
  yield readAt
  walk.run({ at: readAt, actor, command: { type: 'read_follow_ups' } })
  for (const message of life.messages) message.isRead = true
  const closedAt = later(readAt, 3, null)
  yield closedAt
  walk.run({ at: closedAt, actor, command: { type: 'close', satisfaction: 'neutral' } })
}

/** By the job that runs each five minutes. */
function* closeSilent(walk: Walk, due: Date): Generator<Date, void> {
  const at = nextTick(due, 5)
  yield at
  walk.run({ at, command: { type: 'close', satisfaction: 'no_answer' } })
}

/** What was only called solved is noticed soon; good work holds longer. */
function planNextTime(walk: Walk, { world, breakAgain }: Office, truth: Truth): void {
  const { asked, state, chance, life } = walk
  if (truth !== 'solved' && truth !== 'called_solved') return
  if (!asked.named.house || asked.accident !== null || !chance.isLucky(WRITES_AGAIN)) return
  const { holdsDays } = world.bodies.qualityOf(
    state.agencyCode ?? '',
    progressOf(world, life.incident.updatedAt),
  )
  const middle = truth === 'solved' ? holdsDays : holdsDays / 4
  const after = chance.wait((middle / Math.LN2) * DAY_MS)
  const hours = hoursOf(world, walk)
  const at = later(new Date(life.incident.updatedAt.getTime() + after), 1 + chance.between(0, 500), hours)
  if (at < world.until) breakAgain(asked, new Date(Math.floor(at.getTime() / 1000) * 1000))
}
