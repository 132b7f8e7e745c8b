/** The centre sorts: what asks nothing is dismissed, the rest gets its topic, place and body; a body may say that it is not theirs. */
import { fieldsBefore, type Incident } from '../../../../modules/incidents/index.ts'
import { bodyOf } from '../words/compose-answer.ts'
import type { Office } from './office.ts'
import { later } from './times.ts'
import type { Walk } from './walk.ts'

const REASONS = { thanks: 'no_question', chatter: 'no_question', spam: 'spam', abuse: 'abuse' } as const
/** Of questions that two bodies share. */
const REFUSED = 0.14
const CONFIRMED = 0.5
const SOLVABLE = 0.92

export function* dismiss(walk: Walk, { world }: Office): Generator<Date, void> {
  const { asked, chance, life } = walk
  const at = later(life.incident.updatedAt, chance.spread(25, 0.9), world.centre)
  yield at
  const reason = REASONS[asked.noise ?? 'chatter']
  walk.run({ at, command: { type: 'dismiss', reason }, actor: world.staff.dispatcher })
}

export function* sort(walk: Walk, { world, repeats }: Office): Generator<Date, void> {
  const { asked, chance, life } = walk
  const { topicCode } = asked
  if (topicCode === null) throw new Error('A question has a topic')
  const { dispatcher: actor } = world.staff
  const topic = world.directory.topics.find(({ code }) => code === topicCode)
  const isHurried = asked.kind === 'danger' || topic?.isUrgent === true
  const at = isHurried
    ? later(life.incident.updatedAt, chance.spread(8, 0.6), null)
    : later(life.incident.updatedAt, chance.spread(17, 0.8), world.centre)
  yield at
  const { municipalityCode } = asked.spot
  walk.run({
    ...{ at, actor, details: { before: fieldsBefore(walk.state, 'accept') } },
    command: {
      ...{ type: 'accept', topicCode, groupCode: topic?.groupCode ?? '', municipalityCode },
      ...{ urgency: isHurried ? 'urgent' : 'normal' },
      agencyCode: world.routeOf(topicCode, municipalityCode)?.agencyCode ?? null,
      address: addressOf(asked),
    },
  })
  const repeat = repeats.find(life.incident, at)
  repeats.add(life.incident, at)
  if (repeat) walk.run({ at, command: { type: 'note_repeat', ...repeat } })
  walk.run({ at, actor, command: { type: 'classify', changes: { kind: kindOf(walk) } } })
  if (!repeat || !chance.isLucky(CONFIRMED)) return
  const confirmedAt = new Date(at.getTime() + 20_000)
  yield confirmedAt
  walk.run({ at: confirmedAt, actor, command: { type: 'confirm_repeat', isRepeat: true } })
}

function kindOf({ asked, chance }: Walk): NonNullable<Incident['kind']> {
  if (asked.kind === 'ask') return 'informational'
  return chance.isLucky(SOLVABLE) ? 'solvable' : 'unsolvable'
}

function addressOf({ spot, named }: Walk['asked']): Incident['address'] {
  return {
    settlement: named.village && spot.village ? spot.village.name : null,
    street: named.street ? `${spot.street} ул.` : null,
    house: named.house ? spot.house : null,
    object: null,
  }
}

/** «Не наша компетенция», within the window; the centre gives it to the body that was named. */
export function* handOver(walk: Walk, { world }: Office): Generator<Date, void> {
  const { chance, life, state } = walk
  const { agencyCode, topicCode } = state
  if (agencyCode === null || topicCode === null) return
  const { refusals } = world.words.replies
  const shared = refusals.find(
    ({ topics, from }) => from === bodyOf(agencyCode) && topics.includes(topicCode),
  )
  const other = shared && findAgency(world.directory.agencies, shared.to, state.municipalityCode)
  if (!shared || !other || !chance.isLucky(REFUSED)) return
  const hours = world.book.contextOf(world.book.scheduleFor('return_window', agencyCode))
  const at = later(life.incident.updatedAt, chance.between(8, 100), hours)
  yield at
  walk.run({
    ...{ at, actor: world.staff.coordinatorOf(agencyCode) },
    command: {
      ...{ type: 'return', reason: chance.choose(shared.texts), proposedAgencyCode: other },
      handoffLimit: world.settings.handoffLimit,
    },
  })
  const assignedAt = later(at, chance.spread(15, 0.7), world.centre)
  yield assignedAt
  walk.run({
    ...{ at: assignedAt, actor: world.staff.dispatcher, command: { type: 'assign', agencyCode: other } },
    details: { before: fieldsBefore(walk.state, 'assign') },
  })
}

/** Of the place, or of the whole region. */
function findAgency(
  agencies: readonly { code: string; municipalityCode: string | null }[],
  body: string,
  municipalityCode: string | null,
): string | null {
  const fit = agencies.filter(({ code }) => bodyOf(code) === body)
  const found =
    fit.find((agency) => agency.municipalityCode === municipalityCode) ??
    fit.find((agency) => agency.municipalityCode === null)
  return found?.code ?? null
}
