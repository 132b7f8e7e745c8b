/**
 * Finds articles by words of any form: misspelt, typed in the wrong layout, or in Latin letters. Words of a title weigh
 * most, then how residents say it, then the text; a word that stands in few articles says more (BM25).
 */
import { buildTypoIndex, findByTypo, tokenize } from '../../../text/index.ts'
import { spellings } from './spellings.ts'

export type Indexed = {
  id: string
  title: string
  words: readonly string[]
  /** Names of its topics. */
  topics: readonly string[]
  text: string
}

export type ArticleIndex = {
  postings: ReadonlyMap<string, readonly Posting[]>
  typos: ReturnType<typeof buildTypoIndex>
  size: number
}
type Posting = { id: string; weight: number }

const WEIGHTS = { title: 6, words: 4, topics: 3, text: 1 }
/** How much of a word that stands often counts beyond the first time. */
const SATURATION = 1.2
/** A word that was guessed from a misspelt one says a little less. */
const GUESSED = 0.8

export function buildArticleIndex(articles: readonly Indexed[]): ArticleIndex {
  const postings = new Map<string, Posting[]>()
  for (const { id, title, words, topics, text } of articles) {
    const found = new Map<string, number>()
    const count = (texts: readonly string[], weight: number) => {
      for (const stem of stemsOf(texts.join('\n'))) found.set(stem, (found.get(stem) ?? 0) + weight)
    }
    count([title], WEIGHTS.title)
    count(words, WEIGHTS.words)
    count(topics, WEIGHTS.topics)
    count([text], WEIGHTS.text)
    for (const [stem, weight] of found) {
      const known = postings.get(stem)
      if (known) known.push({ id, weight })
      else postings.set(stem, [{ id, weight }])
    }
  }
  return { postings, typos: buildTypoIndex(postings.keys()), size: articles.length }
}

export type Found = { id: string; score: number; share: number }

/** Nearest first; `share` is how much of what was asked the article holds, 0 to 1. */
export function searchArticles(index: ArticleIndex, asked: string): Found[] {
  const scores = new Map<string, number>()
  let most = 0
  for (const { stem, certainty } of stemsAsked(index, asked)) {
    const postings = index.postings.get(stem) ?? []
    const rarity = Math.log(1 + (index.size - postings.length + 0.5) / (postings.length + 0.5))
    most += rarity * certainty * (SATURATION + 1)
    for (const { id, weight } of postings) {
      const score = (rarity * certainty * weight * (SATURATION + 1)) / (weight + SATURATION)
      scores.set(id, (scores.get(id) ?? 0) + score)
    }
  }
  return [...scores]
    .map(([id, score]) => ({ id, score, share: most === 0 ? 0 : score / most }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
}

function stemsAsked({ postings, typos }: ArticleIndex, asked: string) {
  const stems = new Map<string, number>()
  for (const word of wordsOf(asked)) {
    const known = spellings(word)
      .flatMap((spelling) => stemsOf(spelling))
      .find((stem) => postings.has(stem))
    const [own = word] = stemsOf(word)
    const stem = known ?? findByTypo(typos, own)
    // A word that no article holds still says that none of them is all that was asked.
    stems.set(stem ?? own, known === own ? 1 : stem === null ? GUESSED / 2 : GUESSED)
  }
  return [...stems].map(([stem, certainty]) => ({ stem, certainty }))
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
