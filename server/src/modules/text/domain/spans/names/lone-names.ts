/** Tells whether a word that stands alone names somebody, by what it is and by the words around it. */
import { saysWho } from '../../people/by-post.ts'
import { nearBefore, nearBehind } from '../../words/near.ts'
import {
  BEAST,
  CALLED,
  ELSEWHERE,
  FAMOUS,
  KIN,
  KIN_NOUN,
  LIVES,
  OF_TALES,
  PERSON_DOES,
  STREET_LEAD,
  WHO,
} from './name-cues.ts'
import type { Run, Word } from './name-words.ts'

/** The longest words by which a lone name is told. */
const CUE = 40

export function isAlone(context: Run): boolean {
  const { first: word, text } = context
  const before = nearBefore(text, word.start).slice(-CUE).replaceAll('ё', 'е')
  const after = nearBehind(text, word.end).slice(0, CUE)
  const isHere = LIVES.test(after)
  if (!isHere && /^[\s-]\d{1,3}(?![\d.:(]|\s?лет)/u.test(after)) return false
  const isCalled = CALLED.test(before)
  if (word.given > 0 && !isCalled && BEAST.test(before)) return false
  if (ELSEWHERE.test(word.word) || OF_TALES.test(word.word)) return false
  if (isHere && isPersonThere(word)) return true
  const isOfWho = context.before !== undefined && /^\s$/u.test(word.gap) && saysWho(context.before.word)
  if (!word.isCapital) return isAloneSmall(word, before, after, isOfWho)
  if (isCalled && !(word.isEveryday && word.opens) && word.raw.length > 2 && !word.isAdjective)
    return !TRADER.test(before) || ((word.surname > 0 || word.given > 0) && !word.isEveryday)
  if (word.isAdjective && word.given < 2 && !word.isPatronymic) return isAdjectiveName(word, before, after)
  if (/^\p{Lu}+$/u.test(word.raw) && word.raw.length < 5) return false
  if (FAMOUS.test(word.word)) return false
  if (word.isPatronymic) return true
  if (word.given === 2) {
    if (word.isWordToo)
      return (
        KIN.test(before) ||
        (word.isNominative && CALLED_TO.test(after)) ||
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

/** «Роза из двенадцатой квартиры», «ершова из 5 кв», «Мухаммад с рынка». */
function isPersonThere(word: Word): boolean {
  if (word.given === 2 && word.isCapital) return word.isNominative || !word.isWordToo
  if (word.isEveryday || word.isAdjective) return false
  if (!word.isCapital) return word.surname === 2 || word.given === 2 || word.isPatronymic
  return word.given > 0 || word.surname > 0 || !word.opens
}

/** «Надежда, вы где». */
const CALLED_TO =
  /^,\s(?:вы|ты|здравствуй\p{L}*|добр\p{L}+|спасибо|подскаж\p{L}+|напиш\p{L}+|ответ\p{L}+)(?!\p{L})/iu
const TRADER = /(?<!\p{L})ИП\s[«"]?$/u

/** «Врач Донской не принял» is a person, «врач Боровичской больницы» is not. */
function isAdjectiveName(word: Word, before: string, after: string): boolean {
  if (word.surname < 2 || word.isEveryday || !/ск(?:ий|ая|ого|ому)$/u.test(word.word)) return false
  return (
    (KIN.test(before) || WHO.test(before) || CALLED.test(before)) &&
    (/^(?:[.,!?;)]|$)/u.test(after) || PERSON_DOES.test(after))
  )
}

/** What follows is a name in small letters too. */
const SURELY_CALLED = /(?:фамили\p{L}|мо[её]\sимя|фамилия\sтоже)[\s:—–-]{1,3}$/iu

function isAloneSmall(word: Word, before: string, after: string, isOfWho: boolean): boolean {
  if (word.isEveryday && word.given < 2) return false
  if (word.isPatronymic) return true
  if (CALLED.test(before)) return word.given > 0 || word.surname > 0 || SURELY_CALLED.test(before)
  if (word.given === 2 && !word.isWordToo)
    return KIN.test(before) || (word.isNominative && (before.trim() === '' || /^\s*,/u.test(after)))
  if (/енк[оа]$/u.test(word.word) && word.surname > 0) return true
  return word.surname === 2 && /(?:[ое]в|ин)(?:а|у)?$/u.test(word.word) && (isOfWho || WHO.test(before))
}
