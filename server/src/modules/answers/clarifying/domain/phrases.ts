/** Ready phrases of a clarifying question and what is said after silence. Pure. */

/** `asksHouse`: a question whose street and house are written needs it no more. */
type Phrase = { code: string; text: string; groups?: readonly string[]; asksHouse?: true }
type Place = { street: string | null; house: string | null }

const ASKED: readonly Phrase[] = [
  {
    code: 'house',
    text: 'Уточните, пожалуйста, адрес: улицу, дом и подъезд.',
    groups: ['housing', 'energy', 'telecom', 'construction', 'land'],
    asksHouse: true,
  },
  {
    code: 'road',
    text: 'Уточните, пожалуйста, место: улицу и ближайший дом или перекрёсток.',
    groups: ['roads', 'landscaping', 'waste', 'ecology', 'safety'],
    asksHouse: true,
  },
  {
    code: 'route',
    text: 'Уточните, пожалуйста, номер маршрута, остановку и время, когда это было.',
    groups: ['transport'],
  },
  {
    code: 'institution',
    text: 'Уточните, пожалуйста, о каком учреждении речь и в каком оно населённом пункте.',
    groups: ['health', 'education', 'social', 'culture', 'sport', 'youth', 'government'],
  },
  {
    code: 'place',
    text: 'Уточните, пожалуйста, где это: населённый пункт, улица и дом.',
    asksHouse: true,
  },
  { code: 'time', text: 'Уточните, пожалуйста, когда это было: день и примерное время.' },
  {
    code: 'photo',
    text: 'Пришлите, пожалуйста, фотографию: по ней мы найдём место и увидим, что случилось.',
  },
  { code: 'matter', text: 'Напишите, пожалуйста, подробнее, что именно случилось и чем мы можем помочь.' },
]

const HOUSES: readonly string[] = ASKED.find(({ code }) => code === 'house')?.groups ?? []

/** In place of the house that is written already. */
function entranceOf(groupCode: string | null, { street, house }: Place): Phrase[] {
  if (groupCode === null || !HOUSES.includes(groupCode)) return []
  return [
    { code: 'entrance', text: `Адрес у нас записан: ${street}, ${house}. Уточните, пожалуйста, подъезд.` },
  ]
}

/** Those of the topic first; what any question may lack follows. Nothing asks for what is written. */
export function phrasesFor(
  groupCode: string | null,
  { name, isPrivate, place }: { name: string | null; isPrivate: boolean; place: Place | null },
): { code: string; text: string }[] {
  const isHouseKnown = Boolean(place?.street && place.house)
  const isOfTopic = ({ groups }: Phrase) => groupCode !== null && (groups?.includes(groupCode) ?? false)
  const named = [...ASKED.filter(isOfTopic), ...ASKED.filter(({ groups }) => groups === undefined)]
  // Without a house the place is what most questions lack, whatever the topic.
  const all = isHouseKnown
    ? named
    : named.toSorted((a, b) => Number(b.asksHouse ?? 0) - Number(a.asksHouse ?? 0))
  const offered =
    place && isHouseKnown
      ? [...entranceOf(groupCode, place), ...all.filter(({ asksHouse }) => !asksHouse)]
      : all
  return offered.map(({ code, text }) => ({
    code,
    text: `${greetingOf(name)} ${text}${isPrivate ? '' : ' Ответьте, пожалуйста, здесь.'}`,
  }))
}

/** In the thread, where everybody reads, only that we have written. */
export function noticeText(name: string | null): string {
  return `${greetingOf(name)} Чтобы ответить, нам нужно уточнить одну деталь. Мы написали вам в личные сообщения.`
}

const SILENT =
  '{здравствуйте} {день} мы спросили: «{вопрос}» Без этого мы не смогли разобраться: нам не хватило сведений. Напишите недостающее здесь в любое время, и мы вернёмся к вашему вопросу.'

/** Of a final answer «не решено» where the author stayed silent. */
export function silenceAnswer({
  name,
  askedOn,
  text,
}: {
  name: string | null
  askedOn: string
  text: string
}): string {
  return SILENT.replace('{здравствуйте}', greetingOf(name))
    .replace('{день}', askedOn)
    .replace('{вопрос}', withoutGreeting(text))
}

function withoutGreeting(text: string): string {
  return text
    .replace(/^\s*(здравствуйте|добрый день|добрый вечер|доброе утро)[^.!?\n]*[.!?\n]\s*/iu, '')
    .trim()
}

function greetingOf(name: string | null): string {
  return name ? `Здравствуйте, ${name}!` : 'Здравствуйте!'
}
