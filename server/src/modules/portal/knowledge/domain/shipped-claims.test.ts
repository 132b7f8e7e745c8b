/** Of every model answer that ships: what nobody has done yet is asked about, not said. */
import { readdirSync, readFileSync } from 'node:fs'
import { type ClaimDecision, decideClaim, findClaims } from '@veche/contract/rules/replies/claims.ts'
import { findPlaceholders } from '@veche/contract/rules/replies/placeholders.ts'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { checkAnswer, fillModelAnswer, markClaims } from '../../../answers/index.ts'
import { readArticles } from './article-file.ts'

const FOLDER = new URL('../content/', import.meta.url)
const answers = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .flatMap((name) => readArticles(readFileSync(new URL(name, FOLDER), 'utf8')).articles)
  .flatMap(({ code, content }) => content.answers.map((answer, at) => [`${code} ${at}`, answer] as const))

function decideAll(text: string, decision: ClaimDecision): string {
  const [claim] = findClaims(text)
  return claim ? decideAll(decideClaim(text, claim, decision), decision) : text
}

/** As the check of an answer reads it: with places filled in by nothing that is a deed. */
const saysDone = (text: string) =>
  checkAnswer({
    ...{ kind: 'final', text, privateText: '', hasManyRecipients: false, question: '', outcome: null },
    ...{ now: { day: '2026-12-01', time: '12:00' }, promisedDay: null, standingDay: null, textLimit: 4000 },
    ...{
      authorFirstName: null,
      isTopicPhysical: false,
      hasPhotoAfter: false,
      hasPhoto: true,
      stopPhrases: [],
    },
    ...{ isPublished: false, likeness: null, disagreements: null },
  }).some(({ code, state }) => code === 'action_said' && state === 'pass')

/** A past told of several, or of nobody named, whatever the verb is; the reader's own and what is written to them in private is no claim. */
const severalDid = (clause: string) =>
  /^\s*(?:если|что|пока|когда)(?![а-яё])|\{(?:дата|что сделано)\}/iu.test(clause)
    ? []
    : (clause.toLowerCase().match(/(?<![а-яё])[а-яё]{2,}ли(?![а-яё])/gu) ?? []).filter(
        (word) => !NO_CLAIM.has(word),
      )
const NO_CLAIM = new Set(['если', 'или', 'жители', 'свидетели', 'доли', 'детали', 'недели', 'написали'])

it('is a hundred answers and more', () => expect(answers.length).toBeGreaterThan(100))

it.each(answers)('%s', (_name, answer) => {
  const marked = markClaims(answer)
  // Nothing is lost by asking.
  expect(decideAll(marked, 'done')).toBe(answer)
  // Of what is left every clause that says a deed has a place that its writer fills in: its day, the deed itself.
  const left = decideAll(marked, 'drop').split(/(?<=[,;:.!?])\s+|\s+(?=[–—]\s)/u)
  const told = left.filter((clause) => !/\{(?:дата|что сделано)\}/u.test(clause))
  expect(
    told.filter(
      (clause) =>
        saysDone(clause) && !/положен|закреплен|открыт|установленн|устроен|озеленени|^что /iu.test(clause),
    ),
  ).toEqual([])
  expect(left.flatMap(severalDid)).toEqual([])
  // A promise waits for its day, and what was asked about is no longer said.
  for (const text of [decideAll(marked, 'ahead'), decideAll(marked, 'drop')]) {
    expect(findClaims(text)).toEqual([])
    expect(text).not.toMatch(/[,;:]\s*[.!?]|\s[,.;:!?]|, \p{Lu}| {2}/u)
  }
  if (marked !== answer)
    expect(findPlaceholders(marked).some((place) => place.startsWith('{сделано? '))).toBe(true)
})

const Places = z.array(z.object({ streets: z.array(z.string()) }))
const streets = [
  ...new Set(
    Places.parse(
      JSON.parse(
        readFileSync(
          new URL('simulator/data/places.json', new URL('../../../../../../', import.meta.url)),
          'utf8',
        ),
      ),
    ).flatMap(({ streets: all }) => all),
  ),
]
const PEOPLE = ['Светлана', 'Ульяна', 'Степан', 'Оксана', 'Пётр']
const KNOWN = { номер: '7', тема: 'Свет', муниципалитет: 'Округ', орган: 'Администрация', телефон: '112' }
const fill = (answer: string, адрес: string, имя = 'Пётр') =>
  fillModelAnswer(answer, { ...KNOWN, ...{ срок: '', исполнитель: 'Отдел' }, адрес, имя })
const PLAIN = 'Ъ'

it('asks the same whatever the street and the name of who asked', () => {
  const all = answers.map(([, answer]) => ({ answer, plain: fill(answer, PLAIN) }))
  expect(streets.length).toBeGreaterThan(100)
  const wrong = streets.flatMap((street, at) => {
    const address = `Сольцы, ${street} ул., ${at + 1}к1`
    const name = PEOPLE[at % PEOPLE.length] ?? ''
    return all.flatMap(({ answer, plain }) => {
      const filled = fill(answer, address, name)
      return filled === plain.replaceAll(PLAIN, address).replace('Пётр', name) ? [] : [filled]
    })
  })
  expect(wrong).toEqual([])
  // An address is put in as it is kept, so nothing before it may ask for another case.
  expect(all.flatMap(({ plain }) => plain.match(/(?<!адрес[а-яё]*|[:,.(]) Ъ/gu) ?? [])).toEqual([])
  expect(all.filter(({ plain }) => findClaims(plain).some(({ words }) => words.includes('Пётр')))).toEqual([])
})

it.each([
  ['Здравствуйте, Светлана! Лампу заменят {дата}.', []],
  ['Добрый день, Ульяна, заявку передали электрикам.', ['заявку передали электрикам.']],
  [
    'Здравствуйте! На ул. Мира, д. 7, корп. 2 убрали снег. Спасибо.',
    ['На ул. Мира, д. 7, корп. 2 убрали снег.'],
  ],
  [
    'Здравствуйте! Мастер был на пр. Мира, в пос. Волот, тел. 112 и др. службам передали, т. е. ждём. Спасибо.',
    ['Мастер был на пр. Мира, в пос. Волот, тел. 112 и др. службам передали, т. е. ждём.'],
  ],
  [
    'Здравствуйте! У Крестецкая ул., 7 посыпали песком, номер {номер заявки}.',
    ['У Крестецкая ул., 7 посыпали песком'],
  ],
  ['Здравствуйте! Крышку поставит бригада. Замер назначат завтра.', []],
  ['Здравствуйте! Тротуар посыпали {дата}, наледь сколют {дата}.', []],
  ['Здравствуйте! Ждём, когда приедет Светлана. Снег вывезли.', ['Снег вывезли.']],
])('«%s» asks about %j', (answer, claims) => {
  expect(findClaims(markClaims(answer)).map(({ words }) => words)).toEqual(claims)
})
