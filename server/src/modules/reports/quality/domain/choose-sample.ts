/**
 * Which answers of a week are read again, and by whom.
 *
 * Each answer has the same chance, so the share among those read is the share among all. Nobody reads an answer that they
 * wrote or approved, nor one of their own body; readers get equally many. The seed must not be known before the week ends, or
 * somebody would know which answers to write well: take it from what nobody can choose, such as the Book's last checkpoint.
 */
import { drawIndex, shuffle } from '../../statistics/domain/draws.ts'
import { createRandom, type Random } from '../../statistics/domain/random.ts'

export type PublishedAnswer = {
  readonly answerId: string
  readonly agencyCode: string
  /** Who wrote, mended or approved it. */
  readonly handledBy: readonly string[]
}
/** `agencyCode` is null for people of the centre. */
export type Reader = { readonly userId: string; readonly agencyCode: string | null }

export type SampledAnswer = {
  readonly answerId: string
  readonly agencyCode: string
  readonly readerId: string
  /** On a tenth of them; reads without knowing of the first. */
  readonly secondReaderId: string | null
}
export type Sample = {
  readonly answers: readonly SampledAnswer[]
  /** Chosen, but nobody may read them. */
  readonly withoutReader: readonly string[]
}

export type SampleShares = { readonly read: number; readonly readTwice: number }
export const SAMPLE_SHARES: SampleShares = { read: 0.05, readTwice: 0.1 }

export function chooseSample(
  answers: readonly PublishedAnswer[],
  readers: readonly Reader[],
  { seed, shares = SAMPLE_SHARES }: { seed: number | string; shares?: SampleShares },
): Sample {
  const random = createRandom(seed, 'sample')
  const ordered = answers.toSorted((one, other) => (one.answerId < other.answerId ? -1 : 1))
  const chosen = shuffle(random, ordered).slice(0, roundByChance(random, shares.read * answers.length))
  const loads = new Map(readers.map(({ userId }) => [userId, 0]))
  const withReader = chosen.map((answer) => ({
    answer,
    readerId: takeReader(random, { answer, readers, loads, except: null }),
  }))
  const read = withReader.flatMap(({ answer, readerId }) => (readerId === null ? [] : [{ answer, readerId }]))
  const twice = new Set(shuffle(random, read).slice(0, roundByChance(random, shares.readTwice * read.length)))
  return {
    answers: read.map((one) => ({
      answerId: one.answer.answerId,
      agencyCode: one.answer.agencyCode,
      readerId: one.readerId,
      secondReaderId: twice.has(one)
        ? takeReader(random, { answer: one.answer, readers, loads, except: one.readerId })
        : null,
    })),
    withoutReader: withReader.flatMap(({ answer, readerId }) => (readerId === null ? answer.answerId : [])),
  }
}

/** Two and a half answers are two or three, by chance: a small week has its share too. */
function roundByChance(random: Random, count: number): number {
  return Math.floor(count + random())
}

type Wanted = {
  answer: PublishedAnswer
  readers: readonly Reader[]
  loads: Map<string, number>
  except: string | null
}

/** Of those who may, one of the least loaded. */
function takeReader(random: Random, { answer, readers, loads, except }: Wanted): string | null {
  const able = readers.filter(
    ({ userId, agencyCode }) =>
      userId !== except && agencyCode !== answer.agencyCode && !answer.handledBy.includes(userId),
  )
  const least = Math.min(...able.map(({ userId }) => loads.get(userId) ?? 0))
  const free = able.filter(({ userId }) => (loads.get(userId) ?? 0) === least)
  const taken = free[drawIndex(random, free.length)]
  if (!taken) return null
  loads.set(taken.userId, least + 1)
  return taken.userId
}
