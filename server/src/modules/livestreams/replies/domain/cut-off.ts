/** Whether a line seems to break off in a word or a number. A needless question to the editor costs less than a broken line to residents. Pure. */

const LETTERS = String.raw`\p{L}\p{M}`
const ENDED = /[.!?…]["»”)]*$/u
const OPEN_END = /[-–—,:;/+(«„“·]$/u
const NUMBER_END = /(?:^|\s)(\S+)\s+\d+$/u
const RANGE_END = /(?:^|\s)(?:с|со|от|from) \d+(?:[:.]\d\d)? (?:до|по|to|till) \d+$/iu
const LAST_WORD = new RegExp(`(?:^|[^${LETTERS}-])([${LETTERS}-]+)$`, 'u')
const VOWEL = /[аеёиоуыэюяaeiouy]/iu

/** After these something has to come: a noun, a month, a deed. */
const LEADING = new Set(
  [
    'а без более в во вместо возле для до за и из изо или к как ко когда кроме менее между',
    'на над не ни но о об около от перед по под после при про с свыше со среди так-как у через что чтобы',
    'уже ещё еще только также лишь почти примерно ориентировочно если хотя либо поскольку причём причем однако зато',
    'который которая которое которые которого которой которых которым которую',
    'the a an of to in on at by from for with and or until till before after than which because about',
  ]
    .join(' ')
    .split(' '),
)
const SHORT = new Set(
  'да её ее их им ей он мы вы ты я га км м см мм кг т г р л ч ул yes no we he it is'.split(' '),
)
const ABBREVIATED = new Set(
  'млн млрд тыс мкр км кв см мм кг шт снт жкх мчс мфц тц трц дк гбдд фгбу'.split(' '),
)

/** Of days, which lines promise most: a part of one is no word. */
const DAYS = [
  'понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье',
  'января февраля марта март апреля апрель мая май июня июнь июля июль августа август сентября сентябрь',
  'октября октябрь ноября ноябрь декабря декабрь январь февраль',
]
  .join(' ')
  .split(' ')

export function isCutOff(line: string): boolean {
  const text = line.trim()
  if (hasOpenPair(text)) return true
  if (ENDED.test(text)) return false
  return OPEN_END.test(text) || endsInNumber(text) || endsInWord(text)
}

/** «до 1», «в 18»: the month or the rest of the hour is missing; «дом 5» and «с 9 до 13» are whole. */
function endsInNumber(text: string): boolean {
  if (RANGE_END.test(text)) return false
  const before = NUMBER_END.exec(text)?.[1]
  return before !== undefined && LEADING.has(before.toLowerCase())
}

function endsInWord(text: string): boolean {
  const word = LAST_WORD.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return false
  if (LEADING.has(word)) return true
  if (ABBREVIATED.has(word) || SHORT.has(word)) return false
  return word.length < 3 || !VOWEL.test(word) || isPartOfDay(word)
}

function isPartOfDay(word: string): boolean {
  return !DAYS.includes(word) && DAYS.some((day) => day.startsWith(word))
}

function hasOpenPair(text: string): boolean {
  return (
    [
      ['«', '»'],
      ['(', ')'],
    ] as const
  ).some(([open, close]) => text.split(open).length > text.split(close).length)
}
