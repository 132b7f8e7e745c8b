import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const WATER = 'Когда включат воду на улице Мира, 5?'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12? Мой телефон 8 911 123-45-67'
const open = (url: string) => desk.test.app.inject({ method: 'GET', url })

it('shows what was asked, its state and the second of the recording, and nothing of who asked', async () => {
  const stream = await saveStream(desk)
  const { number } = await stream.read()
  expect((await open(`/livestreams/${number}`)).statusCode).toBe(404)
  await stream.move('announce')
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna-of-mira' },
    { id: 'r1', text: ROAD, author: 'vera' },
    { id: 'i1', text: 'Где совесть у этих <b>идиотов</b> в управе на Мира, 5?', author: 'gleb' },
  )
  // Nobody has looked at it yet.
  expect((await open(`/livestreams/${number}`)).body).not.toContain(WATER)

  await stream.move('begin')
  const at = new Date(desk.test.clock.now.getTime() + 95_000).toISOString()
  desk.passMs(200_000)
  await stream.press(
    { text: WATER, type: 'answer', at },
    { text: 'Где совесть', type: 'decline', reason: 'insult' },
    {
      ...{ text: 'Почему не чистят', type: 'answer_partly', at },
      promise: { what: 'Почистим до пятницы', who: 'Вера Лунина', dueOn: '2026-12-01' },
    },
  )
  await stream.move('end')
  const client = desk.test.as(desk.people.moderator)
  const { version } = await stream.read()
  const recording = { recordingUrl: 'https://vk.com/video-1_2?list=x', recordingOffsetS: 30 }
  await client.patch(stream.url, { ...recording, expectedVersion: version })

  const { body, headers, statusCode } = await open(`/livestreams/${number}?lang=ru`)
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(body).toContain('<dd id="asked">3</dd>')
  expect(body).toContain('href="https://vk.com/video-1_2?list=x&amp;t=125s"')
  expect(body).toContain('Почему не чистят дорогу на Гагарина, 12?')
  for (const hidden of ['911', 'Лунина', 'anna-of-mira', 'example.org', 'идиот', '<script>', 'Почистим'])
    expect(body).not.toContain(hidden)
  expect((await open(`/livestreams/${number}?lang=en`)).body).toContain('answered on air')
})

it('shows nothing that one person wrote down of what was said on air', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  const { number } = await stream.read()
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'r1', text: 'Почему не чистят дорогу на Гагарина, 12?', author: 'vera' },
  )
  const promise = { what: 'Вернём тротуар', who: 'Вера Лунина', dueOn: '2026-12-01' }
  await stream.press(
    { text: WATER, type: 'answer' },
    { text: WATER, type: 'word_answer', line: 'Включат в среду' },
    { text: 'Почему не чистят', type: 'answer_partly', promise },
  )
  for (const move of [null, 'end'] as const) {
    if (move) await stream.move(move)
    const { body } = await open(`/livestreams/${number}`)
    expect(body).toContain('отвечено в эфире')
    for (const words of ['Включат', 'тротуар', '1 декабря']) expect(body).not.toContain(words)
  }
})

it('says of what was read out or promised on air just that, and calls it no answer', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  const { number } = await stream.read()
  const [road, light] = [
    'Почему не чистят дорогу на Гагарина, 12?',
    'Когда починят фонарь у школы на Мира, 7?',
  ]
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'r1', text: road, author: 'vera' },
    { id: 'l1', text: light, author: 'gleb' },
  )
  const moment = (seconds: number) => new Date(desk.test.clock.now.getTime() + seconds * 1000).toISOString()
  const [first, second, third] = [moment(10), moment(20), moment(30)]
  desk.passMs(60_000)
  await stream.press(
    { text: WATER, type: 'answer', at: first },
    { text: road, type: 'answer_partly', at: second, promise: { what: 'Почистим', who: '', dueOn: null } },
    { text: light, type: 'read_out', at: third },
  )
  await stream.move('end')
  const { version } = await stream.read()
  const recording = { recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 0 }
  await desk.test.as(desk.people.moderator).patch(stream.url, { ...recording, expectedVersion: version })
  const saidOf = async (lang: string) => {
    const { body } = await open(`/livestreams/${number}?lang=${lang}`)
    return [WATER, road, light].map((text) => {
      const [item] = body.split('<li ').filter((one) => one.includes(text))
      return /<p class="said">([^<(]*) \(\d:\d\d:\d\d\)<[\s\S]*<a [^>]*>([^<]*) \(/
        .exec(item ?? '')
        ?.slice(1, 3)
    })
  }
  expect(await saidOf('ru')).toEqual([
    ['Ответ в эфире', 'Смотреть ответ в записи'],
    ['Обещали в эфире', 'Смотреть обещание в записи'],
    ['Прозвучал в эфире', 'Смотреть вопрос в записи'],
  ])
  expect(await saidOf('en')).toEqual([
    ['Answered on air', 'Watch the answer in the recording'],
    ['Promised on air', 'Watch the promise in the recording'],
    ['Read out on air', 'Watch the question in the recording'],
  ])
})

it('shows no text that its author took back, and no stream that is not there', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  const { number } = await stream.read()
  await stream.say({ id: 'w1', text: WATER, author: 'anna' })
  await stream.press({ text: WATER, type: 'answer' })
  expect((await open(`/livestreams/${number}`)).body).toContain(WATER)
  await stream.say({ op: 'deleted', id: 'w1', author: 'anna' })
  const { body } = await open(`/livestreams/${number}`)
  expect(body).not.toContain(WATER)
  expect(body).toContain('data-state="answered"')
  for (const url of ['/livestreams/999999', '/livestreams/0', '/livestreams/99999999999'])
    expect((await open(url)).statusCode).toBe(404)
})
