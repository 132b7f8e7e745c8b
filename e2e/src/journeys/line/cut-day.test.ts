/** The day of a phone with the line cut for ten minutes at each of its presses: each is done, and done once. */
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT, pressCut } from '../../people/cut-line.ts'
import { getIncident } from '../../people/desk-data.ts'
import { as, bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { chooseOutcome } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'
import { onceOnly } from '../../setup/once.ts'

const { openAs, expectTrouble } = useBrowser()
const LONG = { isLong: true }
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: день без связи', { municipality: 'volot' })
})

const Notes = z.object({ notes: z.array(z.object({ text: z.string() })) })
const Answer = z.object({ versions: z.array(z.object({ text: z.string() })) })
const Made = z.object({ id: z.string() })
const People = z.object({
  people: z.array(z.object({ readAt: z.string().nullable(), deed: z.string().nullable() })),
})
const Articles = z.object({ articles: z.array(z.object({ id: z.string() })) })
const Article = z.object({ helped: z.number() })
const Snoozes = z.object({ snoozes: z.array(z.object({ incidentId: z.string() })) })
const Subtasks = z.object({
  subtasks: z.array(z.object({ state: z.string(), doneWords: z.string().nullable() })),
})
const History = z.object({ activities: z.array(z.object({ type: z.string() })) })
const Parts = z.object({
  contributions: z.array(z.object({ id: z.string(), state: z.string(), posts: z.array(z.unknown()) })),
})

async function openTask(text: string) {
  const dispatcher = (await openAs('dispatcher')).page
  const asked = await ask(dispatcher, community, text)
  await bring(asked.incidentId, 'taken', { place: 'volot' })
  return { dispatcher, ...asked }
}

async function onPhone(name: 'executor' | 'helper', path: string) {
  const person = await openAs(name, { size: PHONE })
  await person.page.clock.install()
  await person.page.goto(path)
  await person.page.evaluate(() => navigator.serviceWorker.ready)
  return person
}

it('writes to colleagues and sends an answer once', async () => {
  expectTrouble(CUT)
  const { dispatcher, incidentId, resident } = await openTask(
    'На Сенной, 3 забит ливневый сток, вода на дороге.',
  )
  const person = await onPhone('executor', `/tasks/${incidentId}`)
  const { page } = person
  await page.locator('summary', { hasText: 'забит ливневый сток' }).tap()
  await page.locator('summary').getByText('Заметки').tap()
  const notes = page.locator('details', { has: page.getByText('Заметки') }).last()
  await notes.getByRole('textbox').fill('Ключ от люка у мастера участка.')
  await pressCut(
    person,
    // A note that is kept leaves the field empty, and nothing can be pressed.
    notes.locator('button:enabled', { hasText: 'Добавить' }),
    `/incidents/${incidentId}/notes`,
    LONG,
  )
  const noted = async () =>
    Notes.parse(await as('dispatcher')('GET', `/api/incidents/${incidentId}/notes`)).notes
  await expect.poll(noted).toMatchObject([{ text: 'Ключ от люка у мастера участка.' }])

  const text = `Здравствуйте, ${resident.firstName}! Ливневый сток на Сенной, 3 прочистили 24 ноября. Отвечает администрация округа: 8 (81662) 6-10-10.`
  await page.getByRole('textbox', { name: 'Текст ответа' }).fill(text)
  await see(page.locator('summary').getByText(/^(Замечаний нет|\d+ замечан)/))
  await chooseOutcome(page)
  const send = page.getByRole('button', { name: /^На согласование/ })
  await pressCut(person, send, `/incidents/${incidentId}/answer/submit`, LONG)
  await expect.poll(async () => (await getIncident(dispatcher, incidentId)).step).toBe('approval')
  const { versions } = Answer.parse(await as('dispatcher')('GET', `/api/incidents/${incidentId}/answer`))
  expect(versions).toMatchObject([{ text }])
})

it('takes and gives a part once', async () => {
  expectTrouble(CUT)
  const { incidentId } = await openTask('Второй день нет воды на Речной, когда дадут?')
  const bodies = [{ id: crypto.randomUUID(), agencyCode: 'water-polist', personId: null }]
  const asked = { bodies, ask: 'Когда дадут воду на Речной?', shownWords: 'Нет воды', hours: 8 }
  await as('executor')('POST', `/api/incidents/${incidentId}/contributions`, asked)
  const partId = bodies[0]?.id
  const person = await onPhone('helper', `/parts/${partId}`)
  const { page } = person
  const path = `/contributions/${partId}/commands`
  await pressCut(person, page.getByRole('button', { name: 'Взять' }), path, LONG)
  await page.getByRole('button', { name: 'Дать часть' }).tap()
  const giving = page.getByRole('dialog')
  await giving.getByLabel('Ваша часть ответа').fill('Воду дадим сегодня к 20:00.')
  await pressCut(person, giving.getByRole('button', { name: 'Дать часть' }), path, LONG)
  await seeGone(giving)
  const parts = async () =>
    Parts.parse(await as('executor')('GET', `/api/incidents/${incidentId}/contributions`)).contributions
  await expect
    .poll(async () => (await parts()).map(({ state, posts }) => [state, posts.length]))
    .toEqual([['given', 1]])
})

it('reads and does an order, and says of an article that it has helped, once', async () => {
  expectTrouble(CUT)
  const head = as('head')
  const made = {
    ...{ title: `Отчёт о сосулях ${onceOnly()}`, text: 'Осмотрите кровли.', links: [] },
    audience: { roles: ['executor'], agencyCodes: ['administration-volot'], municipalityCodes: [] },
    task: { act: 'Прислать адреса', dueOn: '2099-12-01', doneBy: 'agency' },
  }
  const { id } = Made.parse(await head('POST', '/api/bulletins', made))
  await head('POST', `/api/bulletins/${id}/commands`, { type: 'publish', expectedVersion: 1 })
  const person = await onPhone('executor', `/orders/${id}`)
  const { page } = person
  await pressCut(person, page.getByRole('button', { name: 'Прочитано' }), `/bulletins/${id}/receipts`, LONG)
  await see(page.getByText(/^Вы прочли/))
  await page.getByRole('button', { name: 'Сделано', exact: true }).tap()
  const done = page.getByRole('dialog').getByRole('button', { name: 'Сделано' })
  await pressCut(person, done, `/bulletins/${id}/deeds`, LONG)
  await see(page.getByText('Сделали 1 из 1'))
  const { people } = People.parse(await head('GET', `/api/bulletins/${id}/people`))
  expect(people.filter(({ readAt, deed }) => readAt !== null && deed === 'done')).toHaveLength(1)

  const { articles } = Articles.parse(await as('executor')('GET', '/api/articles?limit=1'))
  const articleId = articles[0]?.id
  const article = `/api/articles/${articleId}`
  const { helped } = Article.parse(await as('executor')('GET', article))
  await page.goto(`/knowledge/${articleId}`)
  // A second press takes a vote back, so whoever sees that it is given does not press again.
  const helpedButton = page.getByRole('button', { name: /^Помогло/, pressed: false })
  await pressCut(person, helpedButton, `/articles/${articleId}/vote`, LONG)
  await expect.poll(async () => Article.parse(await as('executor')('GET', article)).helped).toBe(helped + 1)
})

it('puts a question aside and marks a sub-task done once', async () => {
  expectTrouble(CUT)
  const { incidentId } = await openTask('На Луговой, 4 не горит фонарь у остановки.')
  const executor = as('executor')
  const { id: ownerId } = Made.parse(await executor('GET', '/api/me'))
  const subtaskId = crypto.randomUUID()
  const what = `Осмотреть щит ${onceOnly()}`
  await executor('POST', `/api/incidents/${incidentId}/subtasks`, {
    ...{ id: subtaskId, what, ownerId, unitCode: null, dueOn: '2099-12-01', isConfirmed: true },
  })
  const person = await onPhone('executor', `/tasks/${incidentId}`)
  const { page } = person
  await page.getByRole('button', { name: 'Отложить' }).tap()
  const morning = page.getByRole('menuitem', { name: /^Завтра утром/ })
  await pressCut(person, morning, `/incidents/${incidentId}/snooze`, LONG)
  await see(page.getByRole('button', { name: /^Отложено до .* Вернуть$/ }))
  const asideOf = async () =>
    Snoozes.parse(await executor('GET', '/api/snoozes')).snoozes.filter(
      (one) => one.incidentId === incidentId,
    )
  await expect.poll(asideOf).toHaveLength(1)

  await page.goto('/tasks')
  const mine = page.getByRole('article', { name: what })
  await mine.getByRole('button', { name: 'Сделано' }).tap()
  const telling = page.getByRole('dialog')
  await telling.getByLabel('Пара слов, если нужно').fill('Щит исправен.')
  const done = telling.getByRole('button', { name: 'Сделано' })
  await pressCut(person, done, `/subtasks/${subtaskId}/commands`, LONG)
  await seeGone(mine)
  const subtasks = async () =>
    Subtasks.parse(await executor('GET', `/api/incidents/${incidentId}/subtasks`)).subtasks
  await expect.poll(subtasks).toMatchObject([{ state: 'done', doneWords: 'Щит исправен.' }])
  const { activities } = History.parse(await executor('GET', `/api/incidents/${incidentId}/activity`))
  expect(activities.filter(({ type }) => type === 'subtask_done')).toHaveLength(1)
})
