/**
 * Stems of Russian words by the rules of the Snowball algorithm (snowballstem.org/algorithms/russian), written anew.
 * A stem is a key for comparing words, not a word to show.
 */
const VOWEL = 'аеиоуыэюя'
const PERFECTIVE = /(?:(?<=[ая])(?:вшись|вши|в)|ившись|ивши|ив|ывшись|ывши|ыв)$/
const REFLEXIVE = /(?:ся|сь)$/
const ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/
const PARTICIPLE = /(?:ивш|ывш|ующ|(?<=[ая])(?:ем|нн|вш|ющ|щ))$/
const VERB =
  /(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю|(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н))$/
const NOUN =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/
const DERIVATIONAL = /(?:ость|ост)$/
const SUPERLATIVE = /(?:ейше|ейш)$/

/** Expects a lower-case word with ё written as е. */
export function stemWord(word: string): string {
  const start = afterVowel(word, 0)
  if (start >= word.length) return word
  const head = word.slice(0, start)
  let tail = cutEnding(word.slice(start))
  if (tail.endsWith('и')) tail = tail.slice(0, -1)
  const secondRegion = findSecondRegion(word) - start
  const derived = tail.replace(DERIVATIONAL, '')
  if (derived.length >= secondRegion) tail = derived
  tail = tail.replace(SUPERLATIVE, '')
  if (tail.endsWith('нн') || tail.endsWith('ь')) tail = tail.slice(0, -1)
  return head + tail
}

function cutEnding(tail: string): string {
  const withoutGerund = tail.replace(PERFECTIVE, '')
  if (withoutGerund !== tail) return withoutGerund
  const base = tail.replace(REFLEXIVE, '')
  const withoutAdjective = base.replace(ADJECTIVE, '')
  if (withoutAdjective !== base) return withoutAdjective.replace(PARTICIPLE, '')
  const withoutVerb = base.replace(VERB, '')
  return withoutVerb === base ? base.replace(NOUN, '') : withoutVerb
}

function afterVowel(word: string, from: number): number {
  for (let i = from; i < word.length; i++) if (VOWEL.includes(word.charAt(i))) return i + 1
  return word.length
}

function afterConsonant(word: string, from: number): number {
  for (let i = from; i < word.length; i++) if (!VOWEL.includes(word.charAt(i))) return i + 1
  return word.length
}

/** Finds where the algorithm's region R2 begins. */
function findSecondRegion(word: string): number {
  const first = afterConsonant(word, afterVowel(word, 0))
  return afterConsonant(word, afterVowel(word, first))
}
