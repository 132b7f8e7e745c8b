/** An answer as an executor writes it: by name, to what was asked, with a day and with whom to turn to. */
import { readFileSync } from 'node:fs'
import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import { addWorkingTime, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import type { Asked } from '../domain/asked.ts'
import type { Chance } from '../domain/chance.ts'
import type { Wall } from '../domain/days.ts'
import { inVillage, locative } from './fill-words.ts'
import type { Words } from './read-words.ts'

const Texts = z.array(z.string()).min(1)
const ByGroup = z.record(z.string(), Texts)
const readOwn = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> =>
  schema.parse(JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8')))
const OWN = readOwn(
  'explanations',
  z.object({
    ...{ explained: ByGroup, notSolved: ByGroup, promises: ByGroup, more: ByGroup },
    flood: z.object({ done: Texts, plan: Texts }),
    overrides: z.object({ photo: Texts, copy: Texts, other: Texts }),
    contacts: z.record(z.string(), z.string()),
  }),
)
const ASKS = readOwn('asks', z.object({ says: ByGroup, deeds: Texts }))

export type Outcome = 'solved' | 'explained' | 'not_solved'
/** What is said; `template` names the words, so that a copy is seen without comparing texts. */
export type Composed = { text: string; template: string }
type Telling = {
  asked: Asked
  agencyCode: string
  /** Null: the network does not say how the author is called. */
  name: string | null
  now: Date
  usual: WorkingTimeContext
  wallOf: (at: Date) => Wall
  words: Words
  chance: Chance
}

export function composeFinal(telling: Telling, outcome: Outcome): Composed {
  return compose(telling, chooseFinal(telling, outcome), null)
}

/** Says what will be done by the promised day. */
export function composeInterim(telling: Telling, promisedAt: Date): Composed {
  const { asked, words, chance } = telling
  const plans = asked.topicCode === FLOOD ? OWN.flood.plan : words.replies.troubles[asked.intent ?? '']?.plan
  const dated = (plans ?? words.replies.unknown).filter((text) => text.includes('{plan}'))
  return compose(telling, chance.choose(dated), promisedAt)
}

/** A stock text, such as an approver sends back. */
export function composeWeak({ words, chance }: Pick<Telling, 'words' | 'chance'>): Composed {
  const text = chance.choose(words.answers.weak)
  return { text: `Здравствуйте! ${text}`, template: text }
}

export function composePromise({ asked, chance }: Pick<Telling, 'asked' | 'chance'>): string {
  const texts = OWN.promises[groupOf(asked)] ?? OWN.promises.general ?? []
  return chance.choose(texts).replaceAll('{here}', placeInWords(asked))
}

/** Why a text goes out although something was remarked on. */
export function chooseOverride(remark: keyof typeof OWN.overrides, chance: Chance): string {
  return chance.choose(OWN.overrides[remark])
}

/** Of final answers: how it was done. */
const MORE = 0.7
const FLOOD = 'safety.flood'
const groupOf = ({ topicCode }: Asked) => topicCode?.split('.')[0] ?? 'general'

function chooseFinal({ asked, words, chance }: Telling, outcome: Outcome): string {
  const intent = asked.intent ?? ''
  const { troubles } = words.replies
  if (asked.kind === 'ask')
    return `${chance.choose(ASKS.says[intent] ?? words.replies.unknown)} ${chance.choose(ASKS.deeds)}`
  if (outcome === 'solved')
    return chance.choose(asked.topicCode === FLOOD ? OWN.flood.done : (troubles[intent]?.done ?? []))
  const own = outcome === 'explained' ? OWN.explained : OWN.notSolved
  return chance.choose(own[asked.topicCode ?? ''] ?? own[groupOf(asked)] ?? own.general ?? [])
}

function compose(telling: Telling, template: string, promisedAt: Date | null): Composed {
  const { asked, now, usual, wallOf, chance, words } = telling
  const planned = promisedAt ?? workingDayAfter(now, chance.between(3, 14), usual)
  const visit = new Date(Math.min(workingDayAfter(now, 1, usual).getTime(), planned.getTime()))
  const said = template
    .replaceAll('{here}', placeInWords(asked))
    .replaceAll('{day}', dayInWords(wallOf(now)))
    .replaceAll('{visit}', dayInWords(wallOf(visit)))
    .replaceAll('{plan}', dayInWords(wallOf(planned)))
    .replaceAll(' {bus}', asked.bus === null ? '' : ` ${asked.bus}`)
  const more =
    promisedAt === null && chance.isLucky(MORE)
      ? chance.choose(OWN.more[groupOf(asked)] ?? OWN.more.general ?? [])
      : null
  const parts = [greet(telling), capitalise(said), more, contactOf(telling.agencyCode, asked, words)]
  return {
    text: parts
      .filter((part) => part !== null)
      .join(' ')
      .replaceAll(/\.{2,}/gu, '.'),
    template,
  }
}

function greet({ name, words, chance }: Telling): string {
  const first = name?.split(' ')[0]
  if (!first) return chance.choose(words.answers.namelessGreetings)
  return chance.choose(words.answers.greetings).replace('{name}', first)
}

/** In the case that stands after a verb: «на улице Школьной, 5», «в деревне Взвад». */
function placeInWords({ spot, named }: Pick<Asked, 'spot' | 'named'>): string {
  const village = named.village ? inVillage(spot) : null
  const street = named.street
    ? `на улице ${locative(spot.street)}${named.house ? `, ${spot.house}` : ''}`
    : null
  return [village, street].filter((part) => part !== null).join(' ') || spot.words.inTown
}

/** «administration-valday» → «administration», «water-msta» → «water»; a ministry is itself. */
export function bodyOf(agencyCode: string): string {
  if (agencyCode.startsWith('administration-')) return 'administration'
  return agencyCode.replace(/-(?:ilmen|msta|polist)$/u, '')
}

function contactOf(agencyCode: string, asked: Asked, { replies }: Words): string {
  const here = bodyOf(agencyCode)
  const { contacts } = replies
  const own = OWN.contacts[here] ?? contacts[`${here} ${groupOf(asked)}`]
  return own ?? contacts[here] ?? contacts.administration ?? ''
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const MONTHS = [
  ...['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'],
  ...['июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
]

function dayInWords({ dayOfMonth, month }: Wall): string {
  return `${dayOfMonth} ${MONTHS[month - 1]}`
}

/** In the first working hours from so many days ahead. */
export function workingDayAfter(now: Date, days: number, usual: WorkingTimeContext): Date {
  return addWorkingTime(new Date(now.getTime() + Math.floor(days) * DAY_MS), 1, usual)
}
