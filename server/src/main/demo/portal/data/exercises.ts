/** What was done in each game, in minutes of the exercise after the words came. */
export type Deed = {
  seen?: number
  answered?: number
  isUrgent?: boolean
  remarks?: number
  answer?: string
}
export type DemoGame = {
  key: string
  code: string
  /** Who asked for it, and who played dispatcher, executor and approver; nobody: the starter alone. */
  starter: string
  players: readonly string[]
  daysAgo: number
  speed: number
  deeds: Readonly<Record<string, Deed>>
  /** Rumours that a word of theirs silenced. */
  silenced: readonly string[]
}

const HEAD = 'head@veche.example'
const TEAM = ['dispatcher@veche.example', 'executor@veche.example', 'moderator@veche.example']
const WATER_CART =
  'Здравствуйте! Цистерна стоит у школы на Минеральной с 19:30, воду на этажи носят дежурные.'
const PRESSURE = 'Здравствуйте! На Минеральной прорыв, бригада Полиста на месте, воду дадут к 23:00.'
const NOT_TRUE =
  'Это не так: отключена только Минеральная, воду дадут к 23:00, тепло есть. Следующее сообщение в 20:30.'

export const DEMO_GAMES: readonly DemoGame[] = [
  {
    ...{ key: 'first', code: 'water-main', starter: HEAD, players: TEAM, daysAgo: 37, speed: 2 },
    silenced: [],
    deeds: {
      first: { seen: 4, answered: 21, remarks: 1, answer: PRESSURE },
      river: { seen: 6, answered: 24, remarks: 1, answer: PRESSURE },
      baby: {
        seen: 17,
        answered: 31,
        isUrgent: true,
        remarks: 0,
        answer: 'Здравствуйте! Машина за вами выехала, пункт обогрева — школа на Минеральной, 31.',
      },
      'ice-age': { seen: 5, isUrgent: true },
      when: { seen: 7, answered: 29, remarks: 2, answer: 'Ситуация на контроле, ведутся работы.' },
      'shut-off': { seen: 14, answered: 27, remarks: 1, answer: NOT_TRUE },
      tanker: { seen: 22 },
      fell: {
        seen: 9,
        answered: 23,
        isUrgent: true,
        remarks: 0,
        answer: 'Здравствуйте! Скорая в пути, рядом дежурный администрации с одеялом.',
      },
      'shut-off-2': { seen: 11, answered: 18, remarks: 1, answer: NOT_TRUE },
      school: {
        seen: 13,
        answered: 25,
        remarks: 0,
        answer: 'Здравствуйте! Завтра школа на Минеральной работает, вода к утру будет.',
      },
      'burst-joke': { seen: 8, answered: 19, remarks: 1, answer: PRESSURE },
      dialysis: { seen: 6 },
      refund: { seen: 12 },
    },
  },
  {
    ...{ key: 'second', code: 'water-main', starter: HEAD, players: TEAM, daysAgo: 9, speed: 2 },
    silenced: ['shut-off-3'],
    deeds: {
      first: { seen: 2, answered: 9, remarks: 0, answer: PRESSURE },
      river: { seen: 3, answered: 10, remarks: 0, answer: PRESSURE },
      baby: {
        seen: 3,
        answered: 11,
        isUrgent: true,
        remarks: 0,
        answer:
          'Здравствуйте, Ксения! Машина за вами выехала, пункт обогрева — школа на Минеральной, 31, дежурный Павел Орлов.',
      },
      'ice-age': { seen: 4, answered: 15, remarks: 0, answer: PRESSURE },
      when: { seen: 3, answered: 12, remarks: 0, answer: PRESSURE },
      'shut-off': { seen: 2, answered: 6, remarks: 0, answer: NOT_TRUE },
      tanker: { seen: 9, answered: 22, remarks: 0, answer: WATER_CART },
      fell: {
        seen: 2,
        answered: 8,
        isUrgent: true,
        remarks: 0,
        answer: 'Здравствуйте! Скорая в пути, рядом дежурный администрации с одеялом.',
      },
      'shut-off-2': { seen: 2, answered: 5, remarks: 0, answer: NOT_TRUE },
      school: {
        seen: 5,
        answered: 14,
        remarks: 0,
        answer: 'Здравствуйте! Завтра школа на Минеральной работает, вода к утру будет.',
      },
      'burst-joke': { seen: 4, answered: 13, remarks: 0, answer: PRESSURE },
      dialysis: {
        seen: 4,
        answered: 16,
        isUrgent: true,
        remarks: 0,
        answer: 'Здравствуйте! К вам выехала бригада с водой и медсестра Анна Белова, будет через 20 минут.',
      },
      refund: {
        seen: 9,
        answered: 20,
        remarks: 1,
        answer: 'Здравствуйте! Перерасчёт сделают сами в квитанции за этот месяц, заявление не нужно.',
      },
      dirty: { seen: 5 },
    },
  },
  {
    ...{ key: 'alone', code: 'poisoned-water', starter: 'coordinator@veche.example', players: [] },
    ...{ daysAgo: 20, speed: 2, silenced: [] },
    deeds: {
      smell: {
        seen: 2,
        answered: 13,
        remarks: 0,
        answer:
          'Здравствуйте! Пробу на Гоголя взяли в 9:40, результат скажем здесь в 11:00. До него пейте привозную воду.',
      },
      barrel: {
        seen: 5,
        answered: 16,
        remarks: 0,
        answer: 'На водозаборе аварии не было. Пробы берёт лаборатория, итог в 11:00.',
      },
      'child-ill': {
        seen: 4,
        answered: 14,
        isUrgent: true,
        remarks: 0,
        answer:
          'Здравствуйте, Алина! Звоните 103, скорую к вам мы тоже вызвали. Сохраните воду, из которой пила дочка.',
      },
      'poison-joke': { seen: 6 },
      stocks: {
        seen: 7,
        answered: 19,
        remarks: 0,
        answer: 'В больнице отравлений нет. Пробы берёт лаборатория, итог в 11:00.',
      },
      kindergarten: {
        seen: 5,
        answered: 22,
        remarks: 1,
        answer: 'Здравствуйте! В саду на Парковой дети пьют бутилированную воду.',
      },
      filter: {
        seen: 8,
        answered: 27,
        remarks: 0,
        answer: 'Здравствуйте! До 11:00 пейте привозную: цистерна на Гоголя, 5.',
      },
      'mayor-silent': {
        seen: 6,
        answered: 17,
        remarks: 0,
        answer: 'Пробу брали в здании администрации тоже: вода у всех одна. Итог в 11:00.',
      },
      'gas-well': {
        seen: 9,
        answered: 19,
        isUrgent: true,
        remarks: 0,
        answer: 'Не спускайтесь за ним! Спасатели выехали, звоните 112 и оставайтесь наверху.',
      },
      shop: { seen: 4 },
    },
  },
]
