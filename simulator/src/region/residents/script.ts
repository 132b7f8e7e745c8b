/**
 * What the region does next. Pure: the same seed gives the same actions; ids of the network are no part of it,
 * because answers of the product take numbers too. Things are called by keys that the stage resolves.
 */
import type { Library } from '../library.ts'
import { createRandom, type Random } from '../random.ts'
import { type Composed, composeMessage, composeTalk, type Meaning, type Season } from './compose.ts'
import { fillTemplate, type Setting } from './fill.ts'
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
    }
  | { type: 'message'; key: string; person: Person; text: string; meaning: Meaning }
  | { type: 'edit'; key: string; text: string; meaning: Meaning }
  | { type: 'delete' | 'restore'; key: string }

type Remembered = Extract<Action, { type: 'comment' }> & { intended: string; isDeleted: boolean }

/** The oldest are forgotten: nobody answers under a post of last month. */
const POSTS_OF_A_PLACE = 5
const COMMENTS = 250

const PLANS = [
  ['comment', 66],
  ['message', 14],
  ['agree', 7],
  ['follow_up', 4.5],
  ['edit', 4],
  ['delete', 1.8],
  ['restore', 1],
  ['post', 1.7],
] as const
type Plan = (typeof PLANS)[number][0]

export type ScriptOptions = {
  seed: string
  /** How many times the region has been started: a second start does not repeat the first. */
  run: number
  library: Library
  homes: readonly Home[]
  people: readonly Person[]
}

export type Script = {
  next(season: Season): Action
  /** A post of an earlier run. */
  remember(post: { key: string; municipalityCode: string }): void
}

export function createScript(options: ScriptOptions): Script {
  const { library, homes, people } = options
  const random = createRandom(`${options.seed} script ${options.run}`)
  const posts = new Map<string, string[]>(homes.map(({ municipality }) => [municipality.code, []]))
  const comments: Remembered[] = []
  let count = 0

  function nextKey(): string {
    count += 1
    return `${options.run}.${count}`
  }
  const homeOf = (code: string): Home => {
    const home = homes.find(({ municipality }) => municipality.code === code)
    if (!home) throw new Error(`no home ${code}`)
    return home
  }
  const settingOf = ({ municipality, place }: Home, sex: Person['sex']): Setting => ({
    place,
    town: municipality.centre,
    sex,
    style: library.style,
  })

  function addPost(municipalityCode: string, key: string): void {
    const known = posts.get(municipalityCode)
    known?.push(key)
    if (known && known.length > POSTS_OF_A_PLACE) known.shift()
  }

  function publish(home: Home): Action {
    const key = nextKey()
    addPost(home.municipality.code, key)
    const text = fillTemplate(random.pick(library.posts), settingOf(home, 2), random)
    return { type: 'post', key, municipalityCode: home.municipality.code, text }
  }

  function write(person: Person, composed: Composed, thread: { postKey: string; replyToKey: string | null }) {
    const { text, intended, meaning } = composed
    const action = { type: 'comment' as const, key: nextKey(), ...thread, person, text, meaning }
    comments.push({ ...action, intended, isDeleted: false })
    if (comments.length > COMMENTS) comments.shift()
    return action
  }

  function compose(person: Person, season: Season): Composed {
    const setting = settingOf(homeOf(person.municipalityCode), person.sex)
    return composeMessage(library, { setting, season }, random)
  }

  function comment(season: Season): Action {
    const person = random.pick(people)
    const under = posts.get(person.municipalityCode) ?? []
    if (under.length === 0) return publish(homeOf(person.municipalityCode))
    return write(person, compose(person, season), { postKey: random.pick(under), replyToKey: null })
  }

  function message(season: Season): Action {
    const person = random.pick(people)
    const { intended, meaning } = compose(person, season)
    return { type: 'message', key: nextKey(), person, text: intended, meaning }
  }

  /** Words under somebody's words: a neighbour agrees, or the author asks again. */
  function reply(about: 'agreements' | 'followUps'): Action | null {
    const asked = comments.filter(
      ({ isDeleted, replyToKey, meaning }) =>
        !isDeleted && replyToKey === null && (meaning.kind === 'complaint' || meaning.kind === 'question'),
    )
    if (asked.length === 0) return null
    const answered = random.pick(asked)
    const neighbours = people.filter(
      ({ municipalityCode, id }) =>
        municipalityCode === answered.person.municipalityCode && id !== answered.person.id,
    )
    const person = about === 'followUps' ? answered.person : random.pick(neighbours)
    const setting = settingOf(homeOf(person.municipalityCode), person.sex)
    const text = composeTalk(library, { setting, about }, random)
    const meaning: Meaning =
      about === 'followUps'
        ? { kind: 'follow_up', topicCode: answered.meaning.topicCode }
        : { kind: 'chatter', topicCode: null }
    return write(
      person,
      { text, intended: text, meaning },
      {
        postKey: answered.postKey,
        replyToKey: answered.key,
      },
    )
  }

  function mend(): Action | null {
    const misspelt = comments.filter(({ isDeleted, text, intended }) => !isDeleted && text !== intended)
    if (misspelt.length === 0) return null
    const mended = random.pick(misspelt)
    mended.text = mended.intended
    return { type: 'edit', key: mended.key, text: mended.intended, meaning: mended.meaning }
  }

  function turn(type: 'delete' | 'restore', chance: Random): Action | null {
    const fit = comments.filter(({ isDeleted }) => isDeleted === (type === 'restore'))
    if (fit.length === 0) return null
    const turned = chance.pick(fit)
    turned.isDeleted = type === 'delete'
    return { type, key: turned.key }
  }

  function act(plan: Plan, season: Season): Action | null {
    switch (plan) {
      case 'comment':
        return comment(season)
      case 'message':
        return message(season)
      case 'agree':
        return reply('agreements')
      case 'follow_up':
        return reply('followUps')
      case 'edit':
        return mend()
      case 'delete':
      case 'restore':
        return turn(plan, random)
      case 'post':
        return publish(random.weighted(homes, ({ place }) => place.houses))
    }
  }

  return {
    next(season) {
      // The wall of every community opens with news, so that there is something to write under.
      const silent = homes.find(({ municipality }) => posts.get(municipality.code)?.length === 0)
      if (silent) return publish(silent)
      return act(random.weighted(PLANS, ([, weight]) => weight)[0], season) ?? comment(season)
    },
    remember: ({ key, municipalityCode }) => addPost(municipalityCode, key),
  }
}
