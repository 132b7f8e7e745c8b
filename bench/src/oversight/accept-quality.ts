/** Judges whether the blind sample finds the true share of отписки and the true agreement of two readers. */
import {
  chooseSample,
  kappaOf,
  measureAgreement,
  measureFormalReplies,
  type PublishedAnswer,
} from '../../../server/src/modules/reports/quality/index.ts'
import { createRandom, drawIndex, isWithin } from '../../../server/src/modules/reports/statistics/index.ts'
import type { Acceptance } from './acceptance.ts'

const SEEDS = 1000
const READERS = Array.from({ length: 6 }, (_, at) => ({ userId: `reader-${at}`, agencyCode: null }))
const BODIES = 10
/** A quarter of a year of 400 answers a week. */
const WEEKS = 13
const PER_WEEK = 400
/** How two readers read: the chance to call an отписка so, and to call so what is none. */
const SEES = 0.85
const MISTAKES = 0.08
const TRUE_SHARE = 0.25

export function acceptQuality(effort: number, first: number): Acceptance[] {
  const seeds = Array.from({ length: Math.round(SEEDS * effort) }, (_, at) => first + at)
  const covered = seeds.slice(0, seeds.length / 4).flatMap(judgeQuarter)
  return [
    row(`the interval holds the share of отписки of ${covered.length} bodies`, percent(covered), {
      least: 93,
      most: 97,
    }),
    ...[20, 100].map((pairs) =>
      row(
        `the interval holds kappa, ${pairs} pairs`,
        percent(seeds.map((seed) => judgeReaders(seed, pairs))),
        {
          least: 93,
          most: 97,
        },
      ),
    ),
  ]
}

function judgeQuarter(seed: number): boolean[] {
  const random = createRandom('quarter', seed)
  const shares = Array.from({ length: BODIES }, () => 0.05 + 0.5 * random())
  const readings = Array.from({ length: WEEKS }, (_, week) => {
    const formal = new Map<string, boolean>()
    const answers = Array.from({ length: PER_WEEK }, (_, at): PublishedAnswer => {
      const body = drawIndex(random, BODIES)
      formal.set(`${at}`, random() < (shares[body] ?? 0))
      return { answerId: `${at}`, agencyCode: `body-${body}`, handledBy: [`reader-${drawIndex(random, 6)}`] }
    })
    return chooseSample(answers, READERS, { seed: `${seed} ${week}` }).answers.map((answer) => ({
      ...answer,
      isAnswered: !formal.get(answer.answerId),
      isConcrete: true,
      isStock: false,
    }))
  })
  const measured = measureFormalReplies(readings.flat())
  return shares.flatMap((share, at) => {
    const found = measured.get(`body-${at}`)
    return found ? [isWithin(found.interval, share)] : []
  })
}

function judgeReaders(seed: number, count: number): boolean {
  const random = createRandom('readers', seed, count)
  const read = (isFormal: boolean) => random() < (isFormal ? SEES : MISTAKES)
  const pairs = Array.from({ length: count }, (): [boolean, boolean] => {
    const isFormal = random() < TRUE_SHARE
    return [read(isFormal), read(isFormal)]
  })
  const measured = measureAgreement(pairs, seed)
  const truth = kappaOf({
    both: TRUE_SHARE * SEES ** 2 + (1 - TRUE_SHARE) * MISTAKES ** 2,
    first: TRUE_SHARE * SEES * (1 - SEES) + (1 - TRUE_SHARE) * MISTAKES * (1 - MISTAKES),
    second: TRUE_SHARE * SEES * (1 - SEES) + (1 - TRUE_SHARE) * MISTAKES * (1 - MISTAKES),
    neither: TRUE_SHARE * (1 - SEES) ** 2 + (1 - TRUE_SHARE) * (1 - MISTAKES) ** 2,
  })
  return measured !== null && truth !== null && isWithin(measured.kappaInterval, truth)
}

function row(name: string, value: number, asked: Acceptance['asked']): Acceptance {
  return { name: `Quality: ${name}`, value, unit: '%', asked }
}

function percent(verdicts: readonly boolean[]): number {
  return (100 * verdicts.filter(Boolean).length) / verdicts.length
}
