/** Gives a scene what it is played with: residents who write what it needs, officials who act one after another. */
import { z } from 'zod'
import type { Control } from '../../vk/control.ts'
import { answerAs, approve, type Plan } from '../officials/answers/answering.ts'
import { decideTriage, sourceOf } from '../officials/decisions.ts'
import { type Desk, listQueue } from '../officials/desk.ts'
import { type Command, count, type Office, readCard, run } from '../officials/office.ts'
import { Answer, type Card, type ListItem, People } from '../officials/shapes.ts'
import type { Role } from '../officials/staff.ts'
import { distribute, take } from '../officials/steps.ts'
import type { Official } from '../protocol.ts'
import type { Random } from '../random.ts'
import type { Meaning } from '../residents/compose.ts'
import { chooseHouse, fillTemplate, type House } from '../residents/fill.ts'
import type { Home, Person } from '../residents/people.ts'
import type { Script } from '../residents/script.ts'
import type { Stage } from '../residents/stage.ts'
import { pause } from '../waiting.ts'
import type { ScenesText } from './text.ts'

/** Ends the scene where it is: somebody was faster, a person plays the part, or the stage is closed. */
export class SceneOver extends Error {
  override name = 'SceneOver'
}

export type SceneDeps = {
  desk: Desk
  control: Control
  stage: Stage
  script: Script
  homes: readonly Home[]
  people: readonly Person[]
  text: ScenesText
  random: Random
  nextKey: () => string
}
export type Doer = { roles: readonly Role[]; isCentre: boolean }
export const DISPATCHER: Doer = { roles: ['dispatcher'], isCentre: true }
export const MODERATOR: Doer = { roles: ['moderator'], isCentre: true }
export const COORDINATOR: Doer = { roles: ['coordinator'], isCentre: false }
export const EXECUTOR: Doer = { roles: ['executor', 'coordinator'], isCentre: false }

/** `places`: `{atHouse}` and the like are filled for `at`. */
export type Words = {
  template: string
  at?: House
  person: Person
  topicCode: string
  isPrivate?: boolean
  willBe?: Meaning['willBe']
}
type Id = Pick<ListItem, 'id'>
type CardStep = (office: Office, official: Official, card: Card) => Promise<boolean>

const LOOK_MS = 600
const HEARD_WITHIN_MS = 40_000
const PUBLISHED_WITHIN_MS = 60_000
const SLACK_MS = 5000

export type Kit = ReturnType<typeof createKit>

export function createKit(deps: SceneDeps) {
  const { desk, stage, script, homes, random } = deps
  const { office, staff, claimed } = desk
  const mine = new Set<string>()
  const said = new Set<string>()
  const startedAtMs = office.now().getTime()
  const known = new Set<number>()

  function homeOf(code: string): Home {
    const home = homes.find(({ municipality }) => municipality.code === code)
    if (!home) throw new SceneOver(`no home ${code}`)
    return home
  }

  /** Invites people of the place, a new face each time. */
  function invite(municipalityCode: string, count: number): Person[] {
    const fit = deps.people.filter(
      (person) => person.municipalityCode === municipalityCode && !known.has(person.id),
    )
    const chosen = Array.from({ length: count }, () => {
      const [person] = fit.splice(random.below(fit.length), 1)
      if (!person) throw new SceneOver(`too few people in ${municipalityCode}`)
      known.add(person.id)
      return person
    })
    return chosen
  }

  function expectWords(text: string): string {
    said.add(text)
    office.expected.add(text)
    return text
  }

  /** Fills words with the streets of their author's place. */
  function compose({ template, at, person }: Pick<Words, 'template' | 'at' | 'person'>): string {
    const { place, municipality } = homeOf(person.municipalityCode)
    const setting = { place, town: municipality.centre, sex: person.sex, style: office.phrasebook.style }
    const there = at ?? chooseHouse(place, random)
    return expectWords(fillTemplate(template, { ...setting, at: there }, random))
  }

  /** Lets a resident write and gives the text as sent. */
  function say(words: Words): string {
    const { person, topicCode, isPrivate = false, willBe } = words
    const text = compose(words)
    const meaning: Meaning = { kind: 'complaint', topicCode, ...(willBe ? { willBe } : {}) }
    const common = { key: deps.nextKey(), person, text, meaning }
    const postKey = script.postOf(person.municipalityCode)
    const isSaid =
      isPrivate || postKey === null
        ? stage.perform({ type: 'message', ...common })
        : stage.perform({ type: 'comment', ...common, postKey, replyToKey: null })
    if (!isSaid) throw new SceneOver('nobody lets the resident write')
    return text
  }

  /** Finds the incident that the words have begun and keeps it from everybody else. */
  async function find(text: string): Promise<Card> {
    const reader = staff.reader()
    const seen = new Set<string>()
    const untilMs = office.now().getTime() + HEARD_WITHIN_MS
    while (reader && office.now().getTime() < untilMs && !office.signal.aborted) {
      const since = new Date(startedAtMs - SLACK_MS).toISOString()
      for (const { id, title } of await listQueue(desk, 'new', `&foundFrom=${since}`)) {
        if (claimed.has(id) || seen.has(id) || !isTitleOf(title, text)) continue
        seen.add(id)
        const card = await readCard(office, reader, id)
        if (!card || sourceOf(card)?.text !== text || claimed.has(id)) continue
        claim(id)
        return card
      }
      await pause(LOOK_MS, office.signal)
    }
    throw new SceneOver('the words were not heard')
  }

  function claim(id: string): void {
    claimed.add(id)
    mine.add(id)
  }

  async function read({ id }: Id): Promise<Card> {
    const reader = staff.reader()
    const card = reader && (await readCard(office, reader, id))
    if (!card) throw new SceneOver(`no incident ${id}`)
    return card
  }

  async function officialFor(card: Card, { roles, isCentre }: Doer) {
    const official = await staff.find(roles, isCentre ? null : card)
    if (!official) throw new SceneOver('a person plays this part')
    return official
  }

  async function act(item: Id, doer: Doer, command: Command): Promise<Card> {
    const card = await read(item)
    const done = await run(office, await officialFor(card, doer), card, command)
    if (!done) throw new SceneOver(`${command.type} was refused`)
    return read(item)
  }

  async function play(item: Id, doer: Doer, step: CardStep): Promise<Card> {
    const card = await read(item)
    const isDone = await step(office, await officialFor(card, doer), card)
    if (!isDone) throw new SceneOver(`a step from ${card.step} was refused`)
    return read(item)
  }

  async function accept(item: Id): Promise<Card> {
    const card = await read(item)
    const meaning = office.meanings.find(sourceOf(card)?.text ?? '')
    const knowsTopic = (code: string): boolean => office.directory.topics.some((topic) => topic.code === code)
    const decision = decideTriage(card, { meaning, knowsTopic })
    if (decision.type !== 'accept') throw new SceneOver('nobody knows what it is about')
    const accepted = await act(item, DISPATCHER, decision)
    return accepted.step === 'distribution' ? play(item, DISPATCHER, distribute) : accepted
  }

  const takeUp = (item: Id): Promise<Card> => play(item, EXECUTOR, take)

  /** Carries it from any step before to the answer in the thread. */
  async function answer(item: Id, plan: Partial<Plan> & Pick<Plan, 'kind'>): Promise<Card> {
    const before = await read(item)
    if (before.step !== 'in_progress' && before.step !== 'rework') await takeUp(item)
    const whole: Plan = { text: null, outcome: 'solved', promisedAt: null, ...plan }
    await play(item, EXECUTOR, (there, official, card) =>
      answerAs(there, official, { item: card, plan: whole }),
    )
    await play(item, MODERATOR, approve)
    return published(item)
  }

  async function published(item: Id): Promise<Card> {
    const untilMs = office.now().getTime() + PUBLISHED_WITHIN_MS
    while (office.now().getTime() < untilMs && !office.signal.aborted) {
      const card = await read(item)
      if (card.step === 'rework') throw new SceneOver('the answer was sent back')
      if (card.step !== 'publishing' || card.flags.hasUnknownDelivery) return card
      await pause(LOOK_MS, office.signal)
    }
    throw new SceneOver('the answer did not come out')
  }

  /** Plays a person who has looked into the chat and saw the answer there. */
  async function resolveDelivery(item: Id): Promise<void> {
    const card = await read(item)
    const { token } = await officialFor(card, DISPATCHER)
    const path = `/incidents/${card.id}/answer`
    const answered = count(office, 'read', await office.api.call({ token, path, schema: Answer }))
    const doubtful = answered?.publications.find(({ state }) => state === 'unknown')
    if (!doubtful) throw new SceneOver('nothing is in doubt')
    const body = { decision: 'retry' }
    const request = { token, path: `/publications/${doubtful.id}/resolve`, method: 'POST' as const, body }
    count(office, 'resolve', await office.api.call({ ...request, schema: z.unknown() }))
  }

  /** Writes a note to a colleague who sees the card too. */
  async function writeNote(item: Id): Promise<void> {
    const card = await read(item)
    const { token } = await officialFor(card, DISPATCHER)
    const path = `/incidents/${card.id}/notes`
    const asked = await office.api.call({ token, path: `/incidents/${card.id}/mentionable`, schema: People })
    const colleague = count(office, 'read', asked)?.people.find(({ role }) => role !== 'dispatcher')
    if (!colleague) return
    const text = random.pick(deps.text.notes).replace('{name}', colleague.name)
    const body = { text, mentions: [colleague.id] }
    count(office, 'note', await office.api.call({ token, path, schema: z.unknown(), method: 'POST', body }))
  }

  return {
    ...deps,
    office,
    invite,
    homeOf,
    compose,
    say,
    resolveDelivery,
    writeNote,
    find,
    read,
    act,
    play,
    accept,
    takeUp,
    answer,
    /** Writes and finds the incident. */
    ask: (words: Words): Promise<Card> => find(say(words)),
    /** Waits for so long, while it stands there to be seen. */
    stay: (minutes: number): Promise<void> => pause((minutes * 60_000) / office.speed, office.signal),
    pause: (ms: number): Promise<void> => pause(ms / office.speed, office.signal),
    /** Lets everybody go on with what is left. */
    letGo(): void {
      for (const id of mine) claimed.delete(id)
      for (const text of said) office.expected.delete(text)
    },
  }
}

function isTitleOf(title: string, text: string): boolean {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replaceAll(/[^а-яёa-z0-9]+/giu, ' ')
      .trim()
  return plain(text).includes(plain(title).slice(0, 30))
}
