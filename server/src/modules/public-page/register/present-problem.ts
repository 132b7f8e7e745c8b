/** Rows of the register → what a reader sees of a problem. */
import { type Directory, SHIPPED_WORDS } from '../../directory/index.ts'
import { readStreet } from '../../text/index.ts'
import { isClosed, publicStateOf } from '../domain/public-state.ts'
import type { Show } from '../open/domain/show-figures.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { daysOf, mayNameStreet, publicPlaceOf } from './domain/public-problem.ts'
import type { ShownProblem } from './pages/register-page.ts'
import type { ProblemRow } from './register.repository.ts'

type Facts = { directory: Directory; show: Show; now: Date }

export function presentProblem(row: ProblemRow, { directory, show, now }: Facts): ShownProblem {
  const state = publicStateOf(shownStepOf(row))
  const isOver = isClosed(state) || state === 'answered'
  const endedAt = state === 'answered' ? row.answeredAt : row.closedAt
  return {
    ...{ number: row.number, state, isOver },
    ...{ title: titleOf(row, directory), place: placeOf(row, directory) },
    ...{
      days: daysOf({ foundAt: row.foundAt, endedAt: isOver ? endedAt : null }, now),
      asked: row.memberCount + row.joinedCount,
    },
    ...{ day: show.day(row.foundAt), at: row.foundAt.toISOString() },
  }
}

type Placed = Pick<ProblemRow, 'topicCode' | 'municipalityCode' | 'address'>

/** What the classifier leaves out of a topic is nothing for a title. */
const LEFT_OUT = /\s*\([^)]*\)\s*$/u

/** Also where the topic was closed since. */
export function titleOf({ topicCode }: Pick<Placed, 'topicCode'>, { topics, retired }: Directory): string {
  const topic = [...topics, ...retired.topics].find(({ code }) => code === topicCode)
  return topic?.name.replace(LEFT_OUT, '') ?? ''
}

export function placeOf(row: Placed, directory: Directory): string {
  const { municipalities, retired } = directory
  const known = municipalities.find(({ code }) => code === row.municipalityCode)
  const name =
    known?.name ?? retired.municipalities.find(({ code }) => code === row.municipalityCode)?.name ?? ''
  const near = nearPlaceOf(row, directory)
  return near === null ? name : `${name}: ${near}`
}

/** Settlement and street; null where the topic says no more than the municipality. */
export function nearPlaceOf(
  { topicCode, municipalityCode, address }: Placed,
  { municipalities, topics }: Directory,
): string | null {
  const topic = topics.find(({ code }) => code === topicCode) ?? null
  const centre = municipalities.find(({ code }) => code === municipalityCode)?.centre
  const settlements = new Set([
    ...(SETTLEMENTS.get(municipalityCode ?? '') ?? []),
    ...(centre ? [centre] : []),
  ])
  return publicPlaceOf(address, { topic, settlements, readStreet })
}

/** Null where the topic says no more than the municipality. */
export function publicStreetOf(
  { topicCode, address }: Pick<Placed, 'topicCode' | 'address'>,
  { topics }: Pick<Directory, 'topics'>,
): string | null {
  const topic = topics.find(({ code }) => code === topicCode) ?? null
  return mayNameStreet(topic) && address.street !== null ? readStreet(address.street) : null
}

const SETTLEMENTS: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(SHIPPED_WORDS.settlements, ({ municipalityCode }) => municipalityCode)].map(
    ([code, settlements]) => [code, settlements.map(({ name }) => name)],
  ),
)
