/**
 * Answers rumours as a good office does: each card goes on by the same routes as a person's, and cards of people are
 * theirs.
 */
import { z } from 'zod'
import type { Official } from '../../protocol.ts'
import { pause } from '../../waiting.ts'
import type { Desk } from '../desk.ts'
import { count } from '../office.ts'
import { decideFakeMove, decideViews, type FakeMove, placeOf, rumourOf } from './fact-decisions.ts'
import { isTimeToMove } from './fact-pace.ts'
import { FakeCard, type FakeItem, FakeList } from './fake-shapes.ts'

const LOOK_MS = 5000
const VIEWS_EVERY_MS = 4 * 60_000
/** New places are looked for longer than views of old ones are entered. */
const VIEWS_UNTIL_MS = 30 * 60_000
const VIEWED_AT: ReadonlySet<string> = new Set([
  'facts',
  'verdict',
  'text',
  'approval',
  'publication',
  'watch',
])
const KEPT = 500

export type FactDesk = Pick<Desk, 'office' | 'staff'> & {
  checkerIds: ReadonlySet<string>
  /** When this office last did something with a card, and last entered its views. */
  actedAt: Map<string, number>
  viewedAt: Map<string, number>
  /** How many looks there have been. */
  looks: number
}

export function openFactDesk({ office, staff }: Desk, officials: readonly Official[]): FactDesk {
  const checkers = officials.filter(({ role }) => role === 'fact_checker').map(({ userId }) => userId)
  return { office, staff, checkerIds: new Set(checkers), actedAt: new Map(), viewedAt: new Map(), looks: 0 }
}

/** Resolves when the signal says stop. */
export async function runFactChecking(desk: FactDesk): Promise<void> {
  const { signal, speed } = desk.office
  while (!signal.aborted) {
    const [open, watched] = [await listFakes(desk, 'open'), await listFakes(desk, 'watched')]
    for (const item of [...open, ...chooseWatched(desk, watched)]) {
      if (signal.aborted) return
      await lookAt(desk, item, [...open, ...watched])
    }
    await pause(LOOK_MS / Math.min(speed, 10), signal)
  }
}

async function listFakes(desk: FactDesk, list: 'open' | 'watched'): Promise<FakeItem[]> {
  const token = desk.staff.reader()?.token
  if (token === undefined) return []
  const path = `/fakes?list=${list}&limit=100`
  const read = await desk.office.api.call({ token, path, schema: FakeList })
  return count(desk.office, 'read', read)?.fakes ?? []
}

/** Takes the fresh ones and one of the older in turn, because somebody may pass the rumour on days later. */
function chooseWatched(desk: FactDesk, watched: readonly FakeItem[]): FakeItem[] {
  const [fresh, older] = [true, false].map((is) => watched.filter((item) => isFresh(desk, item) === is))
  desk.looks += 1
  const next = older?.[desk.looks % Math.max(1, older.length)]
  return [...(fresh ?? []), ...(next ? [next] : [])]
}

function isFresh({ office }: FactDesk, { publishedAt }: Pick<FakeItem, 'publishedAt'>): boolean {
  if (publishedAt === null) return true
  return office.now().getTime() - Date.parse(publishedAt) < VIEWS_UNTIL_MS / office.speed
}

async function lookAt(desk: FactDesk, item: FakeItem, live: readonly FakeItem[]): Promise<void> {
  const token = desk.staff.reader()?.token
  if (token === undefined) return
  const path = `/fakes/${item.id}`
  const card = count(desk.office, 'read', await desk.office.api.call({ token, path, schema: FakeCard }))
  if (!card) return
  const move = chooseMove(desk, card, live)
  if (move) await act(desk, card, move)
}

function chooseMove(desk: FactDesk, card: FakeCard, live: readonly FakeItem[]): FakeMove | null {
  const { office, checkerIds, actedAt, viewedAt } = desk
  const { now, speed, meanings, phrasebook, directory } = office
  const pace = { now: now(), speed, actedAtMs: actedAt.get(card.id) ?? 0 }
  const isKnown = rumourOf(card, phrasebook.rumours.rumours) !== null
  if (isTimeToMove({ ...card, isKnown }, pace)) {
    const isOtherwiseMeant = meanings.find(card.fullText) !== null
    const twinNumber = findTwin(desk, card, live)
    const known = { phrasebook, directory, checkerIds, isOtherwiseMeant, twinNumber }
    const move = decideFakeMove(card, known)
    if (move) return move
  }
  if (!VIEWED_AT.has(card.step) || !isFresh(desk, card)) return null
  const nowMs = now().getTime()
  if (nowMs - (viewedAt.get(card.id) ?? 0) < VIEWS_EVERY_MS / speed) return null
  return decideViews(card, now())
}

/** Finds an older card of the same rumour in the same town that is worked on or watched. */
function findTwin({ office }: FactDesk, card: FakeCard, live: readonly FakeItem[]): number | null {
  const { phrasebook } = office
  const { rumours } = phrasebook.rumours
  const rumour = rumourOf(card, rumours)
  if (!rumour) return null
  const codeOf = (one: Pick<FakeItem, 'claim' | 'municipalityCode'>, fullText: string) =>
    placeOf({ ...one, fullText }, rumour, phrasebook)?.code
  const code = codeOf(card, card.fullText)
  const twin = live.find((one) => {
    const isOlder = one.id !== card.id && (one.step !== 'signal' || one.number < card.number)
    const isSame = rumourOf({ ...one, fullText: '' }, rumours)?.key === rumour.key
    return isOlder && isSame && codeOf(one, '') === code
  })
  return twin?.number ?? null
}

async function act(desk: FactDesk, card: FakeCard, move: FakeMove): Promise<void> {
  const { office, staff, actedAt, viewedAt } = desk
  const body = { agencyCode: card.agencyCode, municipalityCode: null }
  const official = await staff.find(move.roles, move.isCentre ? null : body)
  // A person plays this part, so the card waits for them.
  if (!official) return
  remember(move.name === 'views' ? viewedAt : actedAt, card.id, office.now().getTime())
  const isCommand = move.path === 'commands'
  const done = await office.api.call({
    ...{ token: official.token, path: `/fakes/${card.id}/${move.path}`, schema: z.unknown() },
    method: move.path === 'carriers' ? 'PATCH' : 'POST',
    body: isCommand ? { ...move.body, expectedVersion: card.version } : move.body,
  })
  count(office, `fake ${move.name}`, done)
}

function remember(map: Map<string, number>, id: string, atMs: number): void {
  map.delete(id)
  map.set(id, atMs)
  const oldest = map.size > KEPT ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}
