/** Which topic is suggested first by one set of words and by another, with the same learned models beside both. */
import { type CatalogueSource, compileCatalogue } from '../../domain/catalogue.ts'
import { type Offered, offerTopics } from '../../domain/offered.ts'
import { LONGEST_TEXT } from '../../domain/suggest.ts'
import { suggestTopics, type TopicSuggestion } from '../../domain/topics.ts'
import { tokenize } from '../../domain/words/tokens.ts'
import type { Addition } from '../../reader/domain/own/addition.ts'
import { readBlend } from '../../reader/domain/topics/blend-topics.ts'
import type { TopicModels } from '../../reader/domain/topics/read-topics.ts'

export type Move = { from: string | null; to: string | null }
type Sides = {
  before: CatalogueSource
  after: CatalogueSource
  models: TopicModels
  own: Addition | null
  offered: Pick<Offered, 'topics' | 'mappings'>
}

/** Null where the first topic stays. What was learnt is asked only where the words say something else. */
export function createComparison(sides: Sides): (text: string) => Move | null {
  const { models, own, offered } = sides
  const [before, after] = [compileCatalogue(sides.before), compileCatalogue(sides.after)]
  const groups = new Map(sides.after.topics.map(({ code, groupCode }) => [code, groupCode]))
  const firstOf = (topics: readonly TopicSuggestion[]) => offerTopics(topics, offered)[0]?.code ?? null
  return (fullText) => {
    const words = fullText.slice(0, LONGEST_TEXT)
    const tokens = tokenize(words)
    const [ruled, ruledAnew] = [suggestTopics(before, tokens), suggestTopics(after, tokens)]
    if (isSame(ruled, ruledAnew)) return null
    const blend = readBlend(models, { words, groups, own })
    const [from, to] = [firstOf(blend(ruled)), firstOf(blend(ruledAnew))]
    return from === to ? null : { from, to }
  }
}

function isSame(one: readonly TopicSuggestion[], two: readonly TopicSuggestion[]): boolean {
  return (
    one.length === two.length &&
    one.every(({ code, confidence }, at) => code === two[at]?.code && confidence === two[at].confidence)
  )
}

export type Compared = Move & { decided: string | null }

export function sumUp(changes: readonly Compared[]) {
  const decided = changes.filter((change) => change.decided !== null)
  const byMove = Map.groupBy(changes, ({ from, to }) => JSON.stringify([from, to]))
  const moves = [...byMove.values()].flatMap(([first, ...others]) =>
    first ? [{ from: first.from, to: first.to, count: others.length + 1 }] : [],
  )
  return {
    changed: changes.length,
    decided: decided.length,
    rightBefore: decided.filter(({ from, decided: right }) => from === right).length,
    rightAfter: decided.filter(({ to, decided: right }) => to === right).length,
    moves: moves.sort((a, b) => b.count - a.count),
  }
}
