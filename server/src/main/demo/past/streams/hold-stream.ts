/** A stream from its announcement to its close: what was asked, answered on air, promised, refused and answered later. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import type { StoredMessage } from '../../../../modules/inbox/index.ts'
import { keyOfWords, readTexts } from '../../../../modules/livestreams/index.ts'
import { type Beside, nothingBeside } from '../beside/beside.ts'
import type { Life } from '../course/life.ts'
import { buildSource } from '../course/messages.ts'
import { type Channel, progressOf, type World } from '../course/world.ts'
import type { Asked } from '../domain/asked.ts'
import { type Chance, createChance, idAt } from '../domain/chance.ts'
import type { DemandSource } from '../domain/demand/source.ts'
import { containerOfStream, STREAM_NETWORK } from '../networks/index.ts'
import { askStream } from './ask-stream.ts'
import type { HeldStream } from './held-stream.ts'
import { answerOnAir, type End, goOn, type Spoken, saveState } from './on-air.ts'
import { type PlannedStream, STREAM_WORDS } from './plan-streams.ts'
import { rowsOfStream } from './stream-rows.ts'

/** Leads what a stream has left unanswered to its end; null: it would still be owed when the past ends. */
export type LeadOwed = (owed: { asked: Asked; message: StoredMessage; since: Date }) => Life | null

export type Holding = {
  world: World
  source: DemandSource
  authorIdOf: (asked: Asked) => string
  leadOwed: LeadOwed
}

export function holdStream(
  planned: PlannedStream,
  holding: Holding,
): { beside: Beside; lives: Life[] } | null {
  const { world, source } = holding
  const { index, locality, plannedAt } = planned
  const channel = world.findChannel(STREAM_NETWORK, locality.code)
  if (!channel) return null
  const chance = createChance(world.seed, 'held', index)
  const startedAt = new Date(plannedAt.getTime() + (20 + chance.below(200)) * SECOND_MS)
  const endedAt = new Date(startedAt.getTime() + Math.round(chance.between(48, 78)) * MINUTE_MS)
  const held = { startedAt, endedAt }
  const container = containerOfStream(channel.externalId, index)
  const agencyCode = `administration-${locality.code}`
  const heard = listen(askStream(source, planned, held), { container, channel, holding })
  const lives = decideEnds(heard, { endedAt, agencyCode, chance, holding })
  const dayOf = (at: string) => world.wallOf(new Date(at)).date
  answerOnAir(heard, { ...held, dayOf }, chance)
  for (const spoken of heard) goOn(spoken)
  const stream: HeldStream = {
    ...{ ...held, id: idAt(plannedAt, chance), planned, channel, container, spoken: heard, agencyCode },
    announcedAt: new Date(plannedAt.getTime() - (2 + chance.below(3)) * DAY_MS),
    closedAt: closedAtOf(heard, endedAt, world.until),
    speaker: source.residents.resident(STREAM_NETWORK, { locality, village: null }, HEAD).name,
    viewers: Math.round(60 + Math.sqrt(locality.population) * chance.between(1.2, 3.4)),
  }
  return { beside: { ...nothingBeside(), ...rowsOfStream(stream, world) }, lives }
}

/** Not one of those who write. */
const HEAD = 1_000_000

type Listening = { container: string; channel: Channel; holding: Holding }

/** Reads each comment by the product's rules: who only thanks is set aside, who asks the same in the same words is joined. */
function listen(asked: readonly Asked[], { container, channel, holding }: Listening): HeldStream['spoken'] {
  const { world, authorIdOf } = holding
  const texts = asked.map(({ text }) => text)
  const read = readTexts(texts, channel.municipalityCode, world)
  const same = new Map<string, string>()
  return asked.flatMap((one, place) => {
    const found = read[place]
    // A danger is nobody's to read out: it would have been work at once.
    if (!found || found.danger !== null) return []
    const source = buildSource({ asked: one, channel, authorId: authorIdOf(one), point: null })
    const id = idAt(one.at, createChance(world.seed, 'spoken', one.key))
    const key = keyOfWords(one.text)
    const root = found.isQuestion ? (same.get(key) ?? null) : null
    if (found.isQuestion && root === null) same.set(key, id)
    const state = found.isQuestion ? (root === null ? 'received' : 'folded') : 'aside'
    const { topicCode, address } = found
    const spoken: HeldStream['spoken'][number] = {
      ...{ question: takeIn(one, { id, state, root }), askedAt: one.at, end: 'left', line: null },
      ...{ promise: null, work: null, reason: 'off_topic', states: [], asked: one, topicCode, address },
      message: { ...source, container },
    }
    saveState(spoken)
    return [spoken]
  })
}

type Taken = { id: string; state: 'received' | 'folded' | 'aside'; root: string | null }

function takeIn({ at }: Asked, { id, state, root }: Taken): Spoken['question'] {
  const nothing = { position: null, readOutS: null, timeCodeS: null, promise: null, declineReason: null }
  const before = { ...nothing, state: 'received', foldedIntoId: null } as const
  return {
    ...{
      ...nothing,
      id,
      state,
      foldedIntoId: root,
      incidentId: null,
      answerLine: null,
      answerLineRemark: null,
    },
    past: state === 'received' ? [] : [{ ...before, at: at.toISOString(), by: 'text' }],
  }
}

type Deciding = { endedAt: Date; agencyCode: string; chance: Chance; holding: Holding }

/** How much of it is answered on air, by how the body answers at that time. */
function decideEnds(spoken: HeldStream['spoken'], deciding: Deciding): Life[] {
  const { endedAt, agencyCode, chance, holding } = deciding
  const { world } = holding
  const quality = world.bodies.qualityOf(agencyCode, progressOf(world, endedAt))
  const answered = Math.min(0.85, Math.max(0.4, 1.15 - quality.draftMinutes / 400))
  const lives: Life[] = []
  for (const one of spoken.filter(({ question }) => question.state === 'received')) {
    const end = chooseEnd(answered, chance)
    const dueOn = world.wallOf(new Date(endedAt.getTime() + (5 + chance.below(16)) * DAY_MS)).date
    const promise = { what: chance.choose(STREAM_WORDS.promises), who: '', dueOn }
    const line = chance.isLucky(0.6) ? chance.choose(STREAM_WORDS.lines) : null
    const isOwed = end === 'left' || end === 'answer_partly'
    const since = new Date(endedAt.getTime() + 1000)
    const life = isOwed ? holding.leadOwed({ asked: one.asked, message: one.message, since }) : null
    const isLate = isOwed && life === null
    Object.assign(one, {
      ...{ end: isLate ? 'answer' : end, promise: end === 'answer_partly' && life ? promise : null },
      line: isLate || end === 'answer' ? line : null,
      work: life && { incidentId: life.incident.id, answeredAt: answeredAtOf(life) },
    })
    if (life) lives.push(life)
  }
  return lives
}

function chooseEnd(answered: number, chance: Chance): End {
  const share = chance.next()
  if (share < answered * 0.88) return 'answer'
  if (share < answered) return 'answer_partly'
  return share < answered + 0.05 ? 'decline' : 'left'
}

const OVER = ['awaiting_author', 'done', 'archived']

/** As the sweep of answered questions reads it. */
function answeredAtOf({ incident: { step, answeredAt } }: Life): Date | null {
  return OVER.includes(step) ? answeredAt : null
}

/** The day after the last answer, when nothing is on control. */
function closedAtOf(spoken: HeldStream['spoken'], endedAt: Date, until: Date): Date | null {
  if (spoken.some(({ work }) => work !== null && work.answeredAt === null)) return null
  const last = Math.max(endedAt.getTime(), ...spoken.map(({ work }) => work?.answeredAt?.getTime() ?? 0))
  const at = new Date(last + 16 * HOUR_MS)
  return at < until ? at : null
}
