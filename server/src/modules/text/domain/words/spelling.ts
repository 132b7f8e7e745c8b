/** Words written as they are heard: «сабака», «бросаюца», «калодец» are the same as those spelt right. */

/** Letters that are confused become one; keeps the order of letters, so a beginning stays a beginning. */
export function foldLetters(word: string): string {
  return word
    .replace(/[оа]/gu, 'а')
    .replace(/[еиэ]/gu, 'и')
    .replace(/[ьъ]/gu, '')
    .replace(/([бвгджзклмнпрстфхцчшщ])\1/gu, '$1')
}

/** Spelt right, though they sound like words of danger. */
const SOUND_ALIKE = /^(?:пода[елв]|заряж|запал)/u

/** Of a whole word, its end too. */
export function foldSpelling(word: string): string {
  if (SOUND_ALIKE.test(word)) return word
  return foldLetters(word.replace(/(?:ться|тся|тца|цца|ца)$/u, 'ца'))
}
