/** Tells whether a row of words has the shape of a name: «Иванова Мария Петровна», «Иванов И. И.», «лёха баранов». */
import { nearBefore, nearBehind } from '../../words/near.ts'
import { isAlone } from './lone-names.ts'
import { ELSEWHERE, NOT_NAMES, PERSON_DOES, WHO } from './name-cues.ts'
import type { Run, Word } from './name-words.ts'

export function hasShape(context: Run): boolean {
  const { run, first } = context
  const full = run.filter(({ isInitial }) => !isInitial)
  if (full.length === 0) return false
  const initials = run.length - full.length
  if (initials > 0) return isWithInitials(run, full, context.text)
  if (full.length === 1) return isAlone(context)
  if (full.some((word) => !word.isCapital) && full.some((word) => word.isCapital)) return isMixed(full)
  const given = full.filter((word) => word.given > 0).length
  const patronymic = full.some((word) => word.isPatronymic)
  const surname = full.filter((word) => word.surname > 0).length
  const rest = full.filter((word) => word.given === 0 && !word.isPatronymic && word.surname === 0)
  const isOpenedByWord =
    first.opens && first.isEveryday && first.given < 2 && !(first.surname > 0 && given > 0)
  if (isOpenedByWord || rest.some((word) => word.isEveryday)) return false
  if (!first.isCapital) return isSmall(full, context)
  if (isForeign(context, full)) return true
  if (patronymic) return full.length > 1 && rest.length <= 1
  if (rest.length > 0)
    return (
      full.length === 2 &&
      !(first.opens && rest.includes(first)) &&
      full.some((word) => word.given === 2 && !word.isWordToo)
    )
  if (full.length > 3) return false
  const isOpenedByThing =
    first.opens && first.surname === 1 && first.given === 0 && full.every((word) => !word.isNominative)
  if (isOpenedByThing) return false
  if (full.length === 2 && full.some(isSureGiven)) return true
  if (full.every((word) => word.isEveryday && word.given < 2)) return false
  if (given > 0 && surname > 0)
    return full.some((word) => word.surname > 0 && !(word.isEveryday && word.given < 2))
  if (given === full.length) return full.some((word) => word.given === 2 && !word.isWordToo)
  return full.length === 2 && full.every((word) => word.surname === 2)
}

/** «Динь Тхи Лан шьёт на рынке»: words that nothing else is called by, and a person's deed behind them. */
function isForeign({ first, last, text }: Run, full: readonly Word[]): boolean {
  if (
    full.length > 3 ||
    full.some(({ isCapital, isEveryday, raw }) => !isCapital || (isEveryday && raw.length > 2))
  )
    return false
  if (first.isAdjective || full.some(({ word }) => ELSEWHERE.test(word))) return false
  return full.some(({ raw }) => raw.length <= 4) && PERSON_DOES.test(nearBehind(text, last.end))
}

const isSureGiven = ({ given, isWordToo, isNominative }: Word) =>
  (given === 2 || (given === 1 && isNominative)) && !isWordToo

/** «Иванов И. И.», «Н. К. Павлова», «м. и. зайчик». */
function isWithInitials(run: readonly Word[], full: readonly Word[], text: string): boolean {
  if (full.length > 2) return false
  const hasPoints = run.every(({ isInitial, end }) => !isInitial || text[end] === '.')
  if (!hasPoints && (run[0]?.isInitial || full.some((word) => !word.isCapital))) return false
  const [name] = full
  if (!name || NOT_NAMES.has(name.word)) return false
  const isInside = run[0]?.isInitial === true && run.at(-1)?.isInitial === true
  if (isInside) return false
  const initials = run.filter(({ isInitial }) => isInitial)
  if (full.some((word) => word.isEveryday && !word.isCapital) && initials.length < 2) return false
  if (initials.length >= 2) return !name.isEveryday || name.isCapital
  if (full.length === 2) return full.some((word) => word.given > 0)
  if (name.isEveryday && name.given < 2) return false
  return name.surname > 0 || name.given === 2
}

/** «с Машей котовой», «мороз Саша»: one of the words lost its capital. */
function isMixed(full: readonly Word[]): boolean {
  if (full.length > 3) return false
  const isKnown = full.every((word) => word.given > 0 || word.isPatronymic || word.surname > 0)
  if (!isKnown || full.some((word) => word.isEveryday && word.given < 2)) return false
  return (
    full.some((word) => word.given === 2 && !word.isWordToo) &&
    full.some((word) => word.surname > 0 || word.isPatronymic)
  )
}

function isSmall(full: readonly Word[], { first, text }: Run): boolean {
  if (full.length > 3) return false
  const strong = full.some((word) => word.given === 2 && !word.isWordToo)
  const rest = full.filter((word) => !(word.given === 2))
  if (full.some((word) => word.isPatronymic)) return full.some((word) => word.given > 0)
  const [one, other] = full
  if (full.length === 2 && full.some(({ given }) => given === 2) && one && other) {
    const surname = one.given === 2 ? other : one
    if (surname.surname === 2 && !surname.isEveryday && !surname.isAdjective) return true
  }
  if (full.length === 2 && full.every((word) => word.given === 2))
    return strong && WHO.test(nearBefore(text, first.start))
  return (
    strong &&
    rest.length > 0 &&
    rest.every((word) => word.surname > 0 && !(word.isEveryday && word.surname < 2))
  )
}
