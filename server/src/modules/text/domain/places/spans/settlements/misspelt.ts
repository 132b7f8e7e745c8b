/** Finds settlements of the directory that are spelt as they are heard, or that are everyday words too. */
import type { Catalogue, PlaceName } from '../../../catalogue.ts'
import { readNameWord } from '../../../spans/name-book.ts'
import { nearBefore, nearBehind } from '../../../words/near.ts'
import { foldSpelling } from '../../../words/spelling.ts'
import type { Token } from '../../../words/tokens.ts'
import { buildTypoIndex, findByTypo, type TypoIndex } from '../../../words/typos.ts'
import type { Mention, PlaceNames } from '../place-span.ts'

type Spelling = ReadonlyMap<string, PlaceName>
const spellings = new WeakMap<Catalogue, { bySound: Spelling; typos: TypoIndex; byStem: Spelling }>()

function spellingsOf(catalogue: Catalogue) {
  const known = spellings.get(catalogue)
  if (known) return known
  const single = [...catalogue.places.values()]
    .flat()
    .filter(({ stems, isCommonWord }) => stems.length === 1 && !isCommonWord && (stems[0]?.length ?? 0) > 4)
  const byStem = new Map(single.map((name) => [name.stems[0] ?? '', name]))
  const bySound = new Map(single.map((name) => [soundOf(name.stems[0] ?? ''), name]))
  const made = { bySound, typos: buildTypoIndex(byStem.keys()), byStem }
  spellings.set(catalogue, made)
  return made
}

const soundOf = (stem: string) =>
  foldSpelling(
    stem
      .replace(/([чщ])ю/u, '$1у')
      .replace(/([чщ])я/u, '$1а')
      .replace(/([жш])ы/u, '$1и'),
  )

/** «В Чюдово», «из Кричевиц»: spelt as it is heard, or with a letter wrong. */
export function findMisspelt(
  catalogue: Catalogue,
  names: PlaceNames,
  tokens: readonly Token[],
  found: readonly Mention[],
): Mention[] {
  const { bySound, typos, byStem } = spellingsOf(catalogue)
  return tokens.flatMap((token, at): Mention[] => {
    if (token.stem.length < 5 || found.some(({ start, end }) => start < token.end && token.start < end))
      return []
    const before = tokens[at - 1]?.word ?? ''
    if (!/^(?:в|во|из|до|под|через|за)$/u.test(before) || readNameWord(token.raw).isEveryday) return []
    const near = token.stem.length > 5 ? findByTypo(typos, token.stem) : null
    const name = bySound.get(soundOf(token.stem)) ?? (near === null ? undefined : byStem.get(near))
    const settlement = name && (name.settlement ?? names.get(name.municipalityCode)?.centre)
    if (!settlement || /ск(?:ий|ого|ом|ая|ой)$/u.test(token.word)) return []
    return [{ municipality: null, settlement, start: token.start, end: token.end, confidence: 0.72 }]
  })
}

/** «От Хвойной», «без врача и Холм»: a place that is a word too, with a capital inside a sentence. */
export function findCommon(
  catalogue: Catalogue,
  tokens: readonly Token[],
  text: string,
  found: readonly Mention[],
): Mention[] {
  return tokens.flatMap((token): Mention[] => {
    const name = catalogue.places
      .get(token.stem)
      ?.find(
        ({ isCommonWord, stems, settlement }) => isCommonWord && stems.length === 1 && settlement !== null,
      )
    if (
      !name ||
      !/^\p{Lu}/u.test(token.raw) ||
      found.some(({ start, end }) => start < token.end && token.start < end)
    )
      return []
    const [before, after] = [nearBefore(text, token.start), nearBehind(text, token.end)]
    const isStreet =
      /(?:^|[^\p{L}])(?:на|по|ул|улица|улице)\.?\s$/iu.test(before) ||
      /^,?\s(?:д\.?\s?)?\d/u.test(after) ||
      /^\s(?:ул|пер)/u.test(after)
    const isRiver = /(?:мост|переправ|паром|брод)\p{L}*\sчерез\s$/iu.test(before)
    if (isStreet || isRiver || !/[\p{Ll},—–-]\s$/u.test(before)) return []
    return [
      {
        municipality: null,
        settlement: name.settlement,
        start: token.start,
        end: token.end,
        confidence: 0.75,
      },
    ]
  })
}
