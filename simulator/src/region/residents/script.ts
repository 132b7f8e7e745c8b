/**
 * Draws what the region does next. Pure: the same seed gives the same actions. Ids of the network are no part of it,
 * because answers of the product take numbers too; things are called by keys that the stage resolves.
 */

import { createRandom, type Random } from '../random.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import {
  type Composed,
  composeDouble,
  composeMessage,
  composeSame,
  composeTalk,
  type Meaning,
  type Season,
} from './compose.ts'
import { fillTemplate, type Setting } from './fill.ts'
import { createMemory, type Memory } from './memory.ts'
import type { Home, Person } from './people.ts'

export type Action =
  | { type: 'post'; key: string; municipalityCode: string; text: string }
  | {
      type: 'comment'
      key: string
      postKey: string
      replyToKey: string | null
      person: Person
      text: string
      meaning: Meaning
      /** Seconds, of what was written before now. */
      date?: number
    }
  | { type: 'message'; key: string; person: Person; text: string; meaning: Meaning }
  | { type: 'edit'; key: string; text: string; meaning: Meaning }
  | { type: 'delete'; key: string }
  | { type: 'restore'; key: string }

export type ScriptOptions = {
  seed: string
  /** How many times the region has been started: a second start does not repeat the first. */
  run: number
  phrasebook: Phrasebook
  homes: readonly Home[]
  people: readonly Person[]
}
export type Script = {
  next(season: Season): Action
  /** The post of a place under which people write now; null before the first. */
  postOf(municipalityCode: string): string | null
  /** Takes over a post of an earlier run. */
  remember(post: { key: string; municipalityCode: string }): void
}
type Writer = ScriptOptions & { random: Random; memory: Memory; nextKey: () => string }

const PLANS = [
  ['comment', 66],
  ['message', 14],
  ['agree', 7],
  ['neighbour', 5],
  ['again', 2.5],
  ['double', 2],
  ['follow_up', 4.5],
  ['edit', 4],
  ['delete', 1.8],
  ['restore', 1],
  ['post', 1.7],
] as const
type Plan = (typeof PLANS)[number][0]

export function createScript(options: ScriptOptions): Script {
  const { homes, seed, run } = options
  const random = createRandom(`${seed} script ${run}`)
  const memory = createMemory(homes.map(({ municipality }) => municipality.code))
  let count = 0
  function nextKey(): string {
    count += 1
    return `${run}.${count}`
  }
  const writer: Writer = { ...options, random, memory, nextKey }
  return {
    next(season) {
      // The wall of every community opens with news, so that there is something to write under.
      const silent = homes.find(({ municipality }) => memory.postsOf(municipality.code).length === 0)
      if (silent) return publish(writer, silent)
      const [plan] = random.weighted(PLANS, ([, weight]) => weight)
      return act(writer, plan, season) ?? comment(writer, season)
    },
    postOf: (municipalityCode) => memory.postsOf(municipalityCode).at(-1) ?? null,
    remember: ({ key, municipalityCode }) => memory.addPost(municipalityCode, key),
  }
}

/** Gives null when there is nothing yet to do it with. */
function act(writer: Writer, plan: Plan, season: Season): Action | null {
  switch (plan) {
    case 'comment':
      return comment(writer, season)
    case 'message':
      return message(writer, season)
    case 'agree':
      return reply(writer, 'agreements')
    case 'follow_up':
      return reply(writer, 'followUps')
    case 'neighbour':
    case 'again':
      return writeOfSame(writer, plan === 'again')
    case 'double':
      return commentWith(writer, writer.random.pick(writer.people), (setting) =>
        composeDouble(writer.phrasebook, { setting, season }, writer.random),
      )
    case 'edit':
      return mend(writer)
    case 'delete':
    case 'restore':
      return turn(writer, plan)
    case 'post':
      return publish(
        writer,
        writer.random.weighted(writer.homes, ({ place }) => place.houses),
      )
  }
}

function settingOf({ homes, phrasebook }: Writer, code: string, sex: Person['sex']): Setting {
  const home = homes.find(({ municipality }) => municipality.code === code)
  if (!home) throw new Error(`no home ${code}`)
  return { place: home.place, town: home.municipality.centre, sex, style: phrasebook.style }
}

function publish(writer: Writer, { municipality: { code } }: Home): Action {
  const { phrasebook, memory, nextKey, random } = writer
  const key = nextKey()
  memory.addPost(code, key)
  const text = fillTemplate(random.pick(phrasebook.posts), settingOf(writer, code, 2), random)
  return { type: 'post', key, municipalityCode: code, text }
}

type Words = Omit<Composed, 'at'> & { at: Composed['at'] | null }
type Thread = { person: Person; postKey: string; replyToKey: string | null }

function write({ memory, nextKey }: Writer, { text, intended, meaning, at }: Words, thread: Thread): Action {
  const action = { type: 'comment' as const, key: nextKey(), ...thread, text, meaning }
  memory.addComment({ ...thread, key: action.key, meaning, text, intended, at, isDeleted: false })
  return action
}

function compose(writer: Writer, person: Person, season: Season): Composed {
  const setting = settingOf(writer, person.municipalityCode, person.sex)
  return composeMessage(writer.phrasebook, { setting, season }, writer.random)
}

function comment(writer: Writer, season: Season): Action {
  const { random, people, memory } = writer
  const person = random.pick(people)
  const postKey = random.pick(memory.postsOf(person.municipalityCode))
  return write(writer, compose(writer, person, season), { person, postKey, replyToKey: null })
}

function message(writer: Writer, season: Season): Action {
  const person = writer.random.pick(writer.people)
  const { intended, meaning } = compose(writer, person, season)
  return { type: 'message', key: writer.nextKey(), person, text: intended, meaning }
}

/** Writes words under somebody's words: a neighbour agrees, or the author asks again. */
function reply(writer: Writer, about: 'agreements' | 'followUps'): Action | null {
  const { memory, random, people, phrasebook } = writer
  const asked = memory.listAsked()
  if (asked.length === 0) return null
  const answered = random.pick(asked)
  const { municipalityCode, id } = answered.person
  const neighbours = people.filter((one) => one.municipalityCode === municipalityCode && one.id !== id)
  const isAuthor = about === 'followUps'
  const person = isAuthor ? answered.person : random.pick(neighbours)
  const setting = settingOf(writer, municipalityCode, person.sex)
  const text = composeTalk(phrasebook, { setting, about }, random)
  const meaning: Meaning = isAuthor
    ? { kind: 'follow_up', topicCode: answered.meaning.topicCode }
    : { kind: 'chatter', topicCode: null }
  const thread = { person, postKey: answered.postKey, replyToKey: answered.key }
  return write(writer, { text, intended: text, meaning, at: null }, thread)
}

function commentWith(
  writer: Writer,
  person: Person,
  say: (setting: Setting) => Composed | null,
): Action | null {
  const said = say(settingOf(writer, person.municipalityCode, person.sex))
  const posts = writer.memory.postsOf(person.municipalityCode)
  if (!said || posts.length === 0) return null
  return write(writer, said, { person, postKey: writer.random.pick(posts), replyToKey: null })
}

/** Lets a neighbour write of the same trouble, or its author once more, under another post. */
function writeOfSame(writer: Writer, isAgain: boolean): Action | null {
  const { memory, random, people, phrasebook } = writer
  const known = memory.listAsked().filter(({ at, meaning }) => at !== null && meaning.kind === 'complaint')
  if (known.length === 0) return null
  const { at, meaning, person: author } = random.pick(known)
  const { intent } = meaning
  if (at === null || intent === undefined) return null
  const neighbours = people.filter(
    ({ municipalityCode, id }) => municipalityCode === author.municipalityCode && id !== author.id,
  )
  const person = isAgain ? author : random.pick(neighbours)
  return commentWith(writer, person, (setting) =>
    composeSame(phrasebook, { intent, setting, at, isAgain }, random),
  )
}

function mend({ memory, random }: Writer): Action | null {
  const misspelt = memory.listMisspelt()
  if (misspelt.length === 0) return null
  const mended = random.pick(misspelt)
  mended.text = mended.intended
  return { type: 'edit', key: mended.key, text: mended.intended, meaning: mended.meaning }
}

function turn({ memory, random }: Writer, type: 'delete' | 'restore'): Action | null {
  const fit = memory.listDeleted(type === 'restore')
  if (fit.length === 0) return null
  const turned = random.pick(fit)
  turned.isDeleted = type === 'delete'
  return { type, key: turned.key }
}
