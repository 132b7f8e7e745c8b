/**
 * One sentence of one figure. It only states what the figure says: no cause, no praise, no change that the shown numbers
 * do not show, and no share of so few that a single question would move it by ten points.
 */
import type { Compared, Language } from './facts.ts'
import { FIGURE_WORDS } from './figure-words.ts'
import { difference, formatNumber, formatShown, roundShown } from './numbers.ts'
import { isTooFew, partOf } from './small-share.ts'

/** Null of a figure that has no words in reports. */
export function stateFigure({ figure, now, before, sums }: Compared, language: Language): string | null {
  const words = FIGURE_WORDS[language][figure.code]
  if (!words) return null
  const { unit } = figure
  if (now.value === null) return `${words.none}.`
  const rest = restOf(figure, { sums, language })
  if (words.of !== undefined && isTooFew(now))
    return `${words.of}: ${partOf(now, language)}${rest && ` (${rest})`}, ${TOO_FEW[language]}.`
  const shown = roundShown(unit, now.value)
  const isNothing = shown === 0 && unit === 'count'
  const base = isNothing ? words.none : words.says(formatShown(unit, shown, language), shown)
  const part = words.of === undefined ? '' : ` (${[partOf(now, language), rest].filter(Boolean).join(', ')})`
  const beside = before === null ? '' : compare({ figure, now, before }, language)
  return `${base}${part}${beside}.`
}

type Counted = Compared['now']

const TOO_FEW: Record<Language, string> = { ru: 'для доли этого мало', en: 'too few for a share' }

/** What became of those that are not in the part; nothing where all are. */
export function restOf(
  { code }: Pick<Compared['figure'], 'code'>,
  { sums = {}, language }: { sums: Compared['sums']; language: Language },
): string {
  return Object.entries(FIGURE_WORDS[language][code]?.rest ?? {})
    .flatMap(([measure, says]) => (sums[measure] ? [says(formatNumber(sums[measure], language))] : []))
    .join(', ')
}

function compare(
  { figure: { unit }, now, before }: { figure: Compared['figure']; now: Counted; before: Counted },
  language: Language,
): string {
  const words = COMPARED[language]
  if (before.value === null) return words.nothing
  if (isTooFew(before)) return words.few(partOf(before, language))
  const was = roundShown(unit, before.value)
  const change = difference(unit, roundShown(unit, now.value ?? 0), was)
  if (change === 0) return was === 0 && unit === 'count' ? words.sameNothing : words.same
  const size = Math.abs(change)
  const shown = formatShown(unit, was, language)
  if (unit === 'share') return words.points(formatNumber(size, language, 1), change > 0, shown)
  const amount = formatShown(unit, size, language)
  return unit === 'minutes' ? words.time(amount, change > 0, shown) : words.count(amount, change > 0, shown)
}

type Said = (amount: string, isMore: boolean, was: string) => string
type ComparedWords = {
  same: string
  /** There was nothing then either. */
  sameNothing: string
  nothing: string
  few: (part: string) => string
  count: Said
  points: Said
  time: Said
}

const COMPARED: Record<Language, ComparedWords> = {
  ru: {
    same: ', столько же, сколько за период до этого',
    sameNothing: ', как и за период до этого',
    nothing: '; за период до этого сравнить не с чем',
    few: (part) => `; за период до этого для доли мало: ${part}`,
    count: (amount, isMore, was) =>
      `, на ${amount} ${isMore ? 'больше' : 'меньше'}, чем за период до этого (${was})`,
    points: (amount, isMore, was) =>
      `, на ${amount} п. п. ${isMore ? 'выше' : 'ниже'}, чем за период до этого (${was})`,
    time: (amount, isMore, was) =>
      `, на ${amount} ${isMore ? 'дольше' : 'быстрее'}, чем за период до этого (${was})`,
  },
  en: {
    same: ', the same as in the period before',
    sameNothing: ', as in the period before',
    nothing: '; the period before has nothing to compare with',
    few: (part) => `; the period before has too few for a share: ${part}`,
    count: (amount, isMore, was) =>
      `, ${amount} ${isMore ? 'more' : 'fewer'} than in the period before (${was})`,
    points: (amount, isMore, was) =>
      `, ${amount} pp ${isMore ? 'higher' : 'lower'} than in the period before (${was})`,
    time: (amount, isMore, was) =>
      `, ${amount} ${isMore ? 'longer' : 'faster'} than in the period before (${was})`,
  },
}
