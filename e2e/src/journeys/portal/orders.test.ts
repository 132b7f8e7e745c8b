/** An order to all municipalities: published by a head, read and done on telephones, one of them without a line, and seen as done. */
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import type { Account } from '../../people/accounts.ts'
import { PHONE, useBrowser } from '../../people/browser.ts'
import { CUT } from '../../people/cut-line.ts'
import { as } from '../../people/prepare.ts'
import { see, seeGone } from '../../people/see.ts'
import { fillSignIn } from '../../people/sign-in.ts'
import { hire } from '../../setup/hire.ts'
import { onceOnly } from '../../setup/once.ts'
import { openSession } from '../../setup/session.ts'
import { speakAs } from '../../setup/staff-api.ts'

const { openAs, openStranger, expectTrouble } = useBrowser()
const ALONE = ['pestovo', 'kholm']
const Directory = z.object({ municipalities: z.array(z.object({ code: z.string() })) })
const People = z.object({
  people: z.array(z.object({ name: z.string(), readAt: z.string().nullable(), deed: z.string().nullable() })),
})

const worker = (name: string, password: string, municipalities: readonly string[]): Account => ({
  ...{ email: `orders-${onceOnly()}@region.example`, name, password },
  grants: municipalities.map((code) => ['executor', `municipality:${code}`] as const),
})

it('is published to 22 municipalities, read and done on telephones, and shown as done by all of them', async () => {
  expectTrouble(CUT)
  expectTrouble(/401/)
  const { municipalities } = Directory.parse(await as('head')('GET', '/api/directory'))
  const codes = municipalities.map(({ code }) => code)
  expect(codes).toHaveLength(22)
  const pestovo = worker('Роман Ершов', 'dubovaya-roshcha-tik-44', ['pestovo'])
  const kholm = worker('Лидия Снегина', 'lesnaya-tropa-zvon-52', ['kholm'])
  const rest = codes.filter((code) => !ALONE.includes(code))
  const others = worker('Пётр Лугов', 'zarechnyy-dom-lug-61', rest)
  for (const person of [pestovo, kholm, others]) await hire(inject('world'), person)
  const title = `Пункты обогрева ${onceOnly()}`

  const { page: author } = await openAs('head')
  await author.goto('/orders')
  await author.getByRole('button', { name: /^Написать/ }).click()
  const form = author.getByRole('dialog')
  await form.getByLabel('Распоряжение', { exact: true }).check()
  await form.getByLabel('Заголовок').fill(title)
  await form
    .getByLabel('Текст', { exact: true })
    .fill('До морозов проверьте пункты обогрева.\n\n1. Обзвонить\n2. Сверить')
  await form.getByLabel('Что сделать').fill('Прислать адреса пунктов')
  await form.getByLabel('Кто делает').selectOption({ label: 'По одному от округа' })
  await form.getByRole('button', { name: 'Все муниципалитеты (22)' }).click()
  await form.getByRole('button', { name: 'Сохранить черновик' }).click()
  await see(author.getByText('Это черновик: его никто не видит'))
  await author.getByRole('button', { name: 'Опубликовать' }).click()
  await author.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click()
  await see(author.getByText('Сделали 0 из 22'))
  const path = new URL(author.url()).pathname

  const { page, context } = await openStranger({ size: PHONE })
  await page.goto('/orders')
  await fillSignIn(page, pestovo)
  await page
    .getByRole('list', { name: 'Ждут вас' })
    .getByRole('link', { name: new RegExp(title) })
    .tap()
  const read = page.getByRole('button', { name: 'Прочитано' })
  await see(read)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Once more under the worker, so that it has seen what the page shows.
  await page.reload()
  await see(read)
  await context.setOffline(true)
  await read.tap()
  const waits = page.getByText(/^Отмечено здесь, без связи/)
  await see(waits)
  // The telephone is put away and the page is opened anew: what was pressed is still here.
  await page.reload()
  await see(waits)
  const readersOf = async () =>
    People.parse(await as('head')('GET', `/api${path.replace('/orders', '/bulletins')}/people`)).people
  expect((await readersOf()).every(({ readAt }) => readAt === null)).toBe(true)
  await context.setOffline(false)
  await seeGone(waits)
  await see(page.getByText(/^Вы прочли/))
  await page.getByRole('button', { name: 'Сделано', exact: true }).tap()
  await page.getByRole('dialog').getByLabel('Слова автору').fill('Три пункта, список у вас')
  await page.getByRole('dialog').getByRole('button', { name: 'Сделано' }).tap()
  await see(page.getByText('Сделали 1 из 22'))
  expect((await readersOf()).filter(({ readAt }) => readAt !== null)).toMatchObject([
    { name: pestovo.name, deed: 'done' },
  ])

  await author.reload()
  await see(author.getByText('Сделали 1 из 22'))
  const row = author
    .getByRole('table', { name: 'По муниципалитетам и ведомствам' })
    .getByRole('row', { name: /Пестов/ })
  await see(row.getByText('Три пункта, список у вас'))

  const second = await openStranger({ size: PHONE })
  await second.page.goto(path)
  await fillSignIn(second.page, kholm)
  await second.page.getByRole('button', { name: 'Сделано', exact: true }).tap()
  await second.page.getByRole('dialog').getByRole('button', { name: 'Сделано' }).tap()
  await see(second.page.getByText('Сделали 2 из 22'))
  // Whoever has done it has read it.
  await see(second.page.getByText(/^Вы прочли/))

  const { url } = inject('world')
  const speak = speakAs({ url, cookie: await openSession(url, others), who: others.name })
  const api = `/api${path.replace('/orders', '/bulletins')}`
  const pressedAt = new Date().toISOString()
  await speak('POST', `${api}/receipts`, { versionNo: 1, pressedAt })
  for (const subject of rest)
    await speak('POST', `${api}/deeds`, { id: crypto.randomUUID(), subject, state: 'done', pressedAt })

  await author.reload()
  await see(author.getByText('Сделали 22 из 22'))
  await see(author.getByText('Сделано всеми'))
  await page.goto('/orders?list=archive')
  await see(page.getByRole('link', { name: new RegExp(title) }))
})
