/**
 * Plays several residents with one trouble: merged, answered once, and cut apart where one message asks of two
 * things.
 */
import { merge, split, take } from '../officials/steps.ts'
import { COORDINATOR, DISPATCHER, EXECUTOR, type Kit, SceneOver } from './kit.ts'

const PLACES = ['novgorod-city', 'borovichi', 'staraya-russa', 'valday', 'chudovo', 'pestovo', 'okulovka']

/** A place where little happens. */
export function quietly({ homes, random }: Kit): string {
  const quiet = homes.map(({ municipality }) => municipality.code).filter((code) => !PLACES.includes(code))
  return random.pick(quiet.length > 0 ? quiet : PLACES)
}

export function somewhere({ homes, random }: Kit): string {
  const known = PLACES.filter((code) => homes.some(({ municipality }) => municipality.code === code))
  const all = homes.map(({ municipality }) => municipality.code)
  return random.pick(known.length > 0 ? known : all)
}

/** Five authors on two surfaces wait for one answer. */
export async function mergedAuthors(kit: Kit): Promise<void> {
  const { random, text, invite } = kit
  const code = somewhere(kit)
  const people = invite(code, 5)
  const { topic, reports } = random.pick(text.shared)
  const at = houseOf(kit, code)
  const texts = people.map((person, index) =>
    kit.say({
      template: reports[index % reports.length] ?? '',
      ...{ at, person, topicCode: topic, isPrivate: index >= 3 },
    }),
  )
  const cards = []
  for (const one of texts) cards.push(await kit.find(one))
  const [first, ...others] = cards
  if (!first) return
  const into = await kit.accept(first)
  await kit.play(into, DISPATCHER, (office, official, card) =>
    merge(office, official, { into: card, cards: others }),
  )
  await kit.act(into, DISPATCHER, { type: 'tag', tags: ['один ответ'] })
  await kit.takeUp(into)
  await kit.stay(6)
  await kit.answer(into, { kind: 'final', outcome: 'explained' })
}

export function houseOf({ homeOf, random }: Kit, code: string) {
  const { place } = homeOf(code)
  return { street: random.pick(place.streets), house: String(1 + random.below(place.houses)) }
}

/** One message asks of two things; each goes its own way. */
export async function twoInOne(kit: Kit): Promise<void> {
  const { random, text, invite, office } = kit
  const code = somewhere(kit)
  const [person] = invite(code, 1)
  const [a, b] = [random.pick(text.plain), random.pick(text.shared)]
  if (!person) return
  const second = random.pick(b.reports)
  const template = `${random.pick(a.reports)}. ${random.pick(office.phrasebook.talk.andAlso)} ${second}.`
  const card = await kit.ask({ template, person, topicCode: a.topic })
  const whole = card.thread.find(({ isSource }) => isSource)?.text ?? ''
  const rest = whole.split('. ').at(-1) ?? ''
  if (rest === '' || rest === whole) throw new SceneOver('there is nothing to cut')
  await kit.play(card, DISPATCHER, (there, official, fresh) => split(there, official, { card: fresh, rest }))
  await kit.accept(card)
}

/** Neighbour after neighbour complains of one house; this is the third time, and the first was mended already. */
export async function thirdTime(kit: Kit): Promise<void> {
  const { random, text, invite, office } = kit
  const code = somewhere(kit)
  const { topic, reports } = random.pick(text.plain)
  const at = houseOf(kit, code)
  const asked = []
  for (const [index, person] of invite(code, 3).entries()) {
    const said = reports[index % reports.length] ?? ''
    const template = index === 2 ? `${random.pick(office.phrasebook.talk.again)} ${said}` : said
    const isPrivate = index === 2
    const card = await kit.ask({ template, at, person, topicCode: topic, isPrivate, willBe: 'satisfied' })
    asked.push(await kit.accept(card))
    // The network counts whole seconds, and it must show who was first.
    await kit.pause(1200)
  }
  const [first, , third] = asked
  if (!first || !third) return
  await kit.act(third, DISPATCHER, { type: 'confirm_repeat', isRepeat: true })
  await kit.answer(first, { kind: 'final', outcome: 'explained' })
}

/** Somebody gives the work back to the coordinator, and it is given to another. */
export async function givenUp(kit: Kit): Promise<void> {
  const { random, text, invite } = kit
  const code = somewhere(kit)
  const [person] = invite(code, 1)
  const { topic, reports } = random.pick(text.plain)
  if (!person) return
  const card = await kit.ask({ template: random.pick(reports), person, topicCode: topic })
  await kit.accept(card)
  await kit.takeUp(card)
  await kit.act(card, EXECUTOR, { type: 'release', reason: random.pick(text.reasons.release) })
  await kit.stay(2)
  await kit.play(card, COORDINATOR, take)
}
