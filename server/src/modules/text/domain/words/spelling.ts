/** Spells words as they are heard, so that «сабака», «бросаюца», «калодец» equal those that are spelt right. */

/** Makes one letter of those that are confused, and keeps their order, so that a beginning stays a beginning. */
export function foldLetters(word: string): string {
  return word
    .replace(/[оа]/gu, 'а')
    .replace(/[еиэ]/gu, 'и')
    .replace(/[ьъ]/gu, '')
    .replace(/([бвгджзклмнпрстфхцчшщ])\1/gu, '$1')
}

/** These are spelt right, though they sound like words of danger. */
const SOUND_ALIKE = /^(?:пода[елв]|заряж|запал)/u

/** Spells a whole word, its end too. */
export function foldSpelling(word: string): string {
  if (SOUND_ALIKE.test(word)) return word
  return foldLetters(word.replace(/(?:ться|тся|тца|цца|ца)$/u, 'ца'))
}
