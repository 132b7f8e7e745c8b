/** Finds settlements and municipalities: those of the directory in all their spellings, and villages that it does not list. */
import type { Catalogue } from '../../../catalogue.ts'
import { nearBefore, nearBehind } from '../../../words/near.ts'
import { normalizeWord, type Token, tokenize } from '../../../words/tokens.ts'
import { findPlaceMentions } from '../../municipality.ts'
import type { Mention, PlaceNames } from '../place-span.ts'
import { findCommon, findMisspelt } from './misspelt.ts'
import { withUnknown } from './unknown-villages.ts'

const OF_MUNICIPALITY = /^(?:\p{L}+ск(?:ий|ого|ому|им|ом))$/u
const AREA_BEHIND =
  /^\s{0,2}(?:р-н\p{L}{0,2}|район\p{L}{0,2}|округ\p{L}{0,2}|муниципальн\p{L}{2,3}\s(?:район|округ)\p{L}{0,2}|м\.?\/?о\.?(?!\p{L}))/iu
const KIND_BEFORE =
  /(?<!\p{L})(?:г|гор|город\p{L}{0,2}|д|дер|деревн\p{L}{1,2}|с|сел[оаеу]|п|пос|пос[её]л(?:ок|к)\p{L}{0,2}|пгт|рп|ст|станци\p{L}{1,2})(?:\.\s?|\s)$/iu

export function findSettlements(catalogue: Catalogue, names: PlaceNames, text: string): Mention[] {
  const tokens = tokenize(text)
  const found = findPlaceMentions(catalogue, tokens)
    .filter((mention) => !isNoPlace(text, mention, tokens))
    .map((mention): Mention => {
      const known = names.get(mention.municipalityCode)
      const words = text.slice(mention.start, mention.end)
      const behind = AREA_BEHIND.exec(nearBehind(text, mention.end))?.[0] ?? ''
      const isSaidArea = behind !== '' || /\s(?:район|округ|р-н)/iu.test(words)
      const isArea =
        isSaidArea || OF_MUNICIPALITY.test(normalizeWord(words).replace(/\s(?:район|округ)\p{L}*$/u, ''))
      if ((mention.settlement === null || isSaidArea) && isArea && known)
        return {
          municipality: known.name,
          settlement: null,
          start: mention.start,
          end: mention.end + behind.length,
          confidence: 0.95,
        }
      const settlement = mention.settlement ?? known?.centre ?? null
      const isCity = settlement === known?.name
      return {
        municipality: isCity ? (known?.name ?? null) : null,
        settlement,
        start: startWithKind(text, mention.start),
        end: mention.end,
        confidence: 0.9,
      }
    })
  return withUnknown(
    [
      ...found,
      ...findMisspelt(catalogue, names, tokens, found),
      ...findCommon(catalogue, tokens, text, found),
    ],
    text,
  )
}

type Found = { start: number; end: number; words: string; settlement: string | null }

/** «Новгородов», «пестовская пекарня», «Валдай» the lorry: words that only share a stem with a place. */
function isNoPlace(
  text: string,
  { start, end, words, settlement }: Found,
  tokens: readonly Token[],
): boolean {
  const word = normalizeWord(words)
  const quoted = /[«"]$/u.test(nearBefore(text, start)) && /^[»"]/u.test(nearBehind(text, end))
  if (quoted) return true
  if (/(?:мост|переправ|паром|брод)\p{L}*\sчерез\s$/iu.test(nearBefore(text, start))) return true
  if (isEpithet(text, { start, end, word })) return true
  if (
    settlement !== null &&
    /^(?:горк|волок|прогресс|мойк|медвед|передк|пол[аы]$|лесн)/u.test(word) &&
    /^\p{Ll}/u.test(words)
  )
    return true
  if (
    settlement === null &&
    /(?:цы|чане|цев|чан|рушане)$/u.test(word) &&
    !/^(?:сольцы|крестцы|минцы|дубовицы)/u.test(word)
  )
    return true
  if (settlement === null && /^\p{L}+(?:ск|цк)(?:ая|ой|ую|ие|их|ими)$/u.test(word)) return true
  if (/^\p{L}+(?:ов|ев)(?:а|у|ым)?$/u.test(word) && !/^\p{Lu}/u.test(words)) return true
  const next = tokens.find((token) => token.start >= end)
  const isSurname = /(?:фамили\p{L}+|сантехник|врач|гражданин|лидия|мария|анна)\s$/iu.test(
    nearBefore(text, start),
  )
  return isSurname || (next !== undefined && /^(?:улиц|ул$)/u.test(next.word) && /(?:ая|ой|ую)$/u.test(word))
}

/** «Боровичский комбинат», «Ваня Холмский»: an adjective by itself is no municipality. */
function isEpithet(
  text: string,
  { start, end, word }: { start: number; end: number; word: string },
): boolean {
  if (!/^\p{L}+ск(?:ий|ого|ому|им)$/u.test(word) || AREA_BEHIND.test(nearBehind(text, end))) return false
  const isBehindName = /(?<!\p{L})\p{Lu}\p{Ll}+\s$/u.test(nearBefore(text, start)) && /ий$/u.test(word)
  return isBehindName || /^\s\p{Ll}{4,}(?<!район|округ)/u.test(nearBehind(text, end))
}

function startWithKind(text: string, start: number): number {
  const kind = KIND_BEFORE.exec(nearBefore(text, start))
  const isPreposition = kind !== null && /^[сп]\s$/iu.test(kind[0])
  return kind && !isPreposition ? start - kind[0].length : start
}
