/** Suggests what sort of message it is. Nothing is dismissed or hidden by it. */
import type { Token } from './words/tokens.ts'

export const KINDS = ['danger', 'complaint', 'question', 'thanks', 'chatter', 'spam', 'abuse'] as const
export type Kind = (typeof KINDS)[number]
export type KindReason = { code: 'words' | 'topic' | 'no_topic' | 'links'; words: string[] }
export type KindSuggestion = { code: Kind; reason: KindReason }

const LINK = /(?:https?:\/\/|www\.|t\.me\/|vk\.cc\/|wa\.me\/|bit\.ly\/)\S+/iu
const PHRASES: Record<'spam' | 'danger' | 'thanks' | 'abuse' | 'complaint' | 'question', RegExp> = {
  spam: /(?:заработ(?:ок|ай|ать) (?:от|в интернете|на дому|онлайн|без)|(?:доход|удаленк[а-я]*|работ[а-я]*) (?:от|без) \d|пассивн[а-я]+ доход|казино|ставк[аи] на спорт|подпи(?:шись|сывайтесь|шитесь)|переходи(?:те)? по ссылк|пиши(?:те)? (?:в лс|в личку|в директ|в ватсап)|промокод|займ[а-я]* (?:без|онлайн|на карту)|кредит[а-я]* без|инвестици[а-я]+ (?:от|с|без)|криптовалют|скидк[аи] (?:до )?\d|(?:^|[^а-я])(?:продам|куплю|сдам|продаю|сдается|сдаю)(?![а-я])|натяжные потолки|окна пвх|ремонт квартир под ключ|наращивание|маникюр|гадание|приворот|снятие порчи|доставка (?:роллов|пиццы)|розыгрыш|акция только|ищу подработк|требу(?:ется|ются) .{0,60}(?:тел|звон|зп|з\/п|оплат)|в наличии и под заказ|бесплатн[а-я]+ вебинар)/iu,
  danger:
    /(?:провод[а-я]* (?:\S+ ){0,4}(?:оборван|искр|валя|висит низко|лежат|лежит|под напряжением)|(?:оборван[а-я]*|оголен[а-я]*|торчащи[а-я]+|искр[а-я]+) (?:\S+ ){0,3}провод|(?:открыт|без крышки|провал)[а-я]*,? (?:\S+ ){0,2}(?:люк|колодец|колодц)|(?:люк|колодец) (?:\S+ ){0,4}(?:открыт|без крышки|провал)|(?:пахнет|запах|утечка|воняет) (?:\S+ ){0,2}газ|дет(?:и|ей|ям)? (?:\S+ ){0,4}(?:на льду|по льду|на крыше|на стройке|на стройку|заброшк|по крыш)|подростк[а-я]* (?:\S+ ){0,4}(?:на крыш|по крыш|на льду)|(?:рухнул|обрушил|обваливается|вот[ -]вот (?:упад|рухн|обвал))|горит (?:дом|квартира|сарай|лес|свалка|поле|трава)|(?:дом|лес|поле|трава) горит|пожар(?:а|е)?(?![а-я])|тон(?:ет|ут)(?![а-я])|бросаются на (?:людей|детей)|(?:собак[а-я]*|стая) (?:\S+ ){0,4}(?:напал|покусал|кидаются|бросил)|покусал[а-я]*|ребенк[а-я]* (?:\S+ ){0,3}(?:ударило током|упал в)|удар[а-я]* током|(?:кислородн|аппарат[а-я]* ивл|на ивл|диализ|небулайзер)[а-я]* (?:[^.!?]{0,60} )?(?:света нет|нет света|без света|отключ|обесточ)|(?:света нет|нет света|без света|отключ|обесточ)[а-я]*,? (?:[^.!?]{0,60} )?(?:кислородн|ивл(?![а-я])|диализ|небулайзер)|угроза жизни|опасн[а-я]+ для жизни|глыба|медвед(?:ь|ица) (?:\S+ ){0,4}(?:ходит|у|в|вышел|вышла)|волк[а-я]* (?:\S+ ){0,3}(?:в деревне|во двор|у домов|у дома|задрал|ходят))/iu,
  thanks:
    /(?:^|[^а-я])(?:спасибо|благодар[а-я]+|молодцы|молодец|респект|умнички|низкий поклон|большое спс|спс)(?![а-я])/iu,
  abuse:
    /(?:^|[^а-я])(?:урод[а-я]{0,3}|дебил[а-я]{0,3}|идиот[а-я]{0,3}|сволоч[а-я]{1,3}|твар[ьией]{1,2}|мраз[ьией]{1,2}|козл[а-я]{1,3}|ублюд[а-я]+|скотин[а-я]|тупы[ех]|кретин[а-я]{0,3}|дармоед[а-я]{0,3}|клоун[а-я]{0,3}|ворь[её]|жулик[а-я]{0,3}|твари|быдло|гнид[а-я]|чмо|придурк[а-я]|недоумк[а-я])(?![а-я])/iu,
  complaint:
    /(?:^|[^а-я])(?:не|нет|ни|нету|без|сломан[а-я]*|сломал[а-я]*|разбит[а-я]*|ужас[а-я]*|невозможно|безобрази[а-я]*|опять|жалоб[а-я]*|сколько можно|доколе|надоел[а-я]*|позор|кошмар|никто|никак[а-я]*|нельзя|прорвал[а-я]*|течет|завален[а-я]*|грязь|вонь|воняет|холодн[а-я]*|темно|примите меры|уберите|почините|сделайте|верните|отключили|отменили|прошу|просим|закрыли|перестал[а-я]*|еле|хам[а-я]*|грубит|орет|бездейств[а-я]*|игнорир[а-я]*|свалк[а-я]|яма|ямы|лужа|дует|мерзн[а-я]+|замерза[а-я]+|задержива[а-я]+|обещали|третий|который день|неделю|месяц|достали|задолбал[а-я]*|топит|дыр[а-я]+|торчит|торчат|гниет|гнил[а-я]+|кида[ею]тся|куса[ею]т[а-я]*|ржав[а-я]+|перебега[а-я]+|нужен|нужна|бро[сш][а-я]+|затопил[а-я]*|упал[а-я]*)(?![а-я])/iu,
  question:
    /(?:\?|(?:^|[^а-я])(?:подскажите|скажите|можно ли|будет ли|планируется|интересует|хотел[аи]? бы узнать)(?![а-я])|(?:^|[.!?,\n] ?)(?:когда|где|как|куда|сколько|кто|почему|зачем|какой|какие|какая)(?![а-я]))/iu,
}
const TURN = /(?:^|[^а-я])(?:но|а|только|однако|жаль|хотелось бы|теперь бы|еще бы)(?![а-я])/iu
const CHATTER =
  /^[^а-яa-z0-9]*(?:с (?:праздником|новым|днем|добрым)|поздравля|поддержива|согласн|плюсую|люблю|красот|помню|доброе утро|добрый день[.!) ]*$|здравствуйте[.!) ]*$|вот это|ну[- ]ну|ахах|ха-?ха)/u
/** In words. Longer texts seldom say nothing but thanks or an insult. */
const SHORT = 12
const PRAISE = /молодц|молодец|быстро|оперативно/u
const POLITE_END =
  /(?:заранее (?:спасибо|благодар)|спасибо за (?:ответ|внимание|понимание)\W*$|спасибо[.!)]*\s*$)/iu
const IRONIC = /спасибо,? (?:что|за (?:ямы|грязь|лед|снег|темноту|отсутствие|испорч|бездейств|холод))/iu

export type KindFacts = { text: string; tokens: readonly Token[]; topicConfidence: number; hasPlace: boolean }

export function suggestKind(facts: KindFacts): KindSuggestion {
  const { text, tokens, topicConfidence, hasPlace } = facts
  const plain = text.toLowerCase().replaceAll('ё', 'е')
  const said = (name: keyof typeof PHRASES) => quote(PHRASES[name].exec(plain), text)
  const spam = said('spam')
  const isOnTopic = topicConfidence >= 0.5
  if (spam && !(isOnTopic && hasPlace)) return give('spam', 'words', spam)
  const danger = said('danger')
  if (danger) return give('danger', 'words', danger)
  const abuse = said('abuse')
  if (abuse && topicConfidence < 0.4 && !hasPlace && tokens.length <= SHORT)
    return give('abuse', 'words', abuse)
  if (CHATTER.test(plain) && tokens.length <= 10 && !plain.includes('?') && !said('complaint')) {
    return { code: 'chatter', reason: { code: 'no_topic', words: [] } }
  }
  const [thanks, complaint, question] = [said('thanks'), said('complaint'), said('question')]
  if (thanks && isThanks(plain, complaint, facts)) return give('thanks', 'words', thanks)
  const link = quote(LINK.exec(plain), text)
  if (link && !isOnTopic && !question) return give('spam', 'links', link)
  return suggestAppeal({ complaint, question, topicConfidence, hasPlace, length: tokens.length })
}

type Signs = {
  complaint: string | null
  question: string | null
  topicConfidence: number
  hasPlace: boolean
  length: number
}

function suggestAppeal({ complaint, question, topicConfidence, hasPlace, length }: Signs): KindSuggestion {
  const isOnTopic = topicConfidence >= 0.4
  if (question && !complaint && (isOnTopic || length > 3)) return give('question', 'words', question)
  if (isOnTopic)
    return complaint
      ? give('complaint', 'words', complaint)
      : { code: 'complaint', reason: { code: 'topic', words: [] } }
  if (complaint && (hasPlace || topicConfidence >= 0.25 || (question && length > 6) || length > 14))
    return give('complaint', 'words', complaint)
  return { code: 'chatter', reason: { code: 'no_topic', words: [] } }
}

/** Takes a long text that thanks and complains for a complaint, and a short one with a «но» or a polite last word too. */
function isThanks(text: string, complaint: string | null, { topicConfidence, tokens }: KindFacts): boolean {
  if (IRONIC.test(text) || text.includes('?')) return false
  if (tokens.length > SHORT && TURN.test(text)) return false
  if (complaint !== null) return tokens.length <= SHORT && !TURN.test(text) && !POLITE_END.test(text)
  return topicConfidence < 0.4 || PRAISE.test(text) || !POLITE_END.test(text)
}

function give(code: Kind, reason: KindReason['code'], words: string): KindSuggestion {
  return { code, reason: { code: reason, words: [words] } }
}

const MOST_SIGNS = 60

/** The phrases know beginnings of words: what they found is shown in whole words, as the author spelt them. */
function quote(match: RegExpExecArray | null, text: string): string | null {
  if (!match) return null
  const { 0: found, index, input } = match
  const from =
    index - (/^[а-яa-z]/u.test(found) ? (/[а-яa-z]*$/u.exec(input.slice(0, index))?.[0].length ?? 0) : 0)
  const end = index + found.length
  const to = end + (/[а-яa-z]$/u.test(found) ? (/^[а-яa-z]*/u.exec(input.slice(end))?.[0].length ?? 0) : 0)
  const spelt = text.toLowerCase()
  const whole = (spelt.length === input.length ? spelt : input)
    .slice(from, to)
    .replace(/^[^а-яёa-z?]+/u, '')
    .trim()
  if (whole.length <= MOST_SIGNS) return whole
  const cut = whole.slice(0, MOST_SIGNS + 1)
  return cut.slice(0, cut.includes(' ') ? cut.lastIndexOf(' ') : MOST_SIGNS)
}
