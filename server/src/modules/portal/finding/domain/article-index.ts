/**
 * Finds articles by words of any form: misspelt, typed in the wrong layout, or in Latin letters. Words of a title weigh
 * most, then how residents say it and what the rules know of its topics, then the text; a word that stands in few
 * articles says more, and one of a long article less (BM25).
 */
import {
  buildTypoIndex,
  findByTypo,
  findMeanings,
  othersOf,
  spellings,
  tokenize,
} from '../../../text/index.ts'

export type Indexed = {
  id: string
  title: string
  words: readonly string[]
  /** Names of its topics. */
  topics: readonly string[]
  /** Words by which the rules know its topics, and how sure each is. */
  keywords: readonly (readonly [phrase: string, weight: number])[]
  text: string
  answers: string
}

export type ArticleIndex = {
  postings: ReadonlyMap<string, readonly Posting[]>
  /** Stems by their first letters: «освещ» and «освещен» are one word to a reader. */
  beginnings: ReadonlyMap<string, readonly string[]>
  typos: ReturnType<typeof buildTypoIndex>
  size: number
}
/** `length`: how much the whole article weighs, where 1 is usual. */
type Posting = { id: string; weight: number; length: number }

/** Chosen on one half of the questions in `testing/asked.jsonl`; the other half judges. */
const WEIGHTS = { title: 4, words: 2, topics: 1, keywords: 0.75, text: 0.5, answers: 0.5 }
/** How much of a word that stands often counts beyond the first time. */
const SATURATION = 1.2
const BY_LENGTH = 0.3
/** A word that was guessed from a misspelt one says a little less. */
const GUESSED = 0.8
const BEGINNING = 4
/** «Лифит», «снек»: of the few words of articles a short one is supposed too, where none is spelt so. */
const SHORTEST_SLIP = 4
/** How much of two stems must be the same. */
const ALIKE = 0.7

export function buildArticleIndex(articles: readonly Indexed[]): ArticleIndex {
  const weighed = articles.map((article) => ({ id: article.id, stems: weigh(article) }))
  const lengths = weighed.map(({ stems }) => [...stems.values()].reduce((sum, weight) => sum + weight, 0))
  const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const postings = new Map<string, Posting[]>()
  for (const [place, { id, stems }] of weighed.entries())
    for (const [stem, weight] of stems) {
      const posting = { id, weight, length: (lengths[place] ?? 0) / Math.max(1, usual) }
      const known = postings.get(stem)
      if (known) known.push(posting)
      else postings.set(stem, [posting])
    }
  const long = [...postings.keys()].filter((stem) => stem.length >= BEGINNING)
  return {
    ...{ postings, typos: buildTypoIndex(postings.keys(), SHORTEST_SLIP), size: articles.length },
    beginnings: Map.groupBy(long, (stem) => stem.slice(0, BEGINNING)),
  }
}

function weigh({ title, words, topics, keywords, text, answers }: Indexed): Map<string, number> {
  const found = new Map<string, number>()
  const add = (stem: string, weight: number) => found.set(stem, (found.get(stem) ?? 0) + weight)
  for (const stem of stemsOf(title)) add(stem, WEIGHTS.title)
  for (const stem of new Set(stemsOf(words.join('\n')))) add(stem, WEIGHTS.words)
  // However many topics an article is on, a word of theirs counts once.
  const ofTopics = new Map<string, number>()
  const atLeast = (stem: string, weight: number) =>
    ofTopics.set(stem, Math.max(ofTopics.get(stem) ?? 0, weight))
  for (const stem of stemsOf(topics.join('\n'))) atLeast(stem, WEIGHTS.topics)
  for (const [phrase, weight] of keywords)
    for (const stem of stemsOf(phrase)) atLeast(stem, WEIGHTS.keywords * weight)
  for (const [stem, weight] of ofTopics) add(stem, weight)
  for (const stem of stemsOf(text)) add(stem, WEIGHTS.text)
  for (const stem of stemsOf(answers)) add(stem, WEIGHTS.answers)
  return found
}

export type Found = { id: string; score: number; share: number; words: number }

/** Nearest first; `share` is how much of what was asked the article holds, 0 to 1, and `words` how many words of it. */
export function searchArticles(index: ArticleIndex, asked: string): Found[] {
  const scores = new Map<string, number>()
  const held = new Map<string, number>()
  let most = 0
  for (const meant of readAsked(index, asked)) {
    const rarities = meant.map(({ stem }) => rarityOf(index, stem))
    most += Math.max(0, ...rarities) * (SATURATION + 1)
    const holders = new Set<string>()
    for (const [place, { stem, certainty }] of meant.entries())
      for (const { id, weight, length } of index.postings.get(stem) ?? []) {
        const norm = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length)
        const score = ((rarities[place] ?? 0) * certainty * weight * (SATURATION + 1)) / (weight + norm)
        scores.set(id, (scores.get(id) ?? 0) + score)
        if (certainty > 0) holders.add(id)
      }
    for (const id of holders) held.set(id, (held.get(id) ?? 0) + 1)
  }
  return [...scores]
    .map(([id, score]) => ({
      id,
      score,
      share: most === 0 ? 0 : Math.min(1, score / most),
      words: held.get(id) ?? 0,
    }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
}

/** One word alone may be said of anything. */
const LEAST_WORDS = 2

/** How much of a question each article holds that shares more than a word with it. */
export function sharesOf(index: ArticleIndex, question: string): Map<string, number> {
  const found = searchArticles(index, question).filter(({ words }) => words >= LEAST_WORDS)
  return new Map(found.map(({ id, share }) => [id, share]))
}

function rarityOf({ postings, size }: ArticleIndex, stem: string): number {
  const holders = postings.get(stem)?.length ?? 0
  return Math.log(1 + (size - holders + 0.5) / (holders + 0.5))
}

type Meant = { stem: string; certainty: number }

/** For each word what it may have meant; a word that no article holds still says that none of them is all that was asked. */
function readAsked(index: ArticleIndex, asked: string): Meant[][] {
  const words = new Map(wordsOf(asked).map((word) => [stemsOf(word)[0] ?? word, word]))
  return [...words].map(([own, word]) => {
    if (index.postings.has(own)) return [{ stem: own, certainty: 1 }]
    const spelt = spellings(word)
      .flatMap(stemsOf)
      .find((stem) => index.postings.has(stem))
    if (spelt) return [{ stem: spelt, certainty: GUESSED }]
    const others = [...new Set(findMeanings(word).flatMap(othersOf).flatMap(stemsOf))]
    const called = others.filter((stem) => index.postings.has(stem))
    if (called.length > 0) return called.map((stem) => ({ stem, certainty: GUESSED }))
    // The stem of a word with a slip may have lost what is right in it: «лифит» is cut as a verb is.
    const known = findByTypo(index.typos, own, SHORTEST_SLIP) ?? findByTypo(index.typos, word, SHORTEST_SLIP)
    if (known) return [{ stem: known, certainty: GUESSED }]
    const alike = (index.beginnings.get(own.slice(0, BEGINNING)) ?? []).map((stem) => ({
      stem,
      certainty: GUESSED * likenessOf(own, stem) ** 2,
    }))
    const near = alike.filter(({ certainty }) => certainty >= GUESSED * ALIKE ** 2)
    return near.length > 0 ? near : [{ stem: own, certainty: 0 }]
  })
}

/** Of two words that begin alike: how much of both is their common beginning. */
function likenessOf(one: string, other: string): number {
  let common = 0
  while (common < one.length && one[common] === other[common]) common += 1
  return (2 * common) / (one.length + other.length)
}

function wordsOf(text: string): string[] {
  return tokenize(text)
    .filter(isTelling)
    .map(({ word }) => word)
}

function stemsOf(text: string): string[] {
  return tokenize(text)
    .filter(isTelling)
    .map(({ stem }) => stem)
}

const SILENT = new Set(
  'в во на у от до по из за с со и а не нет же бы ли то о об к ко для при уже еще вообще совсем просто вот это как очень где так мы я вы он она они нас нам вас мне меня что кто когда почему зачем сколько если есть был была были быть можно нужно надо очень все всё наш ваш мой свой этот тот который день добрый здравствуйте пожалуйста подскажите скажите спасибо'.split(
    ' ',
  ),
)
const isTelling = ({ word }: { word: string }) => word.length > 1 && !SILENT.has(word)
