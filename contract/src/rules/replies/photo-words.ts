/** What an answer says it brings: «фото прикладываем», «снимки во вложении». What it asks for is no such word. Pure. */

const PHOTO = '(?:фото(?:графи[яию]|отч[её]т[а-яё]*)?|сним(?:ок|ки|ков))'
const ADDED =
  '(?:прикладыва(?:ю|ем|ет)|прилага(?:ю|ем|ет)(?:ся)?|прилагаются|прикрепля(?:ю|ем|ет)|прикрепил[аи]?|прикрепл[её]н[аоы]?|приложил[аи]?|приложен[аоы]?|во\\s+вложении)'
const SOME = '(?:\\s+(?!не\\s)[а-яё]+){0,2}?\\s+'
const SAYS_PHOTO = new RegExp(
  `(?<![а-яё])(?:${PHOTO}(?:${SOME}|\\s*[–—]\\s*)${ADDED}|${ADDED}${SOME}${PHOTO})(?![а-яё])`,
  'giu',
)

/** The words that say so. */
export function findPhotoWords(text: string): string[] {
  return [...text.matchAll(SAYS_PHOTO)].flatMap(({ index, 0: words }) =>
    /(?<![а-яё])не\s+$/iu.test(text.slice(0, index)) ? [] : [words],
  )
}
