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
const PASSPORT_BEFORE = /паспорт[^!?\n]{0,90}$|загран[^!?\n]{0,60}$/iu
const ACCOUNT_BEFORE =
  /(?<!\p{L})(?:л\s?\/\s?сч?|лс|л\.\s?сч?\.?|абонент\p{L}*|лиц(?:ев\p{L}*|\.)?(?:\s?сч(?:[её]т\p{L}*|\.)?)?|сч[её]т(?:а|у|ом|е|ам|ов)?)(?!\p{L})[^!?\n]{0,40}$/iu
const NO_ACCOUNT = /^\s*(?:руб|р\.|₽|тыс|коп|квт|куб|м3|м²|%)|^[.,]\d/u
const METER_BEFORE = /(?:показани|сч[её]тчик|обращени|договор|водомер)\p{L}*[^,;]{0,20}$/iu
const PLATE_BEFORE =
  /(?:номер|авто|машин|госномер|гос\.|знак|лад|калин|шкод|ауди|форд|бмв|тойот|ездит|водител|такси|фур|мото)\p{L}*[^.!?\n]{0,60}$/iu

const FINDERS: readonly Finder[] = [
  {
    kind: 'email',
    pattern: /[\p{L}\d_.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}/gu,
    isMeant: ({ words }) => !OFFICIAL_MAIL.test(words),
  },
  {
    kind: 'link',
    pattern:
      /(?:https?:\/\/)?(?:m\.|www\.)?(?:vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|t\.me|instagram\.com|facebook\.com|max\.ru|tiktok\.com)\/(?!wall|public|club|event|topic|album|video|photo|group|app|feed)@?[\w./-]{3,}/giu,
  },
  { kind: 'link', pattern: /(?<![\p{L}\w.])@[A-Za-z_][\w.]{2,}/gu },
  { kind: 'link', pattern: /\[(?:id)\d+\|[^\]]*\]/gu },
  { kind: 'snils', pattern: /(?<![\d-])\d{3}[ -]\d{3}[ -]\d{3}[ -]?\d{2}(?!\d)/gu },
  {
    kind: 'snils',
    pattern: /(?<!\d)(?:\d[ -]?){10}\d(?!\d)/gu,
    isMeant: ({ before }) => /снилс[^.!?\n]{0,30}$/iu.test(before),
  },
  {
    kind: 'inn',
    pattern: /(?<!\d)(?:\d[ ]?){9}(?:(?:\d[ ]?){2})?\d(?!\d)/gu,
    isMeant: ({ before, words }) =>
      /инн(?!\p{L})[^.!?\n]{0,50}$/iu.test(before) || isTaxNumber(words.replaceAll(/\D/gu, '')),
  },
  {
    kind: 'passport',
    pattern:
      /(?<!\d)(?:сер(?:ия|ии|\.)?\s?)?(?:\d{2}[\s-]?\d{2}[\s,;:.№–-]{0,4}(?:(?:номер\p{L}*|ном\.|№|N)[\s:]{0,2})?\d{3}\s?\d{3}|\d{2}[\s№]{0,2}\d{7})(?!\d)/giu,
    isMeant: ({ before }) => PASSPORT_BEFORE.test(before),
  },
  {
    kind: 'passport',
    pattern: /(?<!\d)\d{2}\s?\d{2}[\s,№-]{0,3}(?:(?:номер|ном\.|№)\s?)?\d{6}(?!\d)/giu,
    isMeant: ({ text, words }) => /паспорт/iu.test(text) || /серия|номер|№/u.test(words),
  },
  { kind: 'card', pattern: /(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?:[ -]?\d{2,3})?(?!\d)/gu },
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
    kind: 'plate',
    pattern:
      /(?<![\p{L}\d])[авекмнорстухabekmhopctyx]\s?\d{3}\s?[авекмнорстухabekmhopctyx]{2}(?:\s?\d{2,3}(?!\d))?(?!\p{L})/giu,
  },
  {
    kind: 'plate',
    pattern: /(?<![\p{L}\d])[авекмнорстух]{2}\s?\d{3,4}\s?\d{2,3}(?!\d)/giu,
    isMeant: ({ before }) => PLATE_BEFORE.test(before) || /(?:автобус|маршрутк)/iu.test(before),
  },
  {
    kind: 'plate',
    pattern: /(?<![\p{L}\d])[авекмнорстух]\s?\d{3}(?![\p{L}\d])/giu,
    isMeant: ({ before }) =>
      /(?:номер|машин|авто)\p{L}*[^.!?\n]{0,40}$/iu.test(before) && !/(?:дом|каб)\p{L}*\s*$/iu.test(before),
  },
  {
    kind: 'account',
    pattern: /(?<![\d.])\d[\d.\s/-]{3,22}\d(?!\d)/gu,
    isMeant: ({ words, before, after }) =>
      words.replaceAll(/\D/gu, '').length >=
        (/(?<!\p{L})л(?:с|иц|\s?\/\s?с|\.\s?с)[^!?]{0,30}$/iu.test(before) ? 4 : 5) &&
      ACCOUNT_BEFORE.test(before) &&
      !METER_BEFORE.test(before.slice(-30)) &&
      !NO_ACCOUNT.test(after),
  },
]

/** A number is of the first kind that takes it. */
export function findNumbers(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  if (!/[\d@/|]|девят/u.test(text)) return found
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

/** A number of a service is nobody's; a mobile one always is somebody's. */
function isOwnPhone({ words, before }: Hit): boolean {
  const figures = words.replaceAll(/[ОOоo]/gu, '0').replaceAll(/\D/gu, '')
  const code = figures.length === 10 ? figures.slice(0, 3) : figures.slice(1, 4)
  if (code === '800') return false
  if (code.startsWith('9')) return true
  return !SERVICE.test(before.replaceAll('ё', 'е').slice(-70))
}
