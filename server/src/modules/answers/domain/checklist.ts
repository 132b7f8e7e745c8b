/**
 * The formal-reply guard: what can be seen in the words without a learned model. It never blocks; remarks ask
 * the author for a reason. Texts of the remarks are the interface's, here are codes and the words that decided.
 */
export type Check = {
  code:
    | 'greeting'
    | 'questions_answered'
    | 'action_said'
    | 'date_given'
    | 'contact_given'
    | 'no_personal_data'
    | 'fits_limit'
    | 'no_stock_phrases'
    | 'readable'
  state: 'pass' | 'attention' | 'not_needed'
  words: string[]
}

export type CheckedAnswer = {
  kind: 'interim' | 'final'
  text: string
  /** Words of the resident, all their messages. */
  question: string
  authorFirstName: string | null
  textLimit: number
}

export function checkAnswer(answer: CheckedAnswer): Check[] {
  return [
    checkGreeting(answer),
    checkQuestions(answer),
    check('action_said', find(answer.text, ACTIONS).length > 0),
    checkDate(answer),
    check('contact_given', PHONE.test(answer.text) || CONTACT.test(answer.text)),
    checkPersonalData(answer.text),
    check('fits_limit', answer.text.length <= answer.textLimit),
    checkStockPhrases(answer.text),
    checkReadability(answer.text),
  ]
}

export function countRemarks(checks: readonly Check[]): number {
  return checks.filter(({ state }) => state === 'attention').length
}

function check(code: Check['code'], isGood: boolean, words: string[] = []): Check {
  return { code, state: isGood ? 'pass' : 'attention', words }
}

const GREETING = /(здравствуйте|добрый (день|вечер)|доброе утро|доброго дня)/iu

function checkGreeting({ text, authorFirstName }: CheckedAnswer): Check {
  const start = text.slice(0, 120)
  const isNamed = !authorFirstName || start.toLowerCase().includes(authorFirstName.toLowerCase().slice(0, -1))
  return check(
    'greeting',
    GREETING.test(start) && isNamed,
    authorFirstName && !isNamed ? [authorFirstName] : [],
  )
}

/** A question word of the resident and what an answer to it must hold. */
const QUESTIONS: { asked: RegExp; answered: RegExp }[] = [
  {
    asked: /(?<![а-яё])(когда|до каких пор|сколько (ещ[её] )?ждать|в какие сроки)(?![а-яё])/iu,
    answered:
      /\d|сегодня|завтра|недел|месяц|ежедневно|после|(в|до|к) (конц|начал|январ|феврал|март|апрел|ма[ея]|июн|июл|август|сентябр|октябр|ноябр|декабр)/iu,
  },
  {
    asked: /(?<![а-яё])(кто|куда (звонить|обращаться|жаловаться)|к кому)(?![а-яё])/iu,
    answered:
      /\d{2,}|отвеча(ет|ют)|ответственн|обратит|звонит|позвонит|администраци|комитет|управлени|компани|служб|участ(ок|ком)/iu,
  },
  {
    asked: /(?<![а-яё])(почему|по какой причине|из-за чего)(?![а-яё])/iu,
    answered:
      /потому|поскольку|так как|из-за|причин|в связи|связано|вызван|произош|сгорел|оборва|авари|поврежд|износ/iu,
  },
  {
    asked: /(?<![а-яё])(где)(?![а-яё])/iu,
    answered: /улиц|ул\.|дом|адрес|по ссылке|сайт|на (площад|остановк|участк)|кабинет/iu,
  },
  { asked: /(?<![а-яё])(сколько (стоит|денег|платить))(?![а-яё])/iu, answered: /\d|бесплатно/iu },
]

function checkQuestions({ question, text }: CheckedAnswer): Check {
  const asked = QUESTIONS.map((rule) => ({ rule, match: rule.asked.exec(question) })).filter(
    ({ match }) => match,
  )
  if (asked.length === 0 && !question.includes('?'))
    return { code: 'questions_answered', state: 'not_needed', words: [] }
  const missed = asked.filter(({ rule }) => !rule.answered.test(text)).map(({ match }) => match?.[0] ?? '')
  return check('questions_answered', missed.length === 0, missed)
}

const ACTIONS =
  /(провер(ил|ен)|выехал|осмотрел|заменил|восстановил|отремонтировал|устранил|расчистил|вывез|установил|закрыл|очистил|направил|включ(ил|ен)|запланирова|выполн(ил|ен|ят|им)|провед[уеё]|начал|сделан|сделал|отправил|посыпал|обработа|перерасч[её]т|разъясн|сообща(ем|ю)|работ[аы] (идут|завершен)|бригада|будут?(?![а-яё]))/giu

const DATE =
  /(\d{1,2}[ .](январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2})|сегодня|завтра|послезавтра|вчера|до конца (дня|недели|месяца)|в течение \d+|\d+ (дн|час|минут|рабоч)|\d{1,2}:\d{2}|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресен)/iu
const VAGUE =
  /(в ближайшее время|в скором времени|по мере возможности|в кратчайшие сроки|в плановом порядке|позднее)/giu

function checkDate({ text }: CheckedAnswer): Check {
  const vague = find(text, VAGUE)
  return check('date_given', DATE.test(text) && vague.length === 0, vague)
}

const PHONE =
  /(?:\+7|8)?[ (-]*\d{3,5}[ )-]*\d[\d -]{3,8}\d|(?<!\d)(112|10[1-4]|\d{2}-\d{2}-\d{2}|\d-\d{2}-\d{2})(?!\d)/u
const CONTACT =
  /(отвеча(ет|ют) за|ответственн(ый|ая|ое)|обратит(есь|ься)|администраци|комитет|управлени|министерств|водоканал|диспетчер|ед[ди]с|служб[аы])/iu

/** A phone of an office is a contact; a card, passport, pension number or a mail of a person is not for a thread. */
const PERSONAL =
  /(паспорт\S* \d{2} ?\d{2} ?\d{6}|\d{3}-\d{3}-\d{3}[ -]\d{2}|(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)|[\w.+-]+@(?:mail|yandex|gmail|bk|list|inbox|rambler)\.\w+|(?:ваш|ваша|вашем|вашей) (?:квартир\S*|кв\.?) ?№? ?\d+)/giu

function checkPersonalData(text: string): Check {
  const found = find(text, PERSONAL)
  return check('no_personal_data', found.length === 0, found)
}

const STOCK =
  /(в порядке очер[её]дности|ваше мнение (очень )?важно|ваше обращение (рассмотрено|принято к сведению|зарегистрировано)|в соответствии с действующим законодательством|в рамках (своей )?компетенции|информация принята к сведению|приносим извинения за доставленные неудобства|взято на контроль|спасибо за обращение|благодарим за активную (гражданскую )?позицию|вопрос находится на контроле)/giu

function checkStockPhrases(text: string): Check {
  const found = find(text, STOCK)
  return check('no_stock_phrases', found.length === 0, found)
}

const MAX_WORDS_PER_SENTENCE = 28

/** Long sentences are what makes an office text hard; the longest one is shown. */
function checkReadability(text: string): Check {
  const sentences = text.split(/[.!?…]+\s|\n+/u).map((sentence) => sentence.trim())
  const long = sentences.filter((sentence) => sentence.split(/\s+/u).length > MAX_WORDS_PER_SENTENCE)
  return check(
    'readable',
    long.length === 0,
    long.slice(0, 1).map((sentence) => `${sentence.slice(0, 60)}…`),
  )
}

function find(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[0])
}
