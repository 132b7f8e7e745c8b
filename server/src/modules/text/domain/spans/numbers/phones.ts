/** Telephones of people, in figures and in words. Whose telephone is everybody's is none. */
import type { Finder, Hit } from './finder.ts'

const D = '[\\dОOоo]'
const GAP = '[\\s.()–-]{0,3}'
/** «Дежурный по воде», «регистратура»: whose telephone is everybody's. */
const SERVICE =
  /(?:дежурн|диспетчер|регистратур|едд[сc]|справк|справочн|приемн|администрац|доверия|горяч\p{L}* лини|канцеляри|аварийн|поликлиник|больниц|отдел|управлени|комитет|центр|водоканал|школ|касс|единый|круглосуточно|служб|полици|мчс|управляющ|по\s(?:воде|свету|теплу|газу|лифт))/iu
const HOME_PHONE =
  /(?:телефон|тел|звон|набрать|набер|связ|городск|домашн|стационарн|номер)\p{L}*[^!?\n]{0,35}$/iu

export const PHONES: readonly Finder[] = [
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
]

/** A number of a service is nobody's; a mobile one always is somebody's. */
function isOwnPhone({ words, before }: Hit): boolean {
  const figures = words.replaceAll(/[ОOоo]/gu, '0').replaceAll(/\D/gu, '')
  const code = figures.length === 10 ? figures.slice(0, 3) : figures.slice(1, 4)
  if (code === '800') return false
  if (code.startsWith('9')) return true
  return !SERVICE.test(before.replaceAll('ё', 'е').slice(-70))
}
