/** What people of the region write: a question begins a life, the next words join it, close it or bring it back. */
import type { Moment } from './clocks.ts'
import { start } from './clocks.ts'
import { stopUnread } from './holds.ts'
import { addHistory, owe, reopen } from './moves.ts'
import { closeBy } from './requests.ts'
import { isSupplemented, obstacles } from './steps.ts'
import { QUESTIONS, type Question, WORDS, type Words } from './words.ts'
import { type Case, freshCase, type Life, lifeOf, type World } from './world.ts'

type Course = Moment & { world: World }

export function startLife(
  { world, now, engine }: Course,
  {
    thread,
    author,
    surface,
    sourceId,
    urgency,
  }: Pick<Life, 'thread' | 'author' | 'surface'> & {
    sourceId: string
    urgency: Case['urgency']
  },
): void {
  const life: Life = {
    row: freshCase(now, urgency),
    thread,
    author,
    surface,
    source: { id: sourceId, state: 'alive', isOwn: true },
    clocks: [],
    history: ['found -'],
    versions: [],
    refusers: [],
    promises: [],
    draftRevision: 0,
    supplemented: null,
    accepted: null,
    assigned: null,
  }
  begin(life, engine)
  world.lives.push(life)
}

function begin(life: Life, engine: Moment['engine']): void {
  start(life, 'triage', life.row.foundAt, engine)
  start(life, 'first_answer', life.row.foundAt, engine)
}

/** A part of a message is work of its own under the same words. */
export function split(
  life: Life,
  parts: readonly Question[],
  by: string,
  { world, now, engine }: Course,
): void {
  for (const text of parts) {
    const row = { ...freshCase(now, QUESTIONS[text], life.row.foundAt), splitFromId: life.row.id }
    row.isSourceEdited = life.source.state === 'edited'
    row.isSourceDeleted = life.source.state === 'deleted'
    const part: Life = {
      ...structuredClone(life),
      row,
      source: { ...life.source, isOwn: false },
      clocks: [],
      history: [`found ${by}`],
      versions: [],
      refusers: [],
      promises: [],
      draftRevision: 0,
      supplemented: null,
      accepted: null,
      assigned: null,
    }
    begin(part, engine)
    world.lives.push(part)
  }
  addHistory(life, 'split', by, now)
}

const REOPEN_MS = 30 * 86_400_000

/** Whose work the author's next words are: open work before what has ended, the latest of each, the whole before its parts. */
export function ownerOf({ lives, now }: World, thread: string, author: string): Life | null {
  const own = lives.filter((life) => life.thread === thread && life.author === author)
  const latest = latestOf(own, lives)
  if (!latest) return null
  const { step, closedAt } = workOf(latest, lives).row
  if (step === 'dismissed' || step === 'archived') return null
  const isLate = step === 'done' && (closedAt === null || now - closedAt >= REOPEN_MS)
  return isLate ? null : latest
}

function latestOf(own: readonly Life[], lives: readonly Life[]): Life | undefined {
  return own.toSorted(
    (a, b) =>
      rank(b, lives) - rank(a, lives) || b.row.foundAt - a.row.foundAt || lives.indexOf(a) - lives.indexOf(b),
  )[0]
}

function rank(life: Life, lives: readonly Life[]): number {
  return ['done', 'dismissed', 'archived'].includes(workOf(life, lives).row.step) ? 0 : 1
}

function workOf(life: Life, lives: readonly Life[]): Life {
  return lives.find(({ row }) => row.id === life.row.mergedIntoId) ?? life
}

export function write(owner: Life, words: Words, fact: Course): void {
  hear(owner, words, fact)
  if (owner.row.mergedIntoId !== null) hear(lifeOf(fact.world, owner.row.mergedIntoId), words, fact)
}

function hear(life: Life, words: Words, fact: Course): void {
  const { row } = life
  const { verdict, isThanks } = WORDS[words]
  row.messageCount += 1
  switch (row.step) {
    case 'merged':
      if (verdict) row.satisfaction = verdict
      break
    case 'done':
      if (isThanks || verdict === 'satisfied') break
      row.hasUnreadFollowUp = true
      reopen(life, fact)
      break
    case 'awaiting_author':
      hearAfterAnswer(life, { verdict, isThanks }, fact)
      break
    default:
      if (isSupplemented(row)) hearWhileAdded(life, { verdict, isThanks }, fact)
      else row.hasUnreadFollowUp = true
  }
  addHistory(life, 'follow_up', null, fact.now)
  stopUnread(life, fact)
}

/** The work is in hand, and stays there whatever its author says of the answer. */
function hearWhileAdded(
  life: Life,
  { verdict, isThanks }: { verdict: string | null; isThanks: boolean },
  fact: Course,
): void {
  const { row } = life
  if (verdict === 'satisfied' && row.memberCount === 1 && !row.hasUnreadFollowUp) row.satisfaction = verdict
  if (verdict === 'satisfied' || (isThanks && verdict === null)) return
  row.hasUnreadFollowUp = true
  if (verdict === 'neutral') row.satisfaction = verdict
  if (verdict === 'dissatisfied') owe(life, fact)
}

function hearAfterAnswer(
  life: Life,
  { verdict, isThanks }: { verdict: string | null; isThanks: boolean },
  fact: Course,
): void {
  const { row } = life
  if (verdict === 'satisfied') {
    if (row.memberCount === 1 && !row.hasUnreadFollowUp) closeBy(life, 'satisfied', fact)
    return
  }
  if (verdict === 'neutral') {
    Object.assign(row, { satisfaction: 'neutral', hasUnreadFollowUp: true })
    return
  }
  if (isThanks) return
  row.hasUnreadFollowUp = true
  reopen(life, fact)
}

/** The network tells of the message that the question began with; the words stay. */
export function changeSource(life: Life, change: 'edit' | 'delete' | 'restore', fact: Course): void {
  const state = change === 'edit' ? 'edited' : change === 'delete' ? 'deleted' : 'alive'
  life.source.state = state
  for (const part of fact.world.lives) if (part.source.id === life.source.id) part.source.state = state
  if (life.row.step === 'archived') return
  if (change === 'edit') life.row.isSourceEdited = true
  else life.row.isSourceDeleted = change === 'delete'
  addHistory(life, 'source_changed', null, fact.now)
}

/** An employee answered in the network itself: the work hears of it before anybody is answered twice. */
export function writeByHand(thread: string, fact: Course): void {
  const { lives } = fact.world
  const own = lives.filter(
    (life) => life.thread === thread && !['dismissed', 'archived'].includes(workOf(life, lives).row.step),
  )
  const latest = latestOf(own, lives)
  if (!latest) return
  const work = workOf(latest, lives)
  if (obstacles(work.row, 'answered_by_hand').length > 0) return
  Object.assign(work.row, { messageCount: work.row.messageCount + 1, hasUnreadFollowUp: true })
  addHistory(work, 'answered_by_hand', null, fact.now)
}
