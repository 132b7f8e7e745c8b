/**
 * Draws how a rumour is born and goes round. Pure: the same seed gives the same words, and a benchmark drives it
 * without a clock.
 */
import { neighbours } from '../chats/thread.ts'
import { hurry } from '../chats/voices.ts'
import { createRandom, type Random } from '../random.ts'
import type { Home, Person } from '../residents/people.ts'
import type { Phrasebook, RumourText } from '../texts/phrasebook.ts'
import { passOn } from './pass-on.ts'
import type { RumourNetwork, RumourPlace } from './places.ts'

export type RumourLine = {
  key: string
  rumourKey: string
  network: RumourNetwork
  place: 'chat' | 'page'
  /** The name by which chats and pages are called. */
  municipalityCode: string
  person: Person
  text: string
  /** Milliseconds since the story, or the refutation, began. */
  afterMs: number
  replyToKey: string | null
  part: 'first' | 'passes_on' | 'asks' | 'doubts' | 'near_miss' | 'relieved' | 'again'
  /** Whether it says what is not so. Whoever doubts or asks back does not. */
  isCarrier: boolean
}
export type RumourStory = { rumour: RumourText; home: Home; places: RumourPlace[]; lines: RumourLine[] }
export type Beginning = { rumourKey?: string; municipalityCode?: string; kind?: RumourPlace['kind'] }
export type RumourScript = {
  next(beginning?: Beginning): RumourStory
  /** Draws what is said when the refutation stands. */
  afterwards(story: RumourStory): RumourLine[]
}
type Options = { seed: string; run: number; phrasebook: Phrasebook; places: readonly RumourPlace[] }
type Writer = Options & { random: Random; nextKey: () => string }

const SECOND = 1000
const MINUTE = 60 * SECOND
const PLACES_OF_A_RUMOUR = [9, 14] as const
const NETWORKS: readonly RumourNetwork[] = ['vk', 'telegram', 'max', 'ok']
const BEGINS_IN_CHAT = 0.7
/** How much likelier it goes on in the place where it was born. */
const AT_HOME = 4
const FORWARDED = 0.2

export function createRumourScript(options: Options): RumourScript {
  const { seed, run, phrasebook } = options
  const random = createRandom(`${seed} rumours ${run}`)
  const deck: RumourText[] = []
  let count = 0
  function nextKey(): string {
    count += 1
    return `rumour ${run}.${count}`
  }
  /** Tells each once before any is told again. */
  function choose(): RumourText {
    if (deck.length === 0) deck.push(...phrasebook.rumours.rumours)
    return deck.splice(random.below(deck.length), 1)[0] ?? random.pick(phrasebook.rumours.rumours)
  }
  const writer: Writer = { ...options, random, nextKey }
  return {
    next: (beginning = {}) => {
      const given = phrasebook.rumours.rumours.find(({ key }) => key === beginning.rumourKey)
      return tell(writer, given ?? choose(), beginning)
    },
    afterwards: (story) => react(writer, story),
  }
}

function tell(writer: Writer, rumour: RumourText, beginning: Beginning): RumourStory {
  const { random, phrasebook } = writer
  const places = choosePlaces(writer, beginning)
  const first = places[0]
  if (!first) throw new Error('a rumour needs somewhere to begin')
  const { home } = first
  const lines: RumourLine[] = []
  let afterMs = 0
  let heard = ''
  for (const place of places) {
    const [person, ...others] = neighbours(place, 3, random)
    if (!person) continue
    const isFirst = place === first
    const text = isFirst
      ? passOn(writer, rumour, { home, openings: phrasebook.rumours.begins })
      : hurry(retell(writer, rumour, { place, home, heard }), random)
    const part = isFirst ? 'first' : 'passes_on'
    const told = write(writer, rumour, { place, person, text, afterMs, part })
    if (heard === '') heard = text
    lines.push(told, ...answer(writer, rumour, { place, others, told }))
    afterMs += random.between(8 * SECOND, 45 * SECOND)
  }
  lines.push(...writeNearMisses(writer, rumour, { places, lastsMs: afterMs }))
  return { rumour, home, places, lines: inOrder(lines) }
}

/** Tells it in words of its own, or as it was first said. */
function retell(
  writer: Writer,
  rumour: RumourText,
  { place, home, heard }: { place: RumourPlace; home: Home; heard: string },
): string {
  if (writer.random.chance(FORWARDED)) return `Пересланное сообщение: ${heard}`
  return passOn(writer, rumour, { home, isAway: place.home !== home })
}

/** Chooses the first place, at least one of each network, and some more; neighbours hear of it first. */
function choosePlaces({ places, random }: Writer, { municipalityCode, kind }: Beginning): RumourPlace[] {
  const firstKind = kind ?? (random.chance(BEGINS_IN_CHAT) ? 'chat' : 'page')
  const fit = places.filter(
    (place) =>
      place.kind === firstKind &&
      (place.kind === 'chat' || place.network === 'vk') &&
      (municipalityCode === undefined || place.home.municipality.code === municipalityCode),
  )
  const first = random.pick(fit.length > 0 ? fit : places)
  const left = places.filter((place) => place !== first)
  function take(from: readonly RumourPlace[]): RumourPlace[] {
    if (from.length === 0) return []
    const taken = random.weighted(from, (place) => (place.home === first.home ? AT_HOME : 1))
    left.splice(left.indexOf(taken), 1)
    return [taken]
  }
  const others = NETWORKS.filter((network) => network !== first.network)
  const next = others.flatMap((network) => take(left.filter((place) => place.network === network)))
  const count = Math.floor(random.between(...PLACES_OF_A_RUMOUR)) - 1 - next.length
  return [first, ...next, ...Array.from({ length: Math.max(0, count) }, () => take(left)).flat()]
}

type Words = Pick<RumourLine, 'person' | 'text' | 'afterMs' | 'part'> & {
  place: RumourPlace
  replyToKey?: string | null
}

function write(
  { nextKey }: Writer,
  { key: rumourKey }: RumourText,
  { place, replyToKey = null, ...words }: Words,
): RumourLine {
  const isCarrier = ['first', 'passes_on', 'again'].includes(words.part)
  const { network, kind, home } = place
  const where = { network, place: kind, municipalityCode: home.municipality.code }
  return { ...words, ...where, key: nextKey(), rumourKey, replyToKey, isCarrier }
}

type Told = { place: RumourPlace; others: readonly Person[]; told: RumourLine }

function answer(writer: Writer, rumour: RumourText, { place, others, told }: Told): RumourLine[] {
  const { random, phrasebook } = writer
  const parts = [
    ['doubts', 0.35, phrasebook.rumours.doubts],
    ['asks', 0.35, phrasebook.rumours.asks],
  ] as const
  return parts.flatMap(([part, share, texts], index) => {
    const person = others[index]
    if (!person || !random.chance(share)) return []
    const afterMs = told.afterMs + random.between(10 * SECOND, 90 * SECOND)
    const text = hurry(random.pick(texts), random)
    return [write(writer, rumour, { place, person, text, afterMs, part, replyToKey: told.key })]
  })
}

/** Lets somebody speak of the same things and mean something else. */
function writeNearMisses(
  writer: Writer,
  rumour: RumourText,
  { places, lastsMs }: { places: readonly RumourPlace[]; lastsMs: number },
): RumourLine[] {
  const { random } = writer
  return rumour.nearMisses.map((text) => {
    const place = random.pick(places)
    const afterMs = random.between(0, lastsMs)
    return write(writer, rumour, {
      ...{ place, person: random.pick(place.residents), text, afterMs, part: 'near_miss' },
    })
  })
}

const SPREADS_AGAIN = 0.2

function react(writer: Writer, { rumour, home, places }: RumourStory): RumourLine[] {
  const { random, phrasebook } = writer
  const lines = Array.from({ length: 2 + random.below(3) }, () => {
    const place = random.pick(places)
    const text = hurry(random.pick(phrasebook.rumours.relieved), random)
    const afterMs = random.between(20 * SECOND, 3 * MINUTE)
    return write(writer, rumour, {
      ...{ place, person: random.pick(place.residents), text, afterMs, part: 'relieved' },
    })
  })
  if (random.chance(SPREADS_AGAIN)) {
    const place = random.pick(places)
    const text = hurry(
      passOn(writer, rumour, { home, isAway: place.home !== home, openings: phrasebook.rumours.again }),
      random,
    )
    const afterMs = random.between(3 * MINUTE, 8 * MINUTE)
    lines.push(
      write(writer, rumour, { place, person: random.pick(place.residents), text, afterMs, part: 'again' }),
    )
  }
  return inOrder(lines)
}

const inOrder = (lines: RumourLine[]): RumourLine[] => lines.toSorted((a, b) => a.afterMs - b.afterMs)
