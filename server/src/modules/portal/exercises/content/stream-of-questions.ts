import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import type { Script } from '../domain/script.ts'

const NOVGOROD = 'novgorod-city'

export const STREAM_OF_QUESTIONS: Script = {
  code: 'stream-of-questions',
  title: 'Эфир, в котором тонут вопросы',
  summary:
    'Глава в прямом эфире, под ним сотни слов в минуту. Почти все об одном, и среди них два сообщения, которые ждать не могут.',
  goals: [
    'Не отвечать двадцать раз на одно: связать и ответить всем',
    'Найти опасность в потоке одинаковых слов',
    'Не оставить ни одного вопроса без слова после эфира',
  ],
  minutes: 40,
  roles: EXERCISE_ROLES,
  municipalities: [NOVGOROD],
  beats: [
    {
      ...{ key: 'bus-7', minute: 0, municipality: NOVGOROD, place: 'stream', kind: 'question' },
      person: { firstName: 'Анатолий', lastName: 'Гладков' },
      text: 'Почему седьмой автобус ходит раз в час? Стоим на Кочетова по морозу.',
      lesson: 'Первый из многих: принять и направить.',
    },
    {
      ...{ key: 'bus-7-again', minute: 1, municipality: NOVGOROD, place: 'stream', kind: 'question' },
      person: { firstName: 'Рита', lastName: 'Жданова' },
      text: '7 автобус!!! Сорок минут ждала с ребёнком на Кочетова!',
      lesson: 'О том же: связать с первым, один ответ всем.',
    },
    {
      ...{ key: 'yard-snow', minute: 2, municipality: NOVGOROD, place: 'stream', kind: 'complaint' },
      person: { firstName: 'Юлиан', lastName: 'Репин' },
      text: 'Во дворе на Ломоносова 28 снег не убирали с Нового года.',
      lesson: 'Адрес есть: принять и направить.',
    },
    {
      ...{ key: 'gas-smell', minute: 3, municipality: NOVGOROD, place: 'stream', kind: 'danger' },
      person: { firstName: 'Полина', lastName: 'Карпова' },
      text: 'на Белова 7 в подъезде пахнет газом второй этаж никто не едет',
      lesson: 'Опасность в потоке: срочно, аварийная газа, ответить — выйти и не включать свет.',
    },
    {
      ...{ key: 'freeze-joke', minute: 4, municipality: NOVGOROD, place: 'stream', kind: 'lookalike' },
      person: { firstName: 'Тимофей', lastName: 'Дьяков' },
      text: 'замёрзну насмерть пока седьмой приедет лол',
      lesson: 'Громкие слова о том же автобусе: вопрос.',
    },
    {
      ...{ key: 'bus-new', minute: 6, municipality: NOVGOROD, place: 'comment', kind: 'question' },
      person: { firstName: 'Эльвира', lastName: 'Носова' },
      text: 'Когда купят новые автобусы на седьмой маршрут?',
      lesson: 'О том же, но о будущем: ответить сроком закупки.',
    },
    {
      ...{ key: 'cut-routes', minute: 7, municipality: NOVGOROD, place: 'chat', kind: 'rumour' },
      person: { firstName: 'Глеб', lastName: 'Семёнов' },
      text: 'С понедельника седьмой и девятый вообще отменят, водителей уволили. Глава в эфире не признается.',
      lesson: 'Слух под эфиром: ответить прямо в эфире и здесь.',
    },
    {
      ...{ key: 'school-cold', minute: 9, municipality: NOVGOROD, place: 'stream', kind: 'complaint' },
      person: { firstName: 'Варвара', lastName: 'Ильинская' },
      text: 'В 12-й школе в классах 15 градусов, дети в куртках.',
      lesson: 'Принять и направить: холод в школе ждёт ответа сегодня.',
    },
    {
      ...{ key: 'applause', minute: 10, municipality: NOVGOROD, place: 'stream', kind: 'talk' },
      person: { firstName: 'Прохор', lastName: 'Любимов' },
      text: 'Наконец-то вышли к людям. Так держать.',
      lesson: 'Ответ не нужен.',
    },
    {
      ...{ key: 'ramp', minute: 12, municipality: NOVGOROD, place: 'email', kind: 'question' },
      subject: 'Пандус',
      person: { firstName: 'Маргарита', lastName: 'Лисина' },
      text: 'Здравствуйте. Смотрю эфир, писать быстро не могу. Когда сделают пандус на Зелинского, 14? Я в коляске, не выхожу с ноября.',
      lesson: 'Кто не успевает в поток, пишет письмом: ответить с тем же вниманием.',
    },
    {
      ...{ key: 'nine-too', minute: 14, municipality: NOVGOROD, place: 'comment', kind: 'rumour' },
      silencedAfter: 4,
      person: { firstName: 'Ян', lastName: 'Филатов' },
      text: 'Девятый тоже снимают, мне контролёр сказал. Ждите пешком.',
      lesson: 'Слух повторился: тот же ответ здесь.',
    },
    {
      ...{ key: 'lost-child', minute: 16, municipality: NOVGOROD, place: 'private', kind: 'danger' },
      person: { firstName: 'Ульяна', lastName: 'Мартынова' },
      text: 'Сын восемь лет вышел к седьмому автобусу час назад и не доехал, телефон выключен. Кочетова, конечная.',
      lesson: 'Пропал ребёнок: срочно, полиция, ответить матери.',
    },
    {
      ...{ key: 'parking-kill', minute: 18, municipality: NOVGOROD, place: 'stream', kind: 'lookalike' },
      person: { firstName: 'Эрик', lastName: 'Ожогин' },
      text: 'Убивают парковки на Свободы, бойня за место каждое утро. Что делаете?',
      lesson: '«Бойня» за место: вопрос о парковках.',
    },
    {
      ...{ key: 'price-ticket', minute: 20, municipality: NOVGOROD, place: 'stream', kind: 'question' },
      person: { firstName: 'Камилла', lastName: 'Резник' },
      text: 'Билет подорожает или нет? Да или нет?',
      lesson: 'Ответить да или нет, и с какого числа.',
    },
    {
      ...{ key: 'after-stream', minute: 24, municipality: NOVGOROD, place: 'comment', kind: 'question' },
      person: { firstName: 'Дарья', lastName: 'Ключникова' },
      text: 'Эфир кончился, на мой вопрос о седьмом автобусе не ответили. Ответ будет?',
      lesson: 'После эфира: ответить каждому, кто спросил, тем, что прозвучало.',
    },
  ],
}
