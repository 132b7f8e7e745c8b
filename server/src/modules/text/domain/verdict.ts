/**
 * Reads what an author says of the answer: «Решена ли проблема?» да / частично / нет, in a button's word or their
 * own. Gives null when the words say something else, so that a person reads them. It never guesses, because a wrong
 * «да» would close a live problem.
 */
export type Verdict = 'satisfied' | 'neutral' | 'dissatisfied'

const END = '(?![а-я])'
const START = '(?<![а-я])'
function words(...parts: string[]): RegExp {
  return new RegExp(`${START}(?:${parts.join('|')})${END}`, 'u')
}

const YES =
  /^(?:да|ага|угу|yes|решена|решено|решили|решен|👍|✅|\+)[\s.!,)👍🙏]*(?:спасибо|благодар[а-я]+)?[\s.!)]*$/u
const NO = /^(?:нет|неа|не решена|не решено|не решили|ничего|no|👎|❌|-)[\s.!,(]*$/u
const PARTLY = /^(?:частично|отчасти|не совсем|не полностью|наполовину|не до конца)[\s.!,)]*$/u

const NOT_DONE = words(
  'не (?:помогло|помогли|решен[аоы]?|решил[иа]?|сделан[аоы]?|сделали|убрали|починили|исправили|включили|вывезли|приехали|приезжали|работает|заработал[аои]?|изменилось|появил(?:ось|ся|ась)|выполнен[аоы]?|устранен[аоы]?|отремонтировали|засыпали|восстановили)',
  'ничего не (?:сделано|сделали|изменилось|поменялось|решено)',
  'никто не (?:приехал|приезжал|пришел|приходил|делал|сделал|убирал|был)',
  '(?:воды|света|тепла|отопления|газа|автобуса|дворника) (?:(?:все|всё) )?(?:(?:еще|ещё) )?(?:как не было,? так и )?нет',
  '(?:проблема|яма|мусор|лужа|свалка|люк|все|всё) (?:осталась|остался|осталось|остались|на месте|по-прежнему|как было|по-старому)',
  '(?:опять|снова) (?:не|нет|отключили|прорвало|течет|пропал[аои]?|темно|завалили)',
  'отписк[аиу]',
  'вран[ьеё]+|врете|обманываете|неправда|это ложь',
)
const HALF = words(
  'частично',
  'не (?:полностью|до конца|весь|всё|все|совсем)',
  'только (?:часть|половину|наполовину)',
  'наполовину',
  'лучше,? но',
  'но (?:не (?:везде|все|всё|полностью|до конца)|остал[а-я]+)',
)
const DONE = words(
  '(?:все|всё|уже|наконец(?:-то)?|действительно) (?:сделали|сделано|убрали|починили|исправили|решили|решено|включили|вывезли|работает|заработал[аои]?|дали|есть|хорошо|отлично|в порядке|устранили|засыпали)',
  '(?:проблема|вопрос) (?:решен[а]?|решена|устранена|снят|закрыт)',
  '(?:воду|свет|тепло|отопление|газ) (?:дали|включили|появил[а-я]+)',
  '(?:вода|свет|тепло|отопление|автобус) (?:есть|появил[а-я]+|пош[её]?л[а-я]*|ходит)',
  'помогло|помогли',
)
/** «Убрали, но завтра опять…», «когда…?»: this says more than a yes. */
const TURN = /(?<![а-я])(?:но|однако|только|а|зато|когда|почему|сколько)(?![а-я])|\?/u
/** A button in a chat sends its word to the community: «@zarechny Да». */
const ADDRESSED = /^\s*@\S+[\s,]+/u
const LONGEST_WORDS = 25

export function understandVerdict(text: string): Verdict | null {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/gu, ' ').replace(ADDRESSED, '').trim()
  if (plain === '') return null
  if (YES.test(plain)) return 'satisfied'
  if (NO.test(plain)) return 'dissatisfied'
  if (PARTLY.test(plain)) return 'neutral'
  if (NOT_DONE.test(plain) || /^нет[\s,.!—–-]/u.test(plain))
    return HALF.test(plain) ? 'neutral' : 'dissatisfied'
  if (HALF.test(plain)) return 'neutral'
  const isPlain = !TURN.test(plain) && plain.split(' ').length <= LONGEST_WORDS
  const saysDone = DONE.test(plain) || /^да[\s,.!—–-]/u.test(plain)
  return isPlain && saysDone ? 'satisfied' : null
}
