import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../random.ts'
import { fillTemplate } from '../../residents/fill.ts'
import { municipalities, phrasebook } from '../../testing.ts'
import { findIntent, type Reply } from '../../texts/replies.ts'
import { decideApproval } from '../decisions.ts'
import type { Card } from '../shapes.ts'
import { writeAnswer } from './answer-text.ts'
import { bodyOf, contactOf, decideRefusal, findReply, isWorkOf } from './choose-reply.ts'

const NOW = new Date('2026-11-27T16:20:00Z')
const timeZone = 'Europe/Moscow'
const { replies, complaints, questions, dangers, livestreams } = phrasebook
const asked = [...complaints, ...questions, ...dangers].map(({ topic, intent, texts }) => ({
  topic,
  intent: intent ?? topic,
  texts,
}))

function replyTo(intent: string): Reply {
  const reply = findIntent(replies, intent)
  if (!reply) throw new Error(`nothing is answered to ${intent}`)
  return reply
}

function buildCard(changes: Partial<Card> = {}): Card {
  return {
    ...{ id: 'b0a1', number: 1, step: 'in_progress', version: 1, title: '', foundAt: NOW.toISOString() },
    ...{ topicCode: 'roads.potholes', municipalityCode: 'valday', agencyCode: 'administration-valday' },
    address: { settlement: null, street: 'Школьная ул.', house: '5', object: null },
    ...{
      suggestion: null,
      abilities: {},
      promiseDueAt: null,
      assigneeName: null,
      repeatNo: null,
      eventId: null,
      deadline: null,
    },
    flags: { needsArbiter: false, isFrozen: false, hasUnknownDelivery: false },
    ...{ network: 'vk', requestNumber: null, proposedAgencyCode: null, splitFrom: null, repeat: null },
    thread: [buildWords('Яма')],
    ...changes,
  }
}

function buildWords(text: string): Card['thread'][number] {
  return { direction: 'in', authorName: 'Анна Берёзина', isSource: true, text, occurredAt: NOW.toISOString() }
}

/** The region's own table: the most exact row wins. */
type Route = Record<'topicCode' | 'groupCode' | 'municipalityCode', string | null> & { agencyCode: string }
const routes: Route[] = readData('routes')
const agencies: { code: string; name: string; kind: string; municipalityCode: string | null }[] =
  readData('agencies')

function readData(name: string) {
  const file = new URL(`../../../../../server/src/modules/directory/data/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

function routedTo(topic: string, municipalityCode: string): string {
  const group = topic.split('.')[0] ?? ''
  const keys = [
    [topic, null, municipalityCode],
    [topic, null, null],
    [null, group, municipalityCode],
    [null, group, null],
  ]
  for (const [topicCode, groupCode, code] of keys) {
    const row = routes.find(
      (one) => one.topicCode === topicCode && one.groupCode === groupCode && one.municipalityCode === code,
    )
    if (row) return row.agencyCode
  }
  throw new Error(`no body for ${topic}`)
}

function writeAll(intent: string, topic: string, changes: Partial<Card> = {}): string[] {
  const reply = replyTo(intent)
  const agencyCode = routedTo(topic, 'valday')
  const card = buildCard({ topicCode: topic, agencyCode, ...changes })
  const ways = reply.type === 'trouble' ? [true, false] : [false]
  return ways.flatMap((isDone) =>
    Array.from({ length: 6 }, (_, seed) => {
      const random = createRandom(`${intent} ${seed}`)
      return writeAnswer({ card, reply, phrasebook, random, now: NOW, timeZone }, { isDone })
    }),
  )
}

describe('an answer', () => {
  it('is there for every text of a resident, in several words', () => {
    for (const { intent } of asked) {
      const reply = replyTo(intent)
      const variants = reply.type === 'trouble' ? [reply.done, reply.plan] : [reply.says]
      for (const texts of variants) expect(new Set(texts).size, intent).toBeGreaterThanOrEqual(2)
    }
    const used = new Set(asked.map(({ intent }) => intent))
    const kept = [...Object.keys(replies.troubles), ...Object.keys(replies.asks)]
    expect(kept.filter((intent) => !used.has(intent))).toEqual([])
  })

  it('to a question belongs to that question alone', () => {
    const askedOnce = questions.map(({ intent }) => intent)
    expect(new Set(askedOnce).size).toBe(askedOnce.length)
    for (const { texts, intent } of questions) {
      expect(texts).toHaveLength(1)
      expect(replyTo(intent ?? '').type, texts[0]).toBe('ask')
    }
    const said = [...Object.values(replies.asks).flatMap(({ says }) => says), ...replies.unknown]
    const mended = Object.values(replies.troubles).flatMap(({ done, plan }) => [...done, ...plan])
    expect(new Set([...said, ...mended]).size).toBe(said.length + mended.length)
  })

  it('is given by a body that the routes name for the topic', () => {
    for (const { topic, intent } of asked) {
      for (const { code } of municipalities) {
        const body = bodyOf(routedTo(topic, code))
        expect(replyTo(intent).by, `${intent} in ${code}`).toContain(body)
      }
    }
  })

  it('names a day, a contact, and holds nothing that was left open', () => {
    for (const { intent, topic, texts } of asked) {
      for (const text of writeAll(intent, topic)) {
        expect(text.length, text).toBeGreaterThanOrEqual(80)
        expect(text, text).not.toMatch(/[{}]|undefined|null|\.\.|\s{2}|\s[,.]/u)
        // «На улице Крестецкой, 7 30 ноября»: the day runs into the house.
        expect(text, text).not.toMatch(/\d \d{1,2} [а-я]+/u)
        expect(text, text).not.toMatch(/(?:приед|прид|выйд)[её]?у?т (?:на улице|в селе|по адресу)/u)
        expect(text, text).not.toMatch(/проверен[оаы]?: |[а-я]: (?:ул\.|улица)/u)
        expect(text, text).toMatch(/^(?:Здравствуйте|Добрый день|Анна)/u)
        for (const question of texts) expect(decideApproval({ text, question }), text).toBeNull()
        const contact = contactOf(
          replyTo(intent),
          buildCard({ topicCode: topic, agencyCode: routedTo(topic, 'valday') }),
          replies,
        )
        expect(contact.length, intent).toBeGreaterThan(30)
        expect(text).toContain(contact)
      }
    }
  })

  it('promises no work for today, and never on a day off', () => {
    const reply = replyTo('roads.potholes')
    for (let seed = 0; seed < 40; seed += 1) {
      const random = createRandom(`plan ${seed}`)
      const writing = { card: buildCard(), reply, phrasebook, random, now: NOW, timeZone }
      const text = writeAnswer(writing, { isDone: false })
      // It is Friday the 27th.
      expect(text).not.toMatch(/(?<!\d)2[789] ноября/u)
    }
    const plannedAt = new Date(NOW.getTime() + 130 * 60_000)
    const random = createRandom('today')
    const slack = writeAnswer(
      { card: buildCard(), reply, phrasebook, random, now: NOW, timeZone, plannedAt },
      { isDone: false },
    )
    expect(slack).toContain('до 21:30 сегодняшнего дня')
  })

  it('to what nobody has foreseen promises to find out, and pretends nothing', () => {
    const meanings = { find: () => null }
    const card = buildCard({ thread: [buildWords('Как пройти в библиотеку и когда она открыта?')] })
    expect(findReply(card, { phrasebook, meanings })).toEqual({
      type: 'unknown',
      by: [],
      says: replies.unknown,
    })
    const trouble = buildCard({ thread: [buildWords('Яма на Школьной, 5')] })
    expect(findReply(trouble, { phrasebook, meanings })).toMatchObject({
      type: 'trouble',
      by: ['administration'],
    })
  })
})

describe('the place of an answer', () => {
  it.each([
    [{ street: 'Школьная ул.', house: '5' }, 'на улице Школьной, 5'],
    [{ street: 'Труда ул.', house: null }, 'на улице Труда'],
    [{ street: 'Советский пр-т', house: '7' }, 'по адресу Советский пр-т, 7'],
    [{ settlement: 'Едрово' }, 'в селе Едрово'],
    [{ settlement: 'Долгие Бороды' }, 'в населённом пункте Долгие Бороды'],
    [{}, 'в Валдае'],
  ])('%j is said as «%s»', (address, expected) => {
    const whole = { settlement: null, street: null, house: null, object: null, ...address }
    const [text] = writeAll('roads.gravel-roads', 'roads.gravel-roads', { address: whole })
    expect(text).toContain(expected)
  })

  it('stands in its case for every street of the region', () => {
    for (const place of phrasebook.places) {
      for (const street of place.streets) {
        const address = { settlement: null, street: `${street} ул.`, house: '3', object: null }
        const [text = ''] = writeAll('roads.lighting', 'roads.lighting', {
          address,
          municipalityCode: place.code,
        })
        // «на улице Школьная» is a nominative after a preposition.
        expect(text, street).toMatch(/на улице [^,]+, 3/u)
        expect(text, street).not.toMatch(/на улице [^,]*[а-яё]{2}[ая]я(?:\s[^,]*)?, 3/u)
      }
    }
  })
})

describe('a street in a question', () => {
  it('stands in the case that the words before it ask for, wherever it is', () => {
    const templates = [...asked, ...livestreams.streams.flatMap((one) => one.questions)].flatMap(
      ({ texts }) => texts,
    )
    for (const place of phrasebook.places) {
      for (const [index, template] of templates.entries()) {
        for (const street of place.streets.filter((name) => /[а-яё]{2}[ая]я(?:\s|$)/u.test(name))) {
          const setting = { place, town: 'Городок', sex: 1, style: phrasebook.style } as const
          const at = { street, house: '7' }
          const text = fillTemplate(template, { ...setting, at }, createRandom(`${street} ${index}`))
          expect(text, template).not.toMatch(
            new RegExp(`(?:^|\\s)(?:на|по|за|через) (?:улиц[еу] |ул\\. )?${street}(?![а-яё])`, 'u'),
          )
          expect(text, template).not.toMatch(
            /(?:чист|отремонтиро|прогрейдиро|раскоп)[а-я]* (?:улица|улице) /u,
          )
        }
      }
    }
  })
})

describe('a refusal', () => {
  const directory = { topics: [], agencies }
  const found = (intent: string, topic: string, agencyCode: string, text = 'слова') => {
    const meanings = { find: () => ({ kind: 'complaint' as const, topicCode: topic, intent }) }
    const known = { phrasebook, meanings }
    const card = buildCard({ topicCode: topic, agencyCode, thread: [buildWords(text)] })
    const refusing = { directory, refusedBy: [agencyCode], random: createRandom('refuse') }
    return { refused: decideRefusal(card, known, refusing), isOwn: isWorkOf(card, agencyCode, known) }
  }

  it('of what came to the wrong body names the right one', () => {
    const { refused, isOwn } = found('telecom.mobile', 'telecom.mobile', 'ministry-health')
    expect(isOwn).toBe(false)
    expect(refused?.proposedAgencyCode).toBe('ministry-digital')
    expect(refused?.reason).toContain('Министерство цифрового развития')
  })

  it('is not said by the only body that answers for it', () => {
    expect(found('telecom.mobile', 'telecom.mobile', 'ministry-digital')).toEqual({
      refused: null,
      isOwn: true,
    })
    expect(
      found('housing.wells', 'landscaping.playground-broken', 'administration-valday').refused,
    ).toBeNull()
  })

  it('between two bodies names the other one of the place, in words that fit', () => {
    for (const { topics, from, to, texts } of replies.refusals) {
      for (const topic of topics) {
        const agency = agencies.find(({ code }) => bodyOf(code) === from)
        const { refused } = found(topic, topic, agency?.code ?? '')
        expect(bodyOf(refused?.proposedAgencyCode ?? ''), topic).toBe(to)
        expect(texts).toContain(refused?.reason)
      }
    }
  })
})
