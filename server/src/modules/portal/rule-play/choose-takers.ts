/** Whom a try over the past would have given each question, one after another, by what people had in hand by then. */
import { NOBODY_ON_SHIFT } from '@veche/contract/values/portal/work-rules.ts'
import type { Db } from '../../../platform/database/db.ts'
import { listHeldSince } from '../../incidents/index.ts'
import { chooseAt, readShiftBook } from '../roster/index.ts'
import type { GiveOnShift } from './domain/acts.ts'
import { addHolds, type Hands, type Hold, holdsOf, loadsAt, removeHolds } from './domain/past-hands.ts'
import { type Past, stateAtEnd } from './domain/play-rule.ts'
import type { TriedAct, TriedMatch } from './domain/tally.ts'
import { readPasts } from './read-pasts.ts'

const CHUNK = 200
/** Of a body: more of them are not counted as in anybody's hands. */
const MOST_HELD = 20_000

type Of = { acts: readonly GiveOnShift[]; since: Date; until: Date }

/** The matches with the people whom they name; what was not to be given stays as it is. */
export async function chooseTakers(
  db: Db,
  matches: readonly TriedMatch[],
  { acts, ...span }: Of,
): Promise<TriedMatch[]> {
  let named = [...matches]
  for (const act of acts) named = await giveOne(db, named, { act, ...span })
  return named
}

type Giving = { act: GiveOnShift; since: Date; until: Date }

async function giveOne(
  db: Db,
  matches: readonly TriedMatch[],
  { act, since, until }: Giving,
): Promise<TriedMatch[]> {
  const isOurs = (one: TriedAct) => one.outcome === 'planned' && isSame(one.act, act)
  const wanted = matches.filter(({ acts }) => acts.some(isOurs))
  if (wanted.length === 0) return [...matches]
  const book = await readShiftBook(db, { ...act, since, until })
  const hands: Hands = new Map()
  const pasts = await readHeld(db, hands, { act, since, wanted })
  const named = new Map<TriedMatch, TriedMatch>()
  for (const match of wanted.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const seen = pasts.get(match.incidentId)
    if (!seen) continue
    const { at } = match
    const taker = chooseAt(loadsAt(hands, book.thereAt(at), at))
    const given = taker && { userId: taker.id, name: book.names.get(taker.id) ?? '', open: taker.open }
    if (taker) {
      const isUrgent = match.acts.some(
        ({ act: { does }, outcome }) => does === 'urge' && outcome === 'planned',
      )
      removeHolds(hands, seen.holds)
      seen.holds = holdsOf(seen.past, act.agencyCode, { at, userId: taker.id, isUrgent })
      addHolds(hands, seen.holds)
    }
    const end = stateAtEnd(seen.past).assigneeId
    const acts = match.acts.map((one) => (isOurs(one) ? nameTaker(one, { given, end }) : one))
    named.set(match, { ...match, acts })
  }
  return matches.map((match) => named.get(match) ?? match)
}

type Chosen = { given: NonNullable<TriedAct['given']> | null; end: string | null }

function nameTaker(one: TriedAct, { given, end }: Chosen): TriedAct {
  if (!given) return { ...one, outcome: 'nothing', code: NOBODY_ON_SHIFT }
  return { ...one, given, people: end === given.userId ? 'same' : end === null ? 'none' : 'other' }
}

type Seen = { past: Past; holds: Hold[] }
type Reading = { act: GiveOnShift; since: Date; wanted: readonly TriedMatch[] }

/** What people of the body had in hand since then, and the pasts of what is to be given. */
async function readHeld(
  db: Db,
  hands: Hands,
  { act: { agencyCode }, since, wanted }: Reading,
): Promise<Map<string, Seen>> {
  const wantedIds = new Set(wanted.map(({ incidentId }) => incidentId))
  const held = await listHeldSince(db, { agencyCode, since, limit: MOST_HELD })
  const ids = [...new Set([...wantedIds, ...held])]
  const pasts = new Map<string, Seen>()
  for (let start = 0; start < ids.length; start += CHUNK)
    for (const past of await readPasts(db, { ids: ids.slice(start, start + CHUNK), rules: [] })) {
      const holds = holdsOf(past, agencyCode)
      addHolds(hands, holds)
      if (wantedIds.has(past.incidentId)) pasts.set(past.incidentId, { past, holds })
    }
  return pasts
}

function isSame(one: TriedAct['act'], act: GiveOnShift): boolean {
  return one.does === 'give_on_shift' && one.agencyCode === act.agencyCode && one.postId === act.postId
}
