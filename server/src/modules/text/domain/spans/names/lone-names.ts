/** Tells whether a word that stands alone names somebody, by what it is and by the words around it. */
import { saysWho } from '../../people/by-post.ts'
import { nearBefore, nearBehind } from '../../words/near.ts'
import { CALLED, FAMOUS, KIN, KIN_NOUN, PERSON_DOES, STREET_LEAD, WHO } from './name-cues.ts'
import type { Run, Word } from './name-words.ts'

/** The longest words by which a lone name is told. */
const CUE = 40

export function isAlone(context: Run): boolean {
  const { first: word, text } = context
  const before = nearBefore(text, word.start).slice(-CUE)
  const after = nearBehind(text, word.end).slice(0, CUE)
  if (/^[\s-]\d{1,3}(?![\d.:(]|\s?лет)/u.test(after)) return false
  const isCalled = CALLED.test(before)
  const isOfWho = context.before !== undefined && /^\s$/u.test(word.gap) && saysWho(context.before.word)
  if (!word.isCapital) return isAloneSmall(word, before, after, isOfWho)
  if (isCalled && !(word.isEveryday && word.opens) && word.raw.length > 2 && !word.isAdjective)
    return !TRADER.test(before) || ((word.surname > 0 || word.given > 0) && !word.isEveryday)
  if (word.isAdjective && word.given < 2) return isAdjectiveName(word, before, after)
  if (/^\p{Lu}+$/u.test(word.raw) && word.raw.length < 5) return false
  if (FAMOUS.test(word.word)) return false
  if (word.isPatronymic) return true
  if (word.given === 2) {
    if (word.isWordToo)
      return (
        KIN.test(before) ||
        (!word.opens && !/^\s\p{Lu}/u.test(after) && !STREET_LEAD.test(before) && word.word !== 'мира')
      )
    return true
  }
  if (KIN.test(before) && (word.surname > 0 || word.given > 0) && !word.isEveryday) return true
  if (word.isEveryday) return false
  const isOfMany = isOfWho && context.before !== undefined && /[иы]$/u.test(context.before.word)
  if (isOfMany && word.surname < 2) return false
  if (KIN_NOUN.test(before) || (isOfWho && !word.opens && (word.surname > 0 || word.given > 0))) return true
  if (word.given === 1 && word.isNominative && /^\s*(?:[.,!)]|$)/u.test(after)) return true
  if (word.given === 1 && word.surname === 0)
    return (word.isNominative && !word.opens) || PERSON_DOES.test(after)
  if (word.surname === 2) return true
  if (word.surname === 1 && !word.opens && /(?:[ое]в|ин|енко)(?:а|у|ым|ой)?$/u.test(word.word)) return true
  return word.surname === 1 && (isOfWho || WHO.test(before))
}

const TRADER = /(?<!\p{L})ИП\s[«"]?$/u

/** «Врач Донской не принял» is a person, «врач Боровичской больницы» is not. */
function isAdjectiveName(word: Word, before: string, after: string): boolean {
  if (word.surname < 2 || word.isEveryday || !/ск(?:ий|ая|ого|ому)$/u.test(word.word)) return false
  return (
    (KIN.test(before) || WHO.test(before) || CALLED.test(before)) &&
    (/^(?:[.,!?;)]|$)/u.test(after) || PERSON_DOES.test(after))
  )
}

function isAloneSmall(word: Word, before: string, after: string, isOfWho: boolean): boolean {
  if (word.isEveryday && word.given < 2) return false
  if (word.isPatronymic) return true
  if (CALLED.test(before)) return word.given > 0 || word.surname > 0
  if (word.given === 2 && !word.isWordToo)
    return KIN.test(before) || (word.isNominative && (before.trim() === '' || /^\s*,/u.test(after)))
  if (/енк[оа]$/u.test(word.word) && word.surname > 0) return true
  return word.surname === 2 && /(?:[ое]в|ин)(?:а|у)?$/u.test(word.word) && (isOfWho || WHO.test(before))
}
