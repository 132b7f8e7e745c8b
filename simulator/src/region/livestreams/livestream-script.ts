/**
 * Draws what residents write under the announcement of a stream: few questions, many who ask them. Pure: the same
 * seed gives the same words.
 */

import { createRandom, type Random } from '../random.ts'
import type { Meaning, Season } from '../residents/compose.ts'
import { fillTemplate } from '../residents/fill.ts'
import type { Person } from '../residents/people.ts'
import { lowerFirst } from '../residents/wear.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import type { LivestreamPlan } from './plan.ts'

export type Said = { person: Person; text: string; meaning: Meaning }
export type LivestreamScript = { next(): Said }
type Question = { topicCode: string; text: string }

/** Of one stream. */
const QUESTIONS = 28
const SHARES = [
  ['question', 62],
  ['joined', 20],
  ['thanks', 10],
  ['greetings', 8],
] as const

type Saying = {
  seed: string
  run: number
  phrasebook: Phrasebook
  season: Season
  /** How many different questions are asked. */
  questions?: number
}

export function createLivestreamScript(
  plan: Pick<LivestreamPlan, 'home' | 'residents' | 'text'>,
  { seed, run, phrasebook, season, questions: count = QUESTIONS }: Saying,
): LivestreamScript {
  const { municipality, place } = plan.home
  // What a place asks about stays the same from start to start.
  const questions = gather(createRandom(`${seed} questions of ${municipality.code}`))
  const random = createRandom(`${seed} stream of ${municipality.code} ${run}`)

  function fill(template: string, sex: Person['sex'], by: Random): string {
    return fillTemplate(template, { place, town: municipality.centre, sex, style: phrasebook.style }, by)
  }

  function gather(by: Random): Question[] {
    const asked = listTexts(plan, phrasebook, season)
    return Array.from({ length: count }, () => {
      const { topicCode, template } = by.pick(asked)
      return { topicCode, text: fill(template, 2, by) }
    })
  }

  return {
    next() {
      const person = random.pick(plan.residents)
      const [kind] = random.weighted(SHARES, ([, weight]) => weight)
      if (kind === 'thanks' || kind === 'greetings') {
        const text = fill(random.pick(phrasebook.livestreams[kind]), person.sex, random)
        const meaning = { kind: kind === 'thanks' ? 'thanks' : 'chatter', topicCode: null } as const
        return { person, text, meaning }
      }
      const { topicCode, text } = random.pick(questions)
      const join = kind === 'joined' ? random.pick(phrasebook.livestreams.joins) : ''
      const said = join === '' || /[!.] $/u.test(join) ? join + text : join + lowerFirst(text)
      return { person, text: said, meaning: { kind: 'question', topicCode } }
    },
  }
}

function listTexts(
  { text }: Pick<LivestreamPlan, 'text'>,
  { questions, chats }: Phrasebook,
  season: Season,
): { topicCode: string; template: string }[] {
  const ours = [
    ...text.questions,
    ...questions.filter(({ topic }) => text.topics.includes(topic)),
    ...chats.topics
      .filter(({ topic }) => text.topics.includes(topic))
      .map((topic) => ({ ...topic, texts: topic.questions })),
  ]
  return ours
    .filter((topic) => topic.season === undefined || topic.season === season)
    .flatMap(({ topic, texts }) => texts.map((template) => ({ topicCode: topic, template })))
}
