/** «Мастер проверил место» as a promise: «Мастер проверит {дата} место». Null where nothing is sure. Pure. */

/** How a finished verb ends: what one has done, what one will do, what several will. The first that fits. */
const ENDINGS: readonly (readonly [done: string, one: string, several: string])[] = [
  ['ехал', 'едет', 'едут'],
  ['сбил', 'собьёт', 'собьют'],
  ['бил', 'бьёт', 'бьют'],
  ['жил', 'жит', 'жат'],
  ['чил', 'чит', 'чат'],
  ['шил', 'шит', 'шат'],
  ['ил', 'ит', 'ят'],
  ['овал', 'ует', 'уют'],
  ['крыл', 'кроет', 'кроют'],
  ['мыл', 'моет', 'моют'],
  ['мотрел', 'мотрит', 'мотрят'],
  ['грел', 'греет', 'греют'],
  ['дал', 'даст', 'дадут'],
  ['взял', 'возьмёт', 'возьмут'],
  ['принял', 'примет', 'примут'],
  ['снял', 'снимет', 'снимут'],
  ['поднял', 'поднимет', 'поднимут'],
  ['забрал', 'заберёт', 'заберут'],
  ['убрал', 'уберёт', 'уберут'],
  ['разобрал', 'разберёт', 'разберут'],
  ['собрал', 'соберёт', 'соберут'],
  ['вызвал', 'вызовет', 'вызовут'],
  ['сыпал', 'сыплет', 'сыплют'],
  ['писал', 'пишет', 'пишут'],
  ['прислал', 'пришлёт', 'пришлют'],
  ['начал', 'начнёт', 'начнут'],
  ['держал', 'держит', 'держат'],
  ['сделал', 'сделает', 'сделают'],
  ['откачал', 'откачает', 'откачают'],
  ['обработал', 'обработает', 'обработают'],
  ['вернул', 'вернёт', 'вернут'],
  ['нашл', 'найдёт', 'найдут'],
  ['провёл', 'проведёт', 'проведут'],
  ['провел', 'проведёт', 'проведут'],
  ['внесл', 'внесёт', 'внесут'],
  ['перенесл', 'перенесёт', 'перенесут'],
  ['везл', 'везёт', 'везут'],
]
/** In one word or in several, of one or of many. */
const DONE = /^([а-яё]+л)(а|о|и)?$/u
/** «Закрыт», «огорожены»: said of a thing. */
const STATE = /^[а-яё]{3,}(?:[её]н|ан|ят|ыт)[аоы]?$/u
const NO_VERB =
  /^(?:был|дел|если|или|мал|стекл|стёкл|числ|правил|начал[ао]$|около|сколь|тепл|зал|подвал|канал|портал|квартал|материал|сигнал|журнал|персонал|скал|сил|могил|сел|недел|цел|качел|пыл|земл|школ|стол|пол$|угол|узел|отдел[аоы]?$|автомобил|предел|бел|зел|светл|только|пил|спил$|спал|стал)|канал/u
/** What goes on or was wont to be. */
const UNFINISHED = /(?:ход|воз|нос|езд)ил$/u
/** Who writes is one of those who do it. */
const WE = /(?<![а-яё])мы(?![а-яё])/iu

/** `day` stands behind the first verb; null: the words name one. */
export function futureOf(words: string, day: string | null): string | null {
  let verbs = 0
  let isSure = true
  const isOurs = WE.test(words)
  const turned = words.replaceAll(/[а-яё]+/giu, (word) => {
    const lower = word.toLowerCase()
    if (STATE.test(lower)) isSure = false
    const [, done = '', end = ''] = NO_VERB.test(lower) ? [] : (DONE.exec(lower) ?? [])
    if (done === '') return word
    const known = UNFINISHED.test(done) ? undefined : ENDINGS.find(([ending]) => done.endsWith(ending))
    if (!known) isSure = false
    if (!known) return word
    verbs += 1
    const [ending, one, several] = known
    const will = `${done.slice(0, -ending.length)}${end === 'и' ? (isOurs ? ourForm(one) : several) : one}`
    const cased = word === lower ? will : `${will[0]?.toUpperCase()}${will.slice(1)}`
    return verbs === 1 && day !== null ? `${cased} ${day}` : cased
  })
  return isSure && verbs > 0 ? turned : null
}

/** «Проверит» – «проверим», «даст» – «дадим». */
function ourForm(one: string): string {
  return one.endsWith('аст') ? `${one.slice(0, -2)}дим` : `${one.slice(0, -1)}м`
}
