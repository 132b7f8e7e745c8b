/** Words of rumours: what is done in them, what only passes them on, and what denies them. */

/** One deed in all its forms, by the beginnings of its words: «закрывают», «закроют», «ликвидируют» are the same. */
const DEEDS: readonly (readonly [deed: string, beginnings: string])[] = [
  ['close', 'закры закро ликвидир упраздн прикро прикры'],
  ['cancel', 'отмен'],
  ['sell', 'прода распрода'],
  ['raise', 'повыс повыш подним поднял подня подорож вырас вырос'],
  ['poison', 'отрав отравл травят'],
  ['introduce', 'введ ввел ввод'],
  ['build', 'стро построят построй построен построи'],
  ['demolish', 'снес снос'],
  ['burn', 'сжиг сожг сожж сжеч жечь жгут'],
  ['switch_off', 'отключ выруб обесточ'],
  ['switch_on', 'включ подключ'],
  ['open', 'откры откро'],
  ['merge', 'объедин присоедин слия слива сольют'],
  ['dismiss', 'увол сокра'],
  ['die', 'умер умира умрут погиб скончал'],
  ['ban', 'запрет запрещ'],
  ['evacuate', 'эваку'],
  ['arrest', 'арест задерж'],
  ['kidnap', 'похи похищ крад украл'],
  ['seize', 'изым изъя изъят конфиск забер забира забра'],
  ['infect', 'зараж зараз'],
  ['move', 'перевед перевод перенес перевезут'],
  ['cut_down', 'выруба вырубят спил'],
  ['resettle', 'рассел высел'],
]

/** Things with several names; the second word of «родильный дом» only follows the first. */
const SAME: readonly (readonly [name: string, beginnings: string])[] = [
  ['роддом', 'роддом родильн'],
  ['петербург', 'петербург питер спб'],
  ['школ', 'школ'],
  ['мусоросжига', 'мусоросжига'],
  ['платн', 'платн'],
  ['дня', 'дня дней дни сутки суток'],
  ['пенсионер', 'пенсионер старик'],
]

/** Words that occur in any rumour and distinguish none. */
const FILLER =
  'правда правд неправда слышать слышал слышала слышали слыхали слыхал говорят говорили сказали сказал сказала сказать переслано переслали пересылаю прислали перешлите всем внимание срочно репост максимальный делитесь пока удалили соседка кума люди народ друзья девочки родители здравствуйте добрый день вечер утро пожалуйста ответьте узнать знает знаете кто что чем чего какой какая такой такая это этот эта эти нам нас наш наша нашу наши вам вас ваш мне меня моя мой они она оно его них будет будут быть было станет стать опять теперь сегодня завтра вчера скоро еще есть нет там тут здесь или если чтобы только ведь даже новость видела видел сам сама'

/** Phrases of denial. Whole words that follow each other; a star marks the beginning of a word. */
const REFUTING =
  'фейк* вброс* неправд* вранье врать врут ложь лжи ложн* выдумк* выдумал* байк* страшилк* бред чушь недостоверн* опроверг* опровержен* беспочвенн*|не_соответству* не_верьте не_ведитесь не_подтвердил* не_подтвержда* не_паникуйте не_планирует* взят*_с_потолка не_поступал* не_менял* не_меняется сохраняется не_выявлен* не_зарегистрирован* речи_не_идет речь_не_идет не_собира* продолжает_работ* работает_в_обычном работает_в_штатном работает_в_плановом работают_и никто_не никто_никого_не никто_ее_не никто_его_не никто_их_не никто_не_будет никаких_* никакого_* никакой_* ни_одного не_существует такого_закона_нет оснований_нет'

const BY_BEGINNING = [...DEEDS, ...SAME].flatMap(([name, beginnings]) =>
  beginnings.split(' ').map((beginning) => ({ name, beginning: asHeard(beginning) })),
)
const DEED_NAMES = new Set(DEEDS.map(([deed]) => deed))
const FILLERS = new Set(FILLER.split(' '))
const REFUSALS = REFUTING.split(/[ |]/u).map((phrase) =>
  phrase.split('_').map((word) => ({ text: word.replace('*', ''), isBeginning: word.endsWith('*') })),
)

/** Written as it is heard: «атравлена», «зжигание». */
export function asHeard(word: string): string {
  return word.replace(/^о/u, 'а').replace(/^зж/u, 'сж')
}

/** One name for words that mean the same; null: the word has no family here. */
export function familyOf(word: string): string | null {
  const heard = asHeard(word)
  return BY_BEGINNING.find(({ beginning }) => heard.startsWith(beginning))?.name ?? null
}

export function isDeed(key: string): boolean {
  return DEED_NAMES.has(key)
}

export function isFiller(word: string): boolean {
  return FILLERS.has(word)
}

/** Where in these words it is denied; -1 where it is not. «Не фейк» denies nothing. */
export function findRefusal(words: readonly string[]): number {
  return words.findIndex((_, at) =>
    REFUSALS.some(
      (phrase) =>
        words[at - 1] !== 'не' &&
        phrase.every(({ text, isBeginning }, i) => {
          const word = words[at + i]
          return word !== undefined && (isBeginning ? word.startsWith(text) : word === text)
        }),
    ),
  )
}
