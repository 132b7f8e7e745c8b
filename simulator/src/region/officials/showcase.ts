/**
 * Carries some fresh questions to their published answers briskly at any time, so that whichever a newcomer looks at
 * moves on before their eyes. A question that a person has just asked on the emulator's page goes first; where a
 * person sorts the questions, the ones they have just accepted are carried on.
 */
import { pause } from '../waiting.ts'
import { answer, approve } from './answers/answering.ts'
import { decideTriage, sourceOf } from './decisions.ts'
import { type Desk, listQueue } from './desk.ts'
import { readCard, type Step } from './office.ts'
import { isAskedByVisitor } from './provenance.ts'
import type { Card, ListItem } from './shapes.ts'
import type { Role } from './staff.ts'
import { distribute, take, triage } from './steps.ts'
import { isLeftToPerson } from './touched.ts'

type Move = { step: Step; roles: readonly Role[]; isCentre: boolean }
export const MOVES: Record<string, Move> = {
  new: { step: triage, roles: ['dispatcher'], isCentre: true },
  distribution: { step: distribute, roles: ['dispatcher'], isCentre: true },
  assigned: { step: take, roles: ['executor', 'coordinator', 'head'], isCentre: false },
  in_progress: { step: answer, roles: ['executor', 'coordinator'], isCentre: false },
  rework: { step: answer, roles: ['executor', 'coordinator'], isCentre: false },
  approval: { step: approve, roles: ['moderator'], isCentre: true },
}
const FRESH_MS = 90_000
/** Where a question may stand that a person has just accepted, because a lane may have moved it before anybody looked. */
const ACCEPTED = ['assigned', 'in_progress', 'approval'] as const
/** How late it is noticed that a person has begun to sort. */
const NOTICED_LATE_MS = 15_000
const LOOKED_AT = 6
const PATIENCE_MS = 150_000
const NOTHING_FRESH_MS = 3000

/** One takes up the next question about every twenty seconds, so a fresh one seldom waits longer. */
const AT_ONCE = 3

/** Since when a person sorts the questions; null when the played dispatcher does. */
type Sorting = { sinceMs: number | null }

export async function runShowcase(desk: Desk): Promise<void> {
  const sorting: Sorting = { sinceMs: null }
  await Promise.all(Array.from({ length: AT_ONCE }, () => carryOneByOne(desk, sorting)))
}

async function carryOneByOne(desk: Desk, sorting: Sorting): Promise<void> {
  const { office } = desk
  while (!office.signal.aborted) {
    const card = await chooseCard(desk, sorting)
    if (card) await carry(desk, card)
    await pause(NOTHING_FRESH_MS / Math.min(office.speed, 4), office.signal)
  }
}

async function chooseCard(desk: Desk, sorting: Sorting): Promise<Card | null> {
  const { office, staff, claimed } = desk
  const reader = staff.reader()
  if (!reader) return null
  const nowMs = office.now().getTime()
  const isSortedByPerson = (await staff.find(['dispatcher'], null)) === null
  sorting.sinceMs = isSortedByPerson ? (sorting.sinceMs ?? nowMs - NOTICED_LATE_MS) : null
  const listed = await (sorting.sinceMs === null
    ? listFresh(desk, nowMs)
    : listAccepted(desk, sorting.sinceMs))
  const newest = listed
    .filter(({ id }) => !claimed.has(id))
    .sort((a, b) => b.foundAt.localeCompare(a.foundAt))
    .slice(0, LOOKED_AT)
  const cards: Card[] = []
  for (const { id } of newest) {
    const card = await readCard(office, reader, id)
    if (card && !claimed.has(id) && !isAskedByVisitor(card, office)) cards.push(card)
  }
  const worth = isSortedByPerson ? cards : cards.filter((card) => isWorthShowing(desk, card))
  return worth.find((card) => !office.meanings.find(sourceOf(card)?.text ?? '')) ?? worth[0] ?? null
}

async function listFresh(desk: Desk, nowMs: number): Promise<ListItem[]> {
  const items = await listQueue(desk, 'new')
  return items.filter(({ foundAt }) => nowMs - Date.parse(foundAt) < FRESH_MS)
}

async function listAccepted(desk: Desk, sinceMs: number): Promise<ListItem[]> {
  const from = `&registeredFrom=${encodeURIComponent(new Date(sinceMs).toISOString())}`
  const listed = await Promise.all(ACCEPTED.map((queue) => listQueue(desk, queue, from)))
  return listed.flat()
}

function isWorthShowing({ office }: Desk, card: Card): boolean {
  if (office.expected.has(sourceOf(card)?.text ?? '')) return false
  const meaning = office.meanings.find(sourceOf(card)?.text ?? '')
  const knowsTopic = (code: string): boolean => office.directory.topics.some((topic) => topic.code === code)
  return decideTriage(card, { meaning, knowsTopic }).type === 'accept'
}

async function carry(desk: Desk, card: Card): Promise<void> {
  const { office, staff, claimed } = desk
  const reader = staff.reader()
  if (!reader || claimed.has(card.id)) return
  claimed.add(card.id)
  const untilMs = office.now().getTime() + PATIENCE_MS
  let seen: Card | null = card
  while (seen && MOVES[seen.step] && office.now().getTime() < untilMs && !office.signal.aborted) {
    await pause(office.random.between(8000, 12_000) / office.speed, office.signal)
    // A person plays this part, so the card waits for them, and another one is carried meanwhile.
    if (!(await move(desk, seen))) break
    seen = await readCard(office, reader, card.id)
  }
  if (seen?.step === 'publishing' || seen?.step === 'awaiting_author') {
    office.stats.showcaseMs.push(office.now().getTime() - Date.parse(card.foundAt))
    if (office.stats.showcaseMs.length > 20) office.stats.showcaseMs.shift()
  }
  claimed.delete(card.id)
}

/** Gives false when none of the played officials may take the next step. */
async function move({ office, staff }: Desk, item: ListItem): Promise<boolean> {
  if (await isLeftToPerson(office, item)) return false
  const next = MOVES[item.step]
  const official = next && (await staff.find(next.roles, next.isCentre ? null : item))
  if (!official) return false
  await next.step(office, official, item)
  return true
}
