/** Words written as they are heard: «сабака», «бросаюца», «калодец» are the same as those spelt right. */

/** Letters that are confused become one; keeps the order of letters, so a beginning stays a beginning. */
export function foldLetters(word: string): string {
  return word
    .replace(/[оа]/gu, 'а')
    .replace(/[еиэй]/gu, 'и')
    .replace(/[ьъ]/gu, '')
    .replace(/([бвгджзклмнпрстфхцчшщ])\1/gu, '$1')
}

/** Of a whole word, its end too. */
export function foldSpelling(word: string): string {
  return foldLetters(word.replace(/(?:ться|тся|тца|цца|ца)$/u, 'ца'))
}
