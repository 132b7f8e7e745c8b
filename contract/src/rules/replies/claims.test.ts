import { expect, it } from 'vitest'
import { claimPlace } from './claim-place.ts'
import { type ClaimDecision, decideClaim, findClaims } from './claims.ts'
import { futureOf } from './future-of.ts'
import { findPlaceholders } from './placeholders.ts'

const WHOLE = `Здравствуйте! ${claimPlace('Мастер проверил место.')} Починят {дата}.`
const WITHIN = `Здравствуйте! Список смотрят {дата}, ${claimPlace('заявку {номер} передали')}. Звоните.`
const FIRST = `Добрый день! ${claimPlace('Место огородили')}, яму засыплют {дата}.`

it.each<[string, ClaimDecision, string]>([
  [WHOLE, 'done', 'Здравствуйте! Мастер проверил место. Починят {дата}.'],
  [WHOLE, 'ahead', 'Здравствуйте! Мастер проверит {дата} место. Починят {дата}.'],
  [WHOLE, 'drop', 'Здравствуйте! Починят {дата}.'],
  [WITHIN, 'done', 'Здравствуйте! Список смотрят {дата}, заявку {номер} передали. Звоните.'],
  [WITHIN, 'ahead', 'Здравствуйте! Список смотрят {дата}, заявку {номер} передадут {дата}. Звоните.'],
  [WITHIN, 'drop', 'Здравствуйте! Список смотрят {дата}. Звоните.'],
  [FIRST, 'drop', 'Добрый день! Яму засыплют {дата}.'],
  [claimPlace('Проверили.'), 'drop', ''],
  [claimPlace('Лампа заменена.'), 'ahead', '{что будет сделано} {дата}.'],
])('«%s», %s: «%s»', (text, decision, decided) => {
  const [claim] = findClaims(text)
  expect(claim && decideClaim(text, claim, decision)).toBe(decided)
})

it('waits for its writer until it is decided', () => {
  expect(findPlaceholders(WHOLE)).toEqual(['{сделано? Мастер проверил место.}', '{дата}'])
  expect(findPlaceholders(WITHIN)).toContain('{сделано? заявку [номер] передали}')
})

it.each([
  ['Владельцу выдали требование', 'Владельцу выдадут завтра требование'],
  ['Протечку закрыли, составили акт', 'Протечку закроют завтра, составят акт'],
  ['Мы передали ей фото и дали ответ', 'Мы передадим завтра ей фото и дадим ответ'],
  ['Водоканал откачал подвал', 'Водоканал откачает завтра подвал'],
  ['Осмотрели двор, сбили лёд, вывезли снег', 'Осмотрят завтра двор, собьют лёд, вывезут снег'],
  ['Лампа заменена', null],
  ['Трактор проходил утром', null],
  ['Список готов', null],
])('turns «%s» to what is to come: %s', (words, promise) => {
  expect(futureOf(words, 'завтра')).toBe(promise)
})

it('drops a sentence behind a place of its own, and asks for no second day', () => {
  const [after] = findClaims(`{что сделано} ${claimPlace('Мастер был.')} Звоните.`)
  expect(after && decideClaim(`{что сделано} ${claimPlace('Мастер был.')} Звоните.`, after, 'drop')).toBe(
    '{что сделано} Звоните.',
  )
  const dated = claimPlace('Двор убрали {дата}')
  const [claim] = findClaims(dated)
  expect(claim && decideClaim(dated, claim, 'ahead')).toBe('Двор уберут {дата}')
})
