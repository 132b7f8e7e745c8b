/**
 * What a question asks, without what people put around it: greetings, «и я спрошу:», thanks and signatures. Only these
 * go: a word that may name a place stays, since the same words about two places are two questions. Pure.
 */

const END = '(?![\\p{L}\\p{N}])'
const ASKS =
  '(?:когда|где|почему|отчего|зачем|как|как(?:ой|ая|ое|ие|их|им)|сколько|кто|кому|чей|что|куда|откуда|можно|будет|будут|есть|планируется|долго|у\\s+(?:нас|меня)|про(?:шу|сим)|хо(?:чу|тим)|\\p{L}+\\s+ли)'
/** The address ends with a mark, a new line or a question. «Скажите Петрову: когда…» is part of the sentence. */
const OVER = `(?=\\s*(?:[^\\p{L}\\p{N}\\s]|$)|[ \\t]*\\n|\\s+${ASKS}${END})`
const PATRONYMIC = '\\p{L}+(?:ович|евич|ьич|овна|евна|ична|инична)'
const RESPECTED = `(?:(?:глав[аы]|губернатор|администраци[яи]|господин глава)|\\p{L}+\\s+${PATRONYMIC})`
/** After it a name: only with a patronymic, since «Здравствуйте, Нагово!» names a place. */
const NAMED = `(?:[,\\s]+(?:(?:уважаем(?:ый|ая|ые)\\s+)?${RESPECTED}|всем|вам)${END}${OVER})?`
const HELLO = `(?:здравствуйте|здрасьте|здравствуй|приветствую|(?:добрый|доброй|доброго|доброе)\\s+(?:день|вечер|утро|ночи|дня|вечера|утра|времени\\s+суток)|(?:всем\\s+)?привет)${END}${NAMED}`
const DEAR = `уважаем(?:ый|ая|ые)\\s+${RESPECTED}${END}${OVER}`
const PLEASE = `(?:(?:подскажите|скажите|ответьте|объясните)(?:[,\\s]+пожалуйста)?|пожалуйста)${END}${OVER}`
/** «Тоже хотим знать:»: a mark ends it, or it is a part of the question. */
const JOINS = [
  `(?:и\\s+)?я\\s+(?:тоже\\s+)?спрошу`,
  `(?:и\\s+)?(?:у\\s+(?:меня|нас)\\s+)?(?:такой|тот)\\s+же\\s+вопрос`,
  `(?:я\\s+|мы\\s+|полностью\\s+)?(?:присоединя(?:юсь|емся)|поддержива(?:ю|ем))(?:\\s+(?:к\\s+)?(?:этому\\s+|предыдущему\\s+)?(?:вопрос(?:у|ам)?|вышесказанному))?`,
  `(?:я\\s+|мы\\s+|нам\\s+|мне\\s+|нас\\s+|меня\\s+)?тоже\\s+(?:очень\\s+)?(?:хо(?:тим|чу|телось\\s+бы)\\s+(?:знать|узнать|спросить|услышать)|интересу(?:ет|емся|юсь)|интересно)(?:\\s+(?:этот\\s+вопрос|ответ))?`,
  `(?:хо(?:тим|чу|телось\\s+бы)\\s+(?:бы\\s+)?(?:узнать|спросить)|можно\\s+(?:узнать|спросить))`,
  `(?:мой\\s+|ещ[её]\\s+)?вопрос(?:\\s+(?:главе|губернатору))?`,
].map((words) => `${words}\\s*[:,.!;—–-]`)

const LEADING = new RegExp(
  `^[^\\p{L}\\p{N}«"(]*(?:${[HELLO, DEAR, PLEASE, ...JOINS].join('|')})[\\s,.!:;)—–-]*`,
  'iu',
)
const GREETED_FROM = /^[^\p{L}\p{N}]*(?:всем\s+)?привет\s+(?:из|с|от)(?!\p{L})/iu
const JOINS_ALONE = new RegExp(
  `^(?:${JOINS.map((words) => words.replace(/\\s\*\[[^\]]*\]$/u, '')).join('|')})$`,
  'iu',
)

const THANKS =
  '(?:(?:заранее\\s+)?(?:большое\\s+)?(?:спасибо|благодар(?:ю|им))(?:\\s+(?:вам|заранее|большое|за\\s+(?:ответ|внимание)))*|жд(?:у|[её]м)\\s+(?:вашего\\s+)?ответа?)'
/** «С уважением, Мира Лунина»; «…, жители улицы Мира» names a place and stays. */
const SIGNED =
  '[Сс]\\s+уважением(?:[,\\s]+(?!Жител|Сосед|Родител|Коллектив|Семь)\\p{Lu}(?:\\p{Ll}+|\\.)(?:[\\s.]+\\p{Lu}(?:\\p{Ll}+|\\.)){0,2})?'
const TRAILING_THANKS = new RegExp(`(?<=[^\\p{L}\\p{N},\\s]\\s*)(?:${THANKS}[^\\p{L}\\p{N}]*)+$`, 'iu')
const TRAILING_SIGNATURE = new RegExp(
  `(?<=(?:[^\\p{L}\\p{N},\\s]|[Сс]пасибо|[Бб]лагодарю)\\s*)${SIGNED}[^\\p{L}\\p{N}]*$`,
  'u',
)
const MOST_WRAPS = 6

/** The question itself, as it is read out and printed; empty where nothing but a greeting was said. */
export function askedWords(text: string): string {
  let rest = text.trim()
  for (let turn = 0; turn < MOST_WRAPS; turn += 1) {
    const next = unwrap(rest)
    if (next === rest) break
    rest = next
  }
  if (JOINS_ALONE.test(plainWords(rest))) return ''
  return rest === text.trim() ? rest : rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** Never empty: where only a greeting was said, that is what there is to show. */
export function askedOrWhole(text: string): string {
  return askedWords(text) || text
}

function unwrap(text: string): string {
  const start = GREETED_FROM.test(text) ? text : text.replace(LEADING, '')
  return start.replace(TRAILING_SIGNATURE, '').replace(TRAILING_THANKS, '').trim()
}

/** Case, punctuation and spaces do not distinguish questions. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** How people write one kind of place. Each kind stays its own: «улица Мира» is not «площадь Мира». */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ул|улиц[аыеу]|улицей)$/u, 'улица'],
  [/^(?:пер|переулок|переулк[аеуи]|переулком)$/u, 'переулок'],
  [/^(?:просп|проспект[аеу]?|проспектом)$/u, 'проспект'],
  [/^(?:наб|набережн(?:ая|ой|ую))$/u, 'набережная'],
  [/^(?:пл|площад(?:ь|и|ью))$/u, 'площадь'],
  [/^(?:мкр|мкрн|микрорайон[аеу]?)$/u, 'микрорайон'],
  [/^(?:дер|деревн[яеию])$/u, 'деревня'],
]

/** The same question has the same words here; what else differs, its address too, is another question. */
export function foldingWords(text: string): string {
  const words = plainWords(askedWords(text)).split(' ')
  return words
    .map((word, index) => {
      const next = words[index + 1] ?? ''
      if (word === 'д' || /^дом[ауе]?$/u.test(word)) return /^\d/u.test(next) ? 'дом' : word
      return KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? word
    })
    .join(' ')
}
