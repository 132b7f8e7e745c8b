/**
 * What we say of our own mistake. The product says it by itself, before a correction, and only where our earlier text
 * stands: elsewhere nobody has read the mistake.
 */
export const APOLOGY = 'Раньше мы написали неверно, это наша ошибка.'

export function correctionOf(words: string): string {
  return speaksOfMistake(words) ? words : `${APOLOGY} ${words}`
}

const SAID = '(?:(?:на)?писали|сообщ(?:или|али)|сказали|говорили|назвали|указали|ответили|опроверг(?:ли|али))'
const OF_MISTAKE = new RegExp(
  [
    'мы\\s+(?:\\p{L}+\\s+)?(?:ошиблись|ошибались|не\\s?правы)',
    '(?:наш|сво)(?:а|у|ю|я|ей|и)\\s+ошибк',
    `мы\\s+(?:\\p{L}+\\s+)?(?:неверно\\s+${SAID}|${SAID}\\s+неверно)`,
    `(?:раньше|ранее|прежде)\\s+мы\\s+${SAID}`,
    `мы\\s+(?:раньше|ранее|прежде)\\s+${SAID}`,
    '(?:прошл|прежн)\\p{L}{2,3}\\s+(?:ответ|опровержени)',
  ]
    .map((said) => `(?<!\\p{L})${said}`)
    .join('|'),
  'iu',
)

/** Words that make sense to those alone who have read what we said before. */
export function speaksOfMistake(words: string): boolean {
  return OF_MISTAKE.test(words)
}
