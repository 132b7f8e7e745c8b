/** What residents write about an answer or their own question: it did not help, or it is no longer needed. */

const PAPER = 'файл|ссылк|документ|вложени|pdf|пдф|сайт|страниц|видео|фото|картинк'
const FAILS =
  'не (?:открыва|работа|груз|загруж|скачива|читает|видн|доступ)|недоступ|битая|битый|пуст(?:ой|ая|ое)|ошибк|выда[её]т'
const NEAR = '[^.!?\\n]{0,30}'
const USELESS = new RegExp(
  `(?<![а-яё])(?:${PAPER})[а-яё]*${NEAR}(?:${FAILS})|(?:${FAILS})[а-яё]*${NEAR}(?<![а-яё])(?:${PAPER})`,
  'iu',
)
const LEAD = '(?:(?:спасибо|благодарю|все|всё|уже|так|ой|да|ребята|народ|извините|простите|отбой)[,.!\\s]+)*'
const WITHDRAWN = new RegExp(
  `^\\s*${LEAD}(?:(?:мой )?вопрос (?:уже )?(?:снят|снимаю|снимается|закрыт|реш[её]н|решился|отпал)|снимаю (?:свой )?вопрос|(?:сами |сам |сама )?разобрал(?:ись|ся|ась)|(?:вопрос )?(?:уже |больше )*не ?актуальн)`,
  'iu',
)
const LONGEST_WITHDRAWAL = 100

/** «Файл не открывается»: told after an official spoke, the answer has answered nothing. */
export function tellsUselessAnswer(text: string): boolean {
  return USELESS.test(text)
}

/** «Вопрос снят, уже разобрались.» */
export function withdraws(text: string): boolean {
  return text.length <= LONGEST_WITHDRAWAL && !text.includes('?') && WITHDRAWN.test(text)
}
