/** Rumours that the demo region has dealt with already, told minute by minute since somebody reported them. */
import type {
  AddCarrierRequest,
  AddEvidenceRequest,
  CreateFakeRequest,
  FakeCommand,
} from '@veche/contract/fakes.ts'
import type { z } from 'zod'

export type DemoRole = 'checker' | 'moderator' | 'body'
type Place = Pick<z.infer<typeof AddCarrierRequest>, 'place' | 'network' | 'permalink' | 'text'>
type Evidence = Pick<z.infer<typeof AddEvidenceRequest>, 'kind' | 'title' | 'detail' | 'source'>
/** A place is found, its views are read off, a step is taken. */
export type Deed =
  | { evidence: Evidence }
  | { place: Place; views: number }
  | { views: readonly number[] }
  | { command: FakeCommand }
  /** Answered by a person at this place, by its order. */
  | { answered: number; permalink: string }
export type DemoFake = {
  about: Omit<z.infer<typeof CreateFakeRequest>, 'firstSeenAt' | 'messageId'>
  agencyCode: string
  /** Before the start of the demo. */
  reportedMinutesAgo: number
  seenMinutesEarlier: number
  deeds: readonly (readonly [minute: number, by: DemoRole, deed: Deed])[]
}

const DAY = 24 * 60
const groupAt = (path: string): string => `https://sosedi.example/${path}`
const give = (verdict: 'fake' | 'distortion' | 'opinion', reason: string): Deed => ({
  command: { type: 'opine', verdict, reason },
})
const write = (reply: string, post: string): Deed => ({
  command: { type: 'write', reply, post, pictureId: null },
})
const APPROVE: Deed = { command: { type: 'approve' } }
const CLOSE: Deed = { command: { type: 'close' } }

const water: DemoFake = {
  about: {
    claim: 'После аварии в Старой Руссе вода из крана отравлена, детей уже увозят в больницу',
    fullText:
      'Срочно всем! После аварии на Минеральной вода из крана отравлена, детей увозят в больницу. Не пейте!',
    ...{
      municipalityCode: 'staraya-russa',
      topicCode: 'housing.bad-water',
      isDanger: true,
      signal: 'resident',
    },
  },
  agencyCode: 'administration-staraya-russa',
  ...{ reportedMinutesAgo: 5 * DAY, seenMinutesEarlier: 25 },
  deeds: [
    [
      3,
      'checker',
      {
        place: {
          place: 'Соседи Старой Руссы',
          network: 'vk',
          permalink: groupAt('russa-1'),
          text: 'После аварии вода из крана отравлена, детей увозят в больницу',
        },
        views: 640,
      },
    ],
    [
      4,
      'checker',
      {
        command: {
          type: 'triage',
          harm: 5,
          reachNote: 'Пересылают в родительские чаты.',
          agencyCode: 'administration-staraya-russa',
        },
      },
    ],
    [
      9,
      'checker',
      {
        place: {
          place: 'Родители первой школы',
          network: 'telegram',
          permalink: groupAt('russa-2'),
          text: 'Не пейте воду, отравлена после аварии, детей увозят!',
        },
        views: 210,
      },
    ],
    [
      14,
      'body',
      {
        evidence: {
          kind: 'register',
          title: 'Протокол проб воды после ремонта',
          detail: 'Все показатели в норме.',
          source: 'Лаборатория водоканала',
        },
      },
    ],
    [
      17,
      'body',
      {
        evidence: {
          kind: 'statement',
          title: 'Ответ приёмного отделения',
          detail: 'Обращений с отравлением за сутки нет.',
          source: 'Больница',
        },
      },
    ],
    [
      19,
      'body',
      {
        command: {
          type: 'end_facts',
          truth: 'На Минеральной утром меняли участок трубы, воду отключали на три часа.',
        },
      },
    ],
    [
      23,
      'checker',
      give('fake', 'Протокол проб: вода в норме; в больницу с отравлением никто не обращался.'),
    ],
    [27, 'moderator', give('fake', 'Пробы взяты после ремонта, показатели в норме.')],
    [
      33,
      'checker',
      write(
        'Вода в Старой Руссе безопасна: пробы после ремонта трубы взяты утром, все показатели в норме. В больницу с отравлением никто не обращался.',
        'Пишут, что вода из крана отравлена и детей увозят в больницу. Это неправда. Утром на Минеральной меняли участок трубы, воду отключали на три часа. Пробы после ремонта в норме, обращений с отравлением нет. Основание: протокол лаборатории водоканала.',
      ),
    ],
    [38, 'moderator', APPROVE],
    [40, 'checker', { views: [2150, 930] }],
    [44, 'checker', { answered: 0, permalink: groupAt('russa-1-reply') }],
    [47, 'checker', { answered: 1, permalink: groupAt('russa-2-reply') }],
    [6 * 60, 'checker', { views: [2900, 1120] }],
    [3 * DAY + 60, 'checker', CLOSE],
  ],
}

const bus: DemoFake = {
  about: {
    claim: 'Вечерний автобус из Валдая в Короцко отменили насовсем',
    fullText: 'Народ, вечерний автобус из Валдая в Короцко отменили насовсем, добирайтесь как хотите.',
    ...{ municipalityCode: 'valday', topicCode: 'transport.routes', isDanger: false, signal: 'monitoring' },
  },
  agencyCode: 'administration-valday',
  ...{ reportedMinutesAgo: 9 * DAY, seenMinutesEarlier: 90 },
  deeds: [
    [
      8,
      'checker',
      {
        place: {
          place: 'Соседи Валдая',
          network: 'vk',
          permalink: groupAt('valday-1'),
          text: 'Вечерний автобус в Короцко отменили насовсем',
        },
        views: 480,
      },
    ],
    [
      12,
      'checker',
      {
        place: {
          place: 'Короцко: разговоры',
          network: 'ok',
          permalink: groupAt('valday-2'),
          text: 'Автобуса вечером больше не будет, отменили',
        },
        views: 130,
      },
    ],
    [
      15,
      'checker',
      {
        command: {
          type: 'triage',
          harm: 3,
          reachNote: 'Две страницы, спрашивают под постами.',
          agencyCode: 'administration-valday',
        },
      },
    ],
    [
      50,
      'body',
      {
        evidence: {
          kind: 'document',
          title: 'Расписание маршрута на полугодие',
          detail: 'Вечерний рейс в расписании есть.',
          source: 'Перевозчик',
        },
      },
    ],
    [58, 'body', { command: { type: 'end_facts', truth: '' } }],
    [70, 'checker', give('fake', 'Вечерний рейс есть в утверждённом расписании.')],
    [79, 'moderator', give('fake', 'По расписанию рейс не отменён.')],
    [
      96,
      'checker',
      write(
        'Вечерний автобус в Короцко не отменён: рейс есть в расписании на полугодие.',
        'Пишут, что вечерний автобус из Валдая в Короцко отменили насовсем. Это неправда: рейс есть в расписании на полугодие. Основание: расписание перевозчика.',
      ),
    ],
    [115, 'moderator', APPROVE],
    [122, 'checker', { answered: 0, permalink: groupAt('valday-1-reply') }],
    [126, 'checker', { answered: 1, permalink: groupAt('valday-2-reply') }],
    [180, 'checker', { views: [1240, 390] }],
    [
      DAY,
      'moderator',
      {
        command: {
          type: 'correct',
          reason:
            'Рейс есть в расписании, но до конца месяца его не выполняют из-за ремонта дороги: перевозчик сообщил об этом позже.',
        },
      },
    ],
    [
      DAY + 6,
      'body',
      {
        evidence: {
          kind: 'document',
          title: 'Письмо перевозчика о ремонте дороги',
          detail: 'До конца месяца вечерний рейс не выполняется.',
          source: 'Перевозчик',
        },
      },
    ],
    [DAY + 14, 'checker', give('distortion', 'Рейс сняли до конца месяца, а не насовсем.')],
    [DAY + 20, 'moderator', give('distortion', 'По письму перевозчика рейс вернут с первого числа.')],
    [
      DAY + 31,
      'checker',
      write(
        'Мы ошиблись в прошлом ответе. Вечерний рейс в Короцко действительно не выполняют до конца месяца: ремонтируют дорогу. С первого числа он вернётся.',
        'Уточняем наш прошлый ответ: в нём мы ошиблись. Вечерний автобус из Валдая в Короцко не отменён насовсем, но до конца месяца его не выполняют из-за ремонта дороги. С первого числа рейс вернётся. Основание: письмо перевозчика.',
      ),
    ],
    [DAY + 42, 'moderator', APPROVE],
    [DAY + 48, 'checker', { answered: 0, permalink: groupAt('valday-1-reply-2') }],
    [DAY + 52, 'checker', { answered: 1, permalink: groupAt('valday-2-reply-2') }],
    [4 * DAY + 60, 'checker', CLOSE],
  ],
}

const heating: DemoFake = {
  about: {
    claim: 'Отопление в Боровичах отключат до декабря из-за долгов котельной',
    fullText: 'Слышали новость? Отопление в Боровичах отключат до декабря, котельная вся в долгах.',
    ...{ municipalityCode: 'borovichi', topicCode: 'housing.heating', isDanger: false, signal: 'agency' },
  },
  agencyCode: 'administration-borovichi',
  ...{ reportedMinutesAgo: 20 * 60, seenMinutesEarlier: 140 },
  deeds: [
    [
      10,
      'checker',
      {
        place: {
          place: 'Боровичи: объявления',
          network: 'vk',
          permalink: groupAt('borovichi-1'),
          text: 'Отопление отключат до декабря, у котельной долги',
        },
        views: 870,
      },
    ],
    [
      18,
      'checker',
      {
        command: {
          type: 'triage',
          harm: 4,
          reachNote: 'Началась отопительная пора, тема острая.',
          agencyCode: 'administration-borovichi',
        },
      },
    ],
    [
      31,
      'checker',
      {
        place: {
          place: 'Дома на Ленинградской',
          network: 'max',
          permalink: groupAt('borovichi-2'),
          text: 'Говорят, отопление до декабря отключат за долги',
        },
        views: 95,
      },
    ],
    [
      55,
      'body',
      {
        evidence: {
          kind: 'register',
          title: 'Журнал котельной',
          detail: 'Все котлы в работе, топлива на сорок дней.',
          source: 'Котельная',
        },
      },
    ],
    [
      66,
      'body',
      { command: { type: 'end_facts', truth: 'В четверг на четыре часа остановят один котёл для осмотра.' } },
    ],
    [78, 'checker', give('fake', 'Котлы в работе, топлива на сорок дней.')],
    [85, 'moderator', give('fake', 'Журнал котельной отключения не подтверждает.')],
    [
      104,
      'checker',
      write(
        'Отопление в Боровичах не отключают: котлы в работе, топлива на сорок дней. В четверг на четыре часа остановят один котёл для осмотра.',
        'Пишут, что отопление в Боровичах отключат до декабря. Это неправда: котлы в работе, топлива на сорок дней. В четверг на четыре часа остановят один котёл для осмотра, дома останутся тёплыми. Основание: журнал котельной.',
      ),
    ],
    // Later than the half hour that it has.
    [151, 'moderator', APPROVE],
    [158, 'checker', { answered: 0, permalink: groupAt('borovichi-1-reply') }],
    [165, 'checker', { answered: 1, permalink: groupAt('borovichi-2-reply') }],
    [170, 'checker', { views: [1930, 260] }],
    [10 * 60, 'checker', { views: [2480, 310] }],
  ],
}

const square: DemoFake = {
  about: {
    claim: 'Новую площадь в Валдае сделали хуже, чем была, только деньги потратили',
    fullText: 'Площадь сделали хуже, чем была. Плитка серая, лавки неудобные, только деньги потратили.',
    ...{ municipalityCode: 'valday', topicCode: null, isDanger: false, signal: 'agency' },
  },
  agencyCode: 'administration-valday',
  ...{ reportedMinutesAgo: 2 * DAY, seenMinutesEarlier: 300 },
  deeds: [
    [
      11,
      'checker',
      {
        command: {
          type: 'triage',
          harm: 1,
          reachNote: 'Обсуждают под одним постом.',
          agencyCode: 'administration-valday',
        },
      },
    ],
    [40, 'body', { command: { type: 'end_facts', truth: '' } }],
    [52, 'checker', give('opinion', 'Это оценка работы, проверять нечего. Мнения не опровергаем.')],
    [61, 'moderator', give('opinion', 'Критика. Её передали тем, кто делал площадь.')],
  ],
}

const post: DemoFake = {
  about: {
    claim: 'В Чудове закроют почту на Некрасова, пенсию будут возить из соседнего района',
    fullText: 'В Чудове закроют почту на Некрасова, пенсию будут возить из соседнего района раз в месяц.',
    ...{ municipalityCode: 'chudovo', topicCode: 'telecom.post', isDanger: false, signal: 'resident' },
  },
  agencyCode: 'administration-chudovo',
  ...{ reportedMinutesAgo: 96, seenMinutesEarlier: 70 },
  deeds: [
    [
      6,
      'checker',
      {
        place: {
          place: 'Чудово: соседи',
          network: 'vk',
          permalink: groupAt('chudovo-1'),
          text: 'Почту на Некрасова закроют, пенсию повезут из соседнего района',
        },
        views: 520,
      },
    ],
    [
      9,
      'checker',
      {
        place: {
          place: 'Некрасова и рядом',
          network: 'telegram',
          permalink: groupAt('chudovo-2'),
          text: 'Почты больше не будет, закрывают на Некрасова',
        },
        views: 180,
      },
    ],
    [
      17,
      'checker',
      {
        command: {
          type: 'triage',
          harm: 3,
          reachNote: 'Четыре места за полчаса, пересылают пожилым.',
          agencyCode: 'administration-chudovo',
        },
      },
    ],
    [
      28,
      'checker',
      {
        place: {
          place: 'Чудово наше',
          network: 'ok',
          permalink: groupAt('chudovo-3'),
          text: 'Передайте родителям: почту закроют, пенсия раз в месяц из района',
        },
        views: 340,
      },
    ],
    [
      37,
      'checker',
      {
        place: {
          place: 'Садоводы Чудова',
          network: 'max',
          permalink: groupAt('chudovo-4'),
          text: 'Слышала, почту на Некрасова закроют',
        },
        views: 60,
      },
    ],
    [
      64,
      'body',
      {
        evidence: {
          kind: 'document',
          title: 'Приказ о ремонте отделения на Некрасова',
          detail: 'Ремонт две недели, пенсию в это время приносят домой.',
          source: 'Почтамт',
        },
      },
    ],
    [
      71,
      'body',
      {
        evidence: {
          kind: 'statement',
          title: 'Ответ начальника почтамта',
          detail: 'Закрытия отделения не планируют.',
          source: 'Почтамт',
        },
      },
    ],
    [80, 'checker', { views: [1460, 520, 610, 140] }],
    [91, 'body', { command: { type: 'end_facts', truth: 'Отделение на две недели закрывают на ремонт.' } }],
    [94, 'moderator', give('distortion', 'По приказу это ремонт на две недели, пенсию приносят домой.')],
  ],
}

export const DEMO_FAKES: readonly DemoFake[] = [bus, water, square, heating, post]
