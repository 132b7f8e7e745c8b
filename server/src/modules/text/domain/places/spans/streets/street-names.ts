/** Names of streets that towns of the region share, to know one without its kind and with a letter wrong. */
import { foldSpelling } from '../../../words/spelling.ts'
import { normalizeWord } from '../../../words/tokens.ts'
import { buildTypoIndex, findByTypo } from '../../../words/typos.ts'

const GENITIVE =
  'Мира Свободы Ленина Гагарина Победы Кирова Калинина Пушкина Горького Гоголя Чехова Лермонтова Некрасова Островского Маяковского Фрунзе Чапаева Суворова Кутузова Жукова Невского Свердлова Дзержинского Володарского Луначарского Урицкого Энгельса Маркса Либкнехта Люксембург Куйбышева Орджоникидзе Ворошилова Будённого Щорса Пугачёва Разина Титова Королёва Космонавтов Циолковского Ломоносова Менделеева Мичурина Попова Павлова Кочетова Корсунова Щусева Зелинского Рахманинова Державина Достоевского Тимирязева Космодемьянской Чайкиной Матросова Труда Революции Дружбы Мелиораторов Строителей Дорожников Механизаторов Энтузиастов Ветеранов Десятинная Рогатица Розважа Людогоща Прусская Чудинцева Черепичная Германа Яковлева Держинского Воскресенский Пестовская Бояна Рабочих Металлистов Партизан Герцена Белинского Чернышевского Радищева Тургенева Толстого Есенина Шевченко Крупской Кузнецова Васильева Левитта Черняховского Соколова Балашова Джалиля'
const ADJECTIVE =
  'Советская Садовая Лесная Полевая Заречная Школьная Набережная Молодёжная Центральная Новая Зелёная Луговая Озёрная Береговая Октябрьская Комсомольская Первомайская Красноармейская Пролетарская Железнодорожная Вокзальная Почтовая Парковая Больничная Заводская Рабочая Строительная Солнечная Цветочная Северная Южная Восточная Западная Нехинская Псковская Софийская Хутынская Студенческая Свободы Санкт-Петербургская Московская Стратилатовская Гостинодворская Ильина Славная Мерецкова-Волосова Лужская Шимская Державина Минеральная Гражданская Трудовая Просторная Базарная Боровичская Мостовая Совхозная Колхозная Пушкинская Славянская Пионерская Коммунаров Коммунистическая Интернациональная Кооперативная Пестовская Старорусская Фёдоровский Знаменская Михайловская Предтеченская Никольская Торговая Троицкая Дворцовая Тихвинская Тихая Сенная Юрьевская Оловянка Нутная'

const stemOf = (word: string) => normalizeWord(word)
const NAMES = `${GENITIVE} ${ADJECTIVE}`.split(' ')
const GENITIVES = new Set(GENITIVE.split(' ').map(stemOf))
const ADJECTIVES = new Set(ADJECTIVE.split(' ').map(stemOf))
const BY_WORD = new Map(NAMES.map((name) => [stemOf(name), name]))
const BY_SOUND = new Map(NAMES.map((name) => [foldSpelling(stemOf(name)), name]))
const TYPOS = buildTypoIndex(BY_WORD.keys())

export function isKnownGenitive(word: string): boolean {
  return GENITIVES.has(word)
}

export function isKnownAdjective(nominative: string): boolean {
  return ADJECTIVES.has(normalizeWord(nominative))
}

/** The name as the towns spell it, for one that is spelt as it is heard or has one letter wrong. */
export function spellStreet(name: string): string {
  const word = normalizeWord(name)
  const known = BY_WORD.get(word) ?? BY_SOUND.get(foldSpelling(word))
  if (known) return known
  const near = word.length > 6 ? findByTypo(TYPOS, word) : null
  return (near && BY_WORD.get(near)) ?? name
}
