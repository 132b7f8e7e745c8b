/** Finds what is written in figures: telephones, documents, cards, accounts, cars; and mail and profiles. */
import { nearBefore, nearBehind } from '../words/near.ts'
import { isCardNumber, isTaxNumber } from './check-digits.ts'
import { overlaps, type PersonalSpan, type SpanKind, spanOf } from './span.ts'

type Hit = { text: string; start: number; words: string; before: string; after: string }
type Finder = { kind: SpanKind; pattern: RegExp; isMeant?: (hit: Hit) => boolean }

const D = '[\\dОOоo]'
const GAP = '[\\s.()–-]{0,3}'
/** «Дежурный по воде», «регистратура»: whose telephone is everybody's. */
const SERVICE =
  /(?:дежурн|диспетчер|регистратур|едд[сc]|справк|справочн|приемн|администрац|доверия|горяч\p{L}* лини|канцеляри|аварийн|поликлиник|больниц|отдел|управлени|комитет|центр|водоканал|школ|касс|единый|круглосуточно|служб|полици|мчс|управляющ|по\s(?:воде|свету|теплу|газу|лифт))/iu
const OFFICIAL_MAIL =
  /^(?:adm|admin|administr|info|office|priem|priemnaya|edds|gkh|zhkh|jkh|support|press|kanc|mail|hotline|school|glava|mfc)(?:[._-][\w.-]*)?@/iu
/** «Маша точка к собака яндекс точка ру», «elena.s(at)mail.ru», «ivan @ mail . ru». */
const SPOKEN_MAIL =
  /(?<![\p{L}\d_.-])(?:[\p{L}\d_.-]{1,40}\s(?:точка|тире|дефис|подч[её]ркивание|нижнее\sподч[её]ркивание|минус)\s){0,4}[\p{L}\d_.+-]{2,64}(?:\s?[([]\s?(?:at|эт|собака|собачка)\s?[)\]]\s?|\s?(?<!\p{L})(?:собака|собачка|собак)(?!\p{L})\s?|\s@\s?|@\s)[\p{L}\d-]{2,40}(?:\s?(?:\.|(?<!\p{L})(?:точка|тчк|дот)(?!\p{L})|[([]\s?(?:dot|точка)\s?[)\]])\s?|\s)(?:ру|ком|рф|ru|com|net|org|нет|example|рус|su|me)(?![\p{L}\d])/giu
/** Pages of organisations; whose they are is said before them or in their name. */
const GROUP_BEFORE =
  /(?:групп|паблик|канал|сообществ|новост|страниц\p{L}*\s(?:администраци|школ|район|округ|больниц|город|дк)|чат\p{L}{0,2}\s(?:дома|двора|района)?)\p{L}*[^.!?\n]{0,14}$/iu
const GROUP_NAME =
  /(?:^|[/@_.])(?:adm|admin\w*|official|typical|tipich\w*|podslush\w*|overhear\w*|news|novosti|gov|mfc|edds|chp|dtp)(?:[_.\d]|$)/iu
/** A firm has ten figures, a person twelve. */
const OF_FIRM =
  /(?:ооо|зао|оао|мку|муп|мбу|тсж|тсн|(?<!\p{L})ук(?!\p{L})|организаци|компани|учреждени|администраци|школ|больниц|предприяти|юрлиц|подрядчик|застройщик|перевозчик|фирм|фонд|кооператив)[^!?\n]{0,60}$/iu
const PASSPORT_BEFORE = /паспорт[^!?\n]{0,90}$|загран[^!?\n]{0,60}$/iu
const ACCOUNT_BEFORE =
  /(?<!\p{L})(?:л\s?\/\s?сч?(?:[её]т\p{L}*)?|лс|елс|ижку|код\p{L}?\s(?:плательщика|абонента)|плательщик\p{L}*|квитанци\p{L}+\s(?:№|номер)|л\.\s?сч?\.?|абонент\p{L}*|лиц(?:ев\p{L}*|\.)?(?:\s?сч(?:[её]т\p{L}*|\.)?)?|сч[её]т(?:а|у|ом|е|ам|ов)?)(?!\p{L})[^!?\n]{0,40}$/iu
const ACCOUNT_BEHIND =
  /^[\s—–(-]{1,4}(?:это\s)?(?:мой\s|наш\s|е[её]\s|его\s)?(?:л\/с|лс|лицев\p{L}+|л\.с)(?!\p{L})/iu
const NO_ACCOUNT = /^\s*(?:руб|р\.|₽|тыс|коп|квт|куб|м3|м²|%)|^[.,]\d/u
const METER_BEFORE = /(?:показани|сч[её]тчик|обращени|договор|водомер)\p{L}*[^,;]{0,20}$/iu
const HOME_PHONE =
  /(?:телефон|тел|звон|набрать|набер|связ|городск|домашн|стационарн|номер)\p{L}*[^!?\n]{0,35}$/iu
const PLATE_BEFORE =
  /(?:номер|борт|запомни|прицеп|трактор|мотоцикл|скутер|квадроцикл|авто|машин|госномер|гос\.|знак|лад|калин|шкод|ауди|форд|бмв|тойот|ездит|водител|такси|фур|мото)\p{L}*[^.!?\n]{0,60}$/iu

const FINDERS: readonly Finder[] = [
  {
    kind: 'email',
    pattern: /[\p{L}\d_.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}/gu,
    isMeant: ({ words }) => !OFFICIAL_MAIL.test(words),
  },
  { kind: 'email', pattern: SPOKEN_MAIL, isMeant: ({ words }) => !OFFICIAL_MAIL.test(words) },
  {
    kind: 'link',
    pattern:
      /(?:https?:\/\/)?(?:m\.|www\.)?(?:vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|t\.me|instagram\.com|facebook\.com|max\.ru|tiktok\.com)\/(?!wall|public|club|event|topic|album|video|photo|group|app|feed)@?[\w./-]{3,}/giu,
    isMeant: isProfile,
  },
  {
    kind: 'link',
    pattern: /(?<![\p{L}\w.])@[A-Za-z_][\w.]{2,}/gu,
    isMeant: isProfile,
  },
  { kind: 'link', pattern: /\[(?:id)\d+\|[^\]]*\]/gu },
  { kind: 'link', pattern: /(?<![\w/])id\d{5,}(?!\d)/giu },
  {
    kind: 'link',
    pattern:
      /(?<!\p{L})(?:vk|вк|ok|ок)\s?(?:точка|\.)\s?(?:com|ком|ru|ру)\s?(?:\/|слеш|слэш)\s?(?!wall|club|public|стена)[\p{L}\d_.]{3,}/giu,
    isMeant: isProfile,
  },
  {
    kind: 'link',
    pattern:
      /(?<=(?:ник(?:ом|е)?|телег\p{L}{0,3}|телеграмм?\p{L}?|тг|вк|инст\p{L}{0,6}|одноклассник\p{L}{1,2}|скайп\p{L}?|профил\p{L}{1,2}|страниц\p{L}{1,2}|аккаунт\p{L}?)(?:\sв\s(?:тг|вк|телеге|телеграме))?\s?[:—–-]?\s)[A-Za-z](?=\w*[_\d.])[\w.]{4,}/giu,
    isMeant: isProfile,
  },
  { kind: 'snils', pattern: /(?<![\d-])\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]?\d{2}(?!\d)/gu },
  {
    kind: 'snils',
    pattern: /(?<!\d)(?:\d[ -]?){10}\d(?!\d)/gu,
    isMeant: ({ before }) => /(?:снилс|страхов\p{L}+|пенсионн\p{L}+)[^.!?\n]{0,30}$/iu.test(before),
  },
  {
    kind: 'inn',
    pattern: /(?<!\d)(?<!\d )(?:\d[ ]?){9}(?:(?:\d[ ]?){2})?\d(?! ?\d)/gu,
    isMeant: ({ before, words }) =>
      !(words.replaceAll(/\D/gu, '').length === 10 && OF_FIRM.test(before)) &&
      (/инн(?!\p{L})[^.!?\n]{0,50}$/iu.test(before) || isTaxNumber(words.replaceAll(/\D/gu, ''))),
  },
  {
    kind: 'passport',
    pattern:
      /(?<!\d)(?:сер(?:ия|ии|\.)?\s?)?(?:\d{2}[\s-]?\d{2}[\s,;:.№–-]{0,4}(?:(?:номер\p{L}*|ном\.|№|N)[\s:]{0,2})?\d{3}\s?\d{3}|\d{2}[\s№]{0,2}\d{7})(?!\d)/giu,
    isMeant: ({ before }) => PASSPORT_BEFORE.test(before),
  },
  {
    kind: 'passport',
    pattern: /(?<=сери\p{L}{1,2}\s)\d{2}\s?\d{2}(?!\d)|(?<!\d)\d{2}\s\d{2}\s\d{4,6}(?!\d)/giu,
    isMeant: ({ before }) => PASSPORT_BEFORE.test(before),
  },
  {
    kind: 'passport',
    pattern: /(?<!\d)\d{2}\s?\d{2}\s[*хx•]{2,4}\s?[*хx•]{0,4}\d{2,4}(?!\d)/giu,
    isMeant: ({ before }) => PASSPORT_BEFORE.test(before),
  },
  { kind: 'passport', pattern: /(?<![\p{L}\d])[IVX]{1,4}-[А-Я]{2}\s?(?:№\s?)?\d{6}(?!\d)/gu },
  {
    kind: 'passport',
    pattern: /(?<![\p{L}\d])[A-Z]{2}\s?№?\s?\d{7}(?!\d)/gu,
    isMeant: ({ before }) => PASSPORT_BEFORE.test(before),
  },
  {
    kind: 'passport',
    pattern: /(?<!\d)\d{2}\s?\d{2}[\s,№-]{0,3}(?:(?:номер|ном\.|№)\s?)?\d{6}(?!\d)/giu,
    isMeant: ({ text, words }) => /паспорт/iu.test(text) || /серия|номер|№|^\d{4}\s\d{6}$/u.test(words),
  },
  { kind: 'card', pattern: /(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?:[ -]?\d{2,3})?(?!\d)/gu },
  {
    kind: 'card',
    pattern: /(?<![\d*])\d{4}[ -]?(?:\d{2}[*хx•]{2}|[*хx•]{2,4})[ -]?[*хx•]{2,4}[ -]?\d{4}(?!\d)/giu,
  },
  {
    kind: 'card',
    pattern:
      /(?<=карт\p{L}{0,2}[^.!?\n]{0,30}(?:последн\p{L}+|оканчив\p{L}+|заканчив\p{L}+|[*хx•]{2,})[^\d.!?\n]{0,16})\d{4}(?!\d)/giu,
  },
  {
    kind: 'card',
    pattern: /(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/gu,
    isMeant: ({ words, before }) =>
      /карт\p{L}*[^.!?\n]{0,40}$/iu.test(before) || isCardNumber(words.replaceAll(/\D/gu, '')),
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      `(?<![\\d+])(?:\\+\\s?7|8|7)${GAP}${D}${GAP}${D}${GAP}${D}(?:${GAP}${D}){7}(?!\\d)`,
      'gu',
    ),
    isMeant: isOwnPhone,
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<![\\d+-])9(?:[\\s.()-]{0,2}${D}){9}(?!\\d)`, 'gu'),
    isMeant: isOwnPhone,
  },
  {
    kind: 'phone',
    pattern:
      /(?<!\p{L})(?:плюс семь|восемь|\+7|8)[\s-]+девят(?:ьсот|ь)(?:[\s-]+(?:\p{L}{3,13}|\d{1,4})){2,12}?(?=\s+(?!(?:ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|\p{L}+надцать|\p{L}+дцать|сорок|\p{L}+десят|девяносто|сто|двести|триста|четыреста|\p{L}+сот)(?!\p{L}))\p{L}|[.,!?]|$)/giu,
    isMeant: ({ words }) => /(?:ноль|\d|один|два|три|пять|шесть|семь|сорок|десят|дцать)/iu.test(words),
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\d+-])(?:восемь|плюс\sсемь|\+7|8)[\s(-]{1,3}(?:9\d\d|девятьсот)(?:[\s().,-]{0,3}(?:(?:код|потом|дальше|затем|и|а|далее)\s)?\d){7}(?!\d)/giu,
  },
  {
    kind: 'phone',
    pattern: /(?<![\d-])\d{1,3}[\s-]\d\d[\s-]\d\d(?![\d-]|[.:]\d)/gu,
    isMeant: ({ words, before }) =>
      /^\d+-\d+-\d+$/u.test(words) &&
      HOME_PHONE.test(before) &&
      !SERVICE.test(before.replaceAll('ё', 'е').slice(-70)),
  },
  {
    kind: 'phone',
    pattern: /(?<![\d-])\d{5,6}(?![\d-]|[.:]\d)/gu,
    isMeant: ({ before }) =>
      /(?:домашн|городской|стационарн)\p{L}*[^.!?\n]{0,25}$/iu.test(before) &&
      !SERVICE.test(before.replaceAll('ё', 'е').slice(-70)),
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[АВЕКМНОРСТУХ]{2}\s?\d{4}\s?\d{2,3}|\d{4}\s?[АВЕКМНОРСТУХ]{2}\s?\d{2,3}|[АВЕКМНОРСТУХ]{2}\s?\d{3}\s\d{2,3}(?:\s?rus)?)(?![\p{L}\d])/giu,
    isMeant: ({ words, before }) =>
      PLATE_BEFORE.test(before) || /^(?:\p{Lu}{2}\s?\d{4}\s?53|\d{4}\s?\p{Lu}{2}\s?53)$/u.test(words),
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])[авекмнорстухabekmhopctyx]\s?\d{3}\s?[авекмнорстухabekmhopctyx]{2}(?:\s?\d{2,3}(?!\d))?(?!\p{L})/giu,
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[авекмнорстух]{2}\s?\d{3,4}\s?\d{2,3}|\p{L}\s?\d{2,3}\s?(?!кв|эт|шт|км|кг|м2|см|мм|гр|чт|пт|вт|ср|лс|да|на|по|до|от|за|из|не|же|бы|ул|мы|вы|он|их|но|то|до)\p{L}{2}\s\d{2,3})(?!\d)/giu,
    isMeant: ({ before }) => PLATE_BEFORE.test(before) || /(?:автобус|маршрутк)/iu.test(before),
  },
  {
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])(?:[авекмнорстух]\s?\d{3}|\d{3}\s?[авекмнорстух]{2}(?:\s?\d{2,3})?)(?![\p{L}\d])/giu,
    isMeant: ({ before }) =>
      /(?:номер|машин|авто)\p{L}*[^.!?\n]{0,40}$/iu.test(before) && !/(?:дом|каб)\p{L}*\s*$/iu.test(before),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.,-])\d{8,12}(?![\d]|[.,]\d)/gu,
    isMeant: ({ text, before, after }) =>
      /(?<!\p{L})(?:лицев|лс|л\/с|квитанц|абонент)(?!\p{L}{4})/iu.test(text) &&
      !METER_BEFORE.test(before.slice(-30)) &&
      !NO_ACCOUNT.test(after),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.-])\d{2,4}([-.])\d{3}\1\d{2,4}(?![-.]?\d)/gu,
    isMeant: ({ text, before }) =>
      /сч[её]т|квитанц|начисл|перерасч|оплат|лицев/iu.test(text) && !METER_BEFORE.test(before.slice(-30)),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.-])0\d{3,6}-\d(?![\d-])/gu,
    isMeant: ({ before }) => !METER_BEFORE.test(before.slice(-30)),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.])(?:\d\d\p{L}\p{L}\d{6}|\d[\d.\s/-]{3,24}\d)(?!\d)/gu,
    isMeant: ({ words, before, after }) =>
      words.replaceAll(/\D/gu, '').length >=
        (/(?<!\p{L})л(?:с|иц|\s?\/\s?с|\.\s?с)[^!?]{0,30}$/iu.test(before) ? 4 : 5) &&
      (ACCOUNT_BEFORE.test(before) || ACCOUNT_BEHIND.test(after)) &&
      !METER_BEFORE.test(before.slice(-30)) &&
      !NO_ACCOUNT.test(after),
  },
]

/** A number is of the first kind that takes it. */
export function findNumbers(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  if (!/[\d@/|]|девят|собак|точка|[([]at/iu.test(text)) return found
  for (const { kind, pattern, isMeant } of FINDERS)
    for (const match of text.matchAll(pattern)) {
      const [words] = match
      const end = match.index + words.length
      const hit = {
        text,
        start: match.index,
        words,
        before: nearBefore(text, match.index),
        after: nearBehind(text, end),
      }
      if (isMeant && !isMeant(hit)) continue
      const span = spanOf(kind, match.index, words)
      if (!found.some((known) => overlaps(known, span))) found.push(span)
    }
  return found
}

function isProfile({ words, before }: Hit): boolean {
  if (/\/(?:id\d|profile\/)/iu.test(words)) return true
  return !GROUP_BEFORE.test(before) && !GROUP_NAME.test(words)
}

/** A number of a service is nobody's; a mobile one always is somebody's. */
function isOwnPhone({ words, before }: Hit): boolean {
  const figures = words.replaceAll(/[ОOоo]/gu, '0').replaceAll(/\D/gu, '')
  const code = figures.length === 10 ? figures.slice(0, 3) : figures.slice(1, 4)
  if (code === '800') return false
  if (code.startsWith('9')) return true
  return !SERVICE.test(before.replaceAll('ё', 'е').slice(-70))
}
