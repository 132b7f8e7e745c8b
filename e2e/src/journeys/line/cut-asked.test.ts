/**
 * What a specialist asks, mends, names and gives back in a task on a phone, with the line cut before the press, over a reload, and
 * between a request and its reply: nothing is lost, and each is there once.
 */
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT, chooseCut, pressCut } from '../../people/cut-line.ts'
import { PNG } from '../../people/grey-point.ts'
import { as, bring } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { choose } from '../../people/steps.ts'
import { type ConnectedCommunity, openCommunity } from '../../setup/community.ts'

const { openAs, expectTrouble } = useBrowser()
let community: ConnectedCommunity

beforeAll(async () => {
  community = await openCommunity('Волот: спрошено без связи', { municipality: 'volot' })
})

const WATER = 'water-polist'
const OTHER = 'Администрация Старорусского округа'
const QUESTION = 'Здравствуйте! Уточните, пожалуйста, во дворе какого дома колонка?'
const Notes = z.object({
  notes: z.array(z.object({ id: z.string(), text: z.string(), isDeleted: z.boolean() })),
})
const Asked = z.object({ clarifications: z.array(z.object({ text: z.string() })) })
const Parts = z.object({
  contributions: z.array(z.object({ id: z.string(), posts: z.array(z.object({ words: z.string() })) })),
})
const Answer = z.object({ files: z.array(z.object({ id: z.string(), label: z.string() })) })

/** A task on a phone with two notes, a part asked of the water board and a photograph without a caption. */
async function openTask(text: string) {
  expectTrouble(CUT)
  const { incidentId: id } = await ask((await openAs('dispatcher')).page, community, text)
  await bring(id, 'taken', { place: 'volot' })
  const executor = as('executor')
  for (const words of ['Ключи у дворника', 'Колонка чужая'])
    await executor('POST', `/api/incidents/${id}/notes`, { text: words })
  await executor('POST', `/api/incidents/${id}/contributions`, {
    ...{ bodies: [{ id: crypto.randomUUID(), agencyCode: WATER, personId: null }], hours: 8 },
    ...{ ask: 'Чья колонка на Луговой?', shownWords: 'Колонка не работает' },
  })
  const person = await openAs('executor', { size: PHONE })
  const { page } = person
  await page.clock.install()
  await page.goto(`/tasks/${id}`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await see(page.getByRole('textbox', { name: 'Текст ответа' }))
  await page.locator('input[capture]').setInputFiles({ name: 'двор.png', mimeType: 'image/png', buffer: PNG })
  await see(page.getByText(/^сохранено \d/))
  // Once more under the worker, so that it has seen what the task shows.
  await page.reload()
  await openNotes()

  async function openNotes() {
    await page.locator('summary', { hasText: text.slice(0, 20) }).press('Enter')
    await page.locator('summary').getByText('Заметки').tap()
  }
  const noteOf = (words: string) => page.getByRole('listitem').filter({ hasText: words })
  const dialog = page.getByRole('dialog')
  /** Each as far as its last press. */
  const begin = {
    async mend() {
      await noteOf('Ключи у дворника').getByRole('button', { name: 'Изменить' }).press('Enter')
      const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Сохранить' }) })
      await row.getByRole('textbox').fill('Ключи у вахтёра')
      return row.getByRole('button', { name: 'Сохранить' })
    },
    async remove() {
      await noteOf('Колонка чужая').getByRole('button', { name: 'Удалить' }).press('Enter')
      return dialog.getByRole('button', { name: 'Удалить' })
    },
    async askAuthor() {
      await page.getByRole('button', { name: 'Уточнить у автора' }).press('Enter')
      await dialog.getByLabel('Что спросить').fill(QUESTION)
      return dialog.getByRole('button', { name: 'Спросить' })
    },
    async askBody() {
      await page.getByRole('button', { name: 'Запросить часть ответа' }).press('Enter')
      await choose(page, 'У кого', OTHER)
      await dialog.getByLabel('Что нужно').fill('Кто чинит колонку на Луговой?')
      return dialog.getByRole('button', { name: 'Запросить' })
    },
    async remind() {
      const part = page.getByRole('article').filter({ hasText: 'Чья колонка на Луговой?' })
      await part.getByRole('button', { name: 'Написать' }).press('Enter')
      await dialog.getByRole('textbox').fill('Ждём к вечеру')
      return dialog.getByRole('button', { name: 'Написать' })
    },
  }
  const caption = page.getByRole('combobox', { name: 'Что на снимке: двор.png' })
  return { id, person, page, openNotes, begin, caption, dialog }
}

/** What the server has of the task by now. */
async function readTask(id: string) {
  const of = async <T>(what: string, schema: z.ZodType<T>) =>
    schema.parse(await as('executor')('GET', `/api/incidents/${id}/${what}`))
  return {
    ...(await of('notes', Notes)),
    ...(await of('clarifications', Asked)),
    ...(await of('contributions', Parts)),
    ...(await of('answer', Answer)),
  }
}

async function seeAllOnce(id: string): Promise<void> {
  const read = async () => {
    const { notes, clarifications, contributions, files } = await readTask(id)
    return {
      notes: notes.map(({ text, isDeleted }) => (isDeleted ? 'нет' : text)).toSorted(),
      asked: clarifications.map(({ text }) => text),
      parts: contributions.map(({ posts }) => posts.map(({ words }) => words).join()).toSorted(),
      labels: files.map(({ label }) => label),
    }
  }
  await expect.poll(read).toEqual({
    notes: ['Ключи у вахтёра', 'нет'],
    asked: [QUESTION],
    parts: ['', 'Ждём к вечеру'],
    labels: ['after'],
  })
}

const WAITS = [
  'Изменим, когда вернётся связь',
  'Удалим, когда вернётся связь',
  'Спросим автора, когда вернётся связь',
  'Запросим, когда вернётся связь',
  '«Написать»: уйдёт, когда вернётся связь',
]

it('keeps what is pressed without a line, over a reload too, and sends each once', async () => {
  const { id, person, page, openNotes, begin, caption, dialog } = await openTask(
    'На Луговой, 6 не работает колонка во дворе.',
  )
  await person.context.setOffline(true)
  for (const [index, step] of Object.values(begin).entries()) {
    await (await step()).press('Enter')
    await see(page.getByText(WAITS[index] ?? ''))
    await seeGone(dialog)
  }
  await caption.selectOption('after')
  const captionWaits = page.getByText('ждёт связи', { exact: true })
  await see(captionWaits)
  await page.reload()
  await openNotes()
  for (const words of WAITS) await see(page.getByText(words))
  await see(page.getByText('Ключи у вахтёра'))
  expect(await caption.inputValue()).toBe('after')

  await person.context.setOffline(false)
  for (const words of WAITS) await seeGone(page.getByText(words))
  await seeGone(captionWaits)
  await seeAllOnce(id)
})

it('does each once where its reply was lost', async () => {
  const { id, person, page, begin, caption, dialog } = await openTask(
    'На Заречной, 4 сломана колонка у дома.',
  )
  const { notes, contributions, files } = await readTask(id)
  const noteId = (words: string) => notes.find(({ text }) => text === words)?.id
  const paths: Record<keyof typeof begin, string> = {
    mend: `/notes/${noteId('Ключи у дворника')}`,
    remove: `/notes/${noteId('Колонка чужая')}`,
    askAuthor: `/incidents/${id}/clarifications`,
    askBody: `/incidents/${id}/contributions`,
    remind: `/contributions/${contributions[0]?.id}/commands`,
  }
  for (const name of ['mend', 'remove', 'askAuthor', 'askBody', 'remind'] as const) {
    await pressCut(person, await begin[name](), paths[name], { isLong: true })
    await seeGone(dialog)
    for (const words of WAITS) await seeGone(page.getByText(words))
  }
  await chooseCut(person, async () => void (await caption.selectOption('after')), {
    path: `/answer/files/${files[0]?.id}`,
    whileCut: () => see(page.getByText('ждёт связи', { exact: true })),
  })
  await seeGone(page.getByText('ждёт связи', { exact: true }))
  await seeAllOnce(id)
})

const Card = z.object({ step: z.string(), activities: z.array(z.object({ type: z.string() })) })

/** Where a question stands, and what was done with it. */
async function stepsOf(id: string) {
  const dispatcher = as('dispatcher')
  const { step, activities } = Card.parse({
    ...Object(await dispatcher('GET', `/api/incidents/${id}`)),
    ...Object(await dispatcher('GET', `/api/incidents/${id}/activity`)),
  })
  return { step, done: activities.map(({ type }) => type) }
}

async function openOnPhone(name: 'executor' | 'head', path: string) {
  const person = await openAs(name, { size: PHONE })
  const { page } = person
  await page.clock.install()
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen what the task shows.
  await page.reload()
  return { ...person, dialog: page.getByRole('dialog') }
}

it('gives the work back once, over a reload and where the reply was lost', async () => {
  expectTrouble(CUT)
  const dispatcher = (await openAs('dispatcher')).page
  for (const isCut of [false, true]) {
    const words = `На Садовой, ${isCut ? 3 : 5} не горит фонарь у подъезда.`
    const { incidentId: id } = await ask(dispatcher, community, words)
    await bring(id, 'taken', { place: 'volot' })
    const person = await openOnPhone('executor', '/tasks?tab=all')
    const { page, context, dialog } = person
    const row = page.locator(`a[href^="/tasks/${id}"]`)
    await row.tap()
    await see(page.getByRole('textbox', { name: 'Текст ответа' }))
    const waits = page.getByText(/^«Вернуть координатору» нажато в .* без связи/)
    if (!isCut) await context.setOffline(true)
    await page.getByRole('button', { name: 'Ещё' }).first().press('Enter')
    await page.getByRole('menuitem', { name: 'Вернуть координатору' }).press('Enter')
    await dialog.getByRole('textbox').fill('Заболел, не успею')
    const send = dialog.getByRole('button', { name: 'Вернуть координатору' })
    if (isCut) await pressCut(person, send, `/incidents/${id}/commands`, { isLong: true })
    else {
      await send.press('Enter')
      await see(waits)
      await page.reload()
      await see(waits)
      await see(page.getByText('Заболел, не успею'))
      await page.goto('/tasks?tab=all')
      await see(row.getByText('ждёт связи'))
      await context.setOffline(false)
    }
    await expect.poll(async () => (await stepsOf(id)).step).toBe('assigned')
    await seeGone(waits)
    expect((await stepsOf(id)).done.filter((type) => type === 'release')).toHaveLength(1)
  }
})

it('says that the work is not theirs once, also after it was let go of', async () => {
  expectTrouble(CUT)
  const { incidentId: id } = await ask(
    (await openAs('dispatcher')).page,
    community,
    'На Луговой, 9 сломана калитка у сквера.',
  )
  await bring(id, 'registered', { place: 'volot' })
  const { page, context, dialog } = await openOnPhone('head', `/tasks/${id}`)
  const ours = page.getByRole('button', { name: /^Не наша компетенция/ })
  await see(ours)
  await context.setOffline(true)
  await ours.press('Enter')
  await dialog.getByRole('textbox').first().fill('Сквер областной')
  await dialog.getByRole('button', { name: 'Вернуть на распределение' }).press('Enter')
  const waits = page.getByText(/^«Не наша компетенция» нажато в .* без связи/)
  await see(waits)
  // Another thought: what waits may be let go of, and pressed anew.
  await page.getByRole('button', { name: 'Не отправлять' }).press('Enter')
  await seeGone(waits)
  await ours.press('Enter')
  await dialog.getByRole('button', { name: 'Вернуть на распределение' }).press('Enter')
  await context.setOffline(false)
  await expect.poll(async () => (await stepsOf(id)).step).toBe('distribution')
  expect((await stepsOf(id)).done.filter((type) => type === 'return')).toHaveLength(1)
})
