/** Numbers of documents and of bank cards. */
import { isCardNumber, isTaxNumber } from '../check-digits.ts'
import type { Finder } from './finder.ts'

/** A firm has ten figures, a person twelve. */
const OF_FIRM =
  /(?:ооо|зао|оао|мку|муп|мбу|тсж|тсн|(?<!\p{L})ук(?!\p{L})|организаци|компани|учреждени|администраци|школ|больниц|предприяти|юрлиц|подрядчик|застройщик|перевозчик|фирм|фонд|кооператив)[^!?\n]{0,60}$/iu
const PASSPORT_BEFORE = /паспорт[^!?\n]{0,90}$|загран[^!?\n]{0,60}$/iu

export const PAPERS: readonly Finder[] = [
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
      /(?<=карт\p{L}{0,2}[^.!?\n]{0,30}(?:последн\p{L}+|оканчив\p{L}+|заканчив\p{L}+|[*•]|[хx]{2})[^\d.!?\n]{0,16})\d{4}(?!\d)/giu,
  },
  {
    kind: 'card',
    pattern: /(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/gu,
    isMeant: ({ words, before }) =>
      /карт\p{L}*[^.!?\n]{0,40}$/iu.test(before) || isCardNumber(words.replaceAll(/\D/gu, '')),
  },
]
