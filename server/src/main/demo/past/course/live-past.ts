/** The lives of the past, day by day: whoever asks on a day is led to the end of their question, or of the past. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { fieldsBefore } from '../../../../modules/incidents/index.ts'
import type { Beside } from '../beside/beside.ts'
import { createBeside } from '../beside/live-beside.ts'
import type { Asked } from '../domain/asked.ts'
import { createChance } from '../domain/chance.ts'
import type { PastDay } from '../domain/days.ts'
import { createDemand } from '../domain/demand/demand.ts'
import type { DemandSource } from '../domain/demand/source.ts'
import { PAST_NETWORKS } from '../networks/index.ts'
import { createAuthors, type PastAuthor } from './authors.ts'
import { isOwed, lead } from './lead.ts'
import { leadQuestion, leadSorted } from './lead-question.ts'
import type { Life } from './life.ts'
import { buildSource } from './messages.ts'
import type { Office } from './office.ts'
import { createDesk } from './remarks.ts'
import { createRepeats } from './repeats.ts'
import { sort } from './sorting.ts'
import { createHands, later } from './times.ts'
import { startWalk, type Walk } from './walk.ts'
import type { World } from './world.ts'

/** One life, or the end of a day: whoever loads them can do something else in between. */
export type Lived = { life: Life } | { beside: Beside } | { ended: PastDay; authors: PastAuthor[] }

export function* livePast(world: World, source: DemandSource): Generator<Lived, void> {
  const demand = createDemand(source)
  const office: Office = {
    ...{ world, repeats: createRepeats(world.settings), desk: createDesk(), hands: createHands() },
    breakAgain: demand.breakAgain,
  }
  const authors = createAuthors(world.seed)
  const begin = (asked: Asked) => beginWalk(world, asked, authors.idOf)
  const liveBeside = createBeside({ office, source, authorIdOf: authors.idOf })
  for (const ended of source.days) {
    const asked = demand.listAsked(ended).filter(({ at }) => at < world.until)
    yield* liveDay(asked, { office, begin })
    for (const { beside, lives } of liveBeside(ended)) {
      for (const life of lives) yield { life }
      yield { beside }
    }
    yield { ended, authors: authors.takeNew() }
  }
}

/** In the order in which they are asked, because a repeat looks at what was asked before. */
function* liveDay(asked: readonly Asked[], living: Living): Generator<Lived, void> {
  const waves = new Map<string, Walk[]>()
  for (const one of asked) {
    const wave = waveOf(one)
    if (wave === null) {
      yield { life: liveAlone(one, living) }
      continue
    }
    const walk = living.begin(one)
    lead(sort(walk, living.office), living.office.world.until)
    waves.set(wave, [...(waves.get(wave) ?? []), walk])
  }
  for (const walks of waves.values()) for (const life of liveTogether(walks, living.office)) yield { life }
}

/** So long the centre gathers what is asked of one accident. */
const WAVE_MS = 3 * HOUR_MS

function waveOf({ accident, at }: Asked): string | null {
  return accident && `${accident} ${Math.floor(at.getTime() / WAVE_MS)}`
}

type Living = { office: Office; begin: (asked: Asked) => Walk }

/**
 * What is still to be answered when the past ends was asked by the form of the region's page: there an answer can be sent, while the
 * emulated networks know nothing of the past.
 */
function liveAlone(asked: Asked, living: Living): Life {
  const life = live(asked, living)
  if (!isOwed(life) || asked.place.network === 'form') return life
  living.office.repeats.remove(life.incident.id)
  return live(askedByForm(asked), living)
}

function live(asked: Asked, { office, begin }: Living): Life {
  const walk = begin(asked)
  lead(leadQuestion(walk, { office, members: [] }), office.world.until)
  walk.end()
  return walk.life
}

function askedByForm(asked: Asked): Asked {
  const resident = { ...asked.resident, network: 'form' as const }
  return { ...asked, resident, place: { network: 'form', surface: 'form' } }
}

/** The first one takes the others in. All are sorted by then. */
function liveTogether([into, ...rest]: readonly Walk[], office: Office): Life[] {
  if (!into) return []
  const joined = rest.map((member) => merge(member, into, office))
  const waiting = joined.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  for (const at of leadSorted(into, { office, members: rest })) {
    while (waiting[0] && waiting[0].at <= at) join(into, waiting.shift(), office)
    if (at >= office.world.until) break
  }
  for (const walk of [into, ...rest]) walk.end()
  return [into, ...rest].map(({ life }) => life)
}

type Joined = { member: Walk; at: Date }

function merge(member: Walk, into: Walk, office: Office): Joined {
  const { chance, life } = member
  const sortedAt = Math.max(life.incident.updatedAt.getTime(), into.life.incident.updatedAt.getTime())
  const at = later(new Date(sortedAt), chance.between(1, 6), null)
  const details = { before: fieldsBefore(member.state, 'merge') }
  const actor = office.world.staff.dispatcher
  member.run({ at, actor, command: { type: 'merge', intoId: into.state.id }, details })
  office.repeats.leave(member.state.id, at)
  return { member, at }
}

function join(into: Walk, joined: Joined | undefined, { world }: Office): void {
  if (!joined) return
  const command = { type: 'member_joined', memberId: joined.member.state.id } as const
  into.run({ at: joined.at, actor: world.staff.dispatcher, command })
}

function beginWalk(world: World, asked: Asked, authorIdOf: (asked: Asked) => string): Walk {
  const { network } = asked.place
  const channel = world.findChannel(network, asked.spot.municipalityCode)
  if (!channel) throw new Error(`${asked.spot.municipalityCode} has no page in ${network}`)
  const chance = createChance(world.seed, 'point', asked.key)
  const isShown = asked.named.street && asked.place.surface !== 'comment'
  const point =
    isShown && chance.isLucky(PAST_NETWORKS[network].pointShare) ? world.pointOf(asked.spot) : null
  const text = network === 'form' ? withPlace(asked, world) : asked.text
  const source = buildSource({ asked: { ...asked, text }, channel, authorId: authorIdOf(asked), point })
  return startWalk({ world, asked, source, channel, now: source.receivedAt })
}

/** As the form writes what was chosen under the words. */
function withPlace({ text, spot }: Asked, { directory }: World): string {
  const chosen = directory.municipalities.find(({ code }) => code === spot.municipalityCode)
  return `${text}\n\nМесто: ${chosen?.name ?? spot.town}`
}
