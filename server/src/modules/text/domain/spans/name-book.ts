/** Tells what a word may be of a name: given name, patronymic, surname, in all their cases; or an everyday word. */
import { rememberWords } from '@veche/contract/rules/remember-words.ts'
import { findGivenName } from '../people/given-names.ts'
import { normalizeWord } from '../words/tokens.ts'
import packed from './data/names.json' with { type: 'json' }
import { openSieve } from './sieve.ts'

export type NameWord = {
  word: string
  /** 2: a name that every Russian knows, 1: one of the long list, 0: none. */
  given: 0 | 1 | 2
  /** «Вера», «Слава», «Роман» are words too. */
  isWordToo: boolean
  isPatronymic: boolean
  /** 2: ends as surnames do and is a known one, 1: only one of both, 0: none. */
  surname: 0 | 1 | 2
  /** An adjective of the genitive, a man's in -а: what streets are called after. */
  isOblique: boolean
  isEveryday: boolean
  isAdjective: boolean
  /** In the nominative, as one is called. */
  isNominative: boolean
}

const isSurname = openSieve(packed.surnames)
const isGiven = openSieve(packed.given)
const isEveryday = openSieve(packed.everyday)

const PATRONYMIC =
  /^(?:\p{L}{2,}(?:ович|евич)(?:а|у|ем|е|и|ей)?|(?:иль|кузьм|лук|фом|никит|савв|михе|фок)ич(?:а|у|ом|ем|е)?|\p{L}{2,}(?:овн|евн|ичн|инишн|иванн|михалн|палн|андревн|сергевн|николавн|алексевн|васильн|анатольн|пална|григорьн)(?:а|ы|е|у|ой|ою)|марь(?:иванн|ванн)\p{L}{1,2}|(?:иван|петр|михал|пал|палы|степаны|андре|серге|никола|васил|матве|алексе|тимофе)(?:ич)(?:а|у|ем|е)?|\p{L}{2,}ыч(?:а|у|ем|е)?)$/u
const SUFFIX =
  /^\p{L}{2,}(?:(?:[ое]в|ин|ын)(?:а|у|ым|е|ой|ою|ы|ых|ыми|ым)?|(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ую|ой|ие|их|ими)|(?:енк|ейк|йк)о|(?:чук|щук|юк|ук)(?:а|у|ом|е|и|ов)?|(?:янц?|дзе|швили)(?:а|у|ом|е)?|(?:[чж]ер|берг|ман|штейн|нд)(?:а|у|ом|е|ы)?)$/u
const SURE_END = /(?:[ое]в|ин|ын|ск|цк|енк|чук|щук|дзе|швили|янц?)(?:\p{L}{0,3})$/u
const ENDINGS = [
  'ыми',
  'ого',
  'ому',
  'ыми',
  'ими',
  'ым',
  'им',
  'ой',
  'ою',
  'ых',
  'их',
  'ом',
  'ем',
  'ей',
  'ая',
  'ую',
  'ие',
  'а',
  'у',
  'е',
  'ы',
  'и',
  'я',
  'ю',
]
const BACK = ['', 'а', 'я', 'й', 'ь', 'ий', 'ый', 'о']
/** Pet forms: «Сонечка», «Лёнька», «Валерка», «Аннушка», «Ромка». */
const PET_CASES = 'ами ой ом а и у е'.split(' ')
const PET_ENDS =
  'ушк юшк еньк оньк очк ечк ышк ишк ик чик ок ек ьк к юх ух ех ян ыч ас ос ун ус юш уш ул юл юн он'.split(
    ' ',
  )

export const readNameWord: (raw: string) => NameWord = rememberWords((raw: string): NameWord => {
  const parts = /-(?!старш|младш)/u.test(raw) ? raw.split('-').map(readPart) : []
  const last = parts.at(-1)
  const isWhole = last && parts.every((part) => !part.isEveryday && (part.surname > 0 || part.given > 0))
  return last && isWhole ? { ...last, word: normalizeWord(raw), isEveryday: false } : readPart(raw)
})

function readPart(raw: string): NameWord {
  const word = normalizeWord(raw).replace(/-(?:старш|младш)\p{L}+$/u, '')
  const own = findGivenName(word)
  const everyday = isEveryday(word)
  const isKnown = baseForms(word).some(isSurname)
  const hasSuffix = SUFFIX.test(word)
  return {
    word,
    given: own || isPet(word) ? 2 : !everyday && word.length > 2 && baseForms(word).some(isGiven) ? 1 : 0,
    isWordToo: own?.isWordToo === true || (everyday && own === null),
    isPatronymic: PATRONYMIC.test(word),
    surname:
      isKnown && hasSuffix && SURE_END.test(word) ? 2 : (isKnown || hasSuffix) && word.length > 2 ? 1 : 0,
    isOblique: /(?:а|я|ой|ей|ы|и|ого|их|ую)$/u.test(word),
    isEveryday: everyday,
    isAdjective:
      own === null &&
      /(?:ск|цк|ов|н)(?:ий|ый|ой|ая|яя|ое|ого|ому|им|ым|ом|ую|ие|ые|их)$/u.test(word) &&
      !/[ое]в(?:ой|ым|ых)$|[иы]н(?:ой|ым|ых)$/u.test(word),
    isNominative: own ? own.isNominative : isGiven(word),
  }
}

function baseForms(word: string): string[] {
  const forms = [word]
  for (const ending of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= 2) {
      const base = word.slice(0, -ending.length)
      for (const back of BACK) forms.push(base + back)
    }
  return forms
}

function isPet(word: string): boolean {
  if (isEveryday(word)) return false
  const ending = PET_CASES.find((end) => word.endsWith(end)) ?? ''
  return [word, word.slice(0, word.length - ending.length)].some((base) =>
    PET_ENDS.some((end) => {
      const stem = base.slice(0, -end.length)
      return stem.length >= 3 && base.endsWith(end) && isOfGivenName(stem)
    }),
  )
}

const isOfGivenName = (stem: string) =>
  ['', 'а', 'я', 'й', 'ь', 'ия', 'ий'].some((end) => findGivenName(stem + end)?.isNominative === true)
