import { expect, inject, it } from 'vitest'
import { ACCOUNTS } from '../people/accounts.ts'
import { PHONE, useBrowser } from '../people/browser.ts'
import { see, seeGone } from '../people/see.ts'
import { fillSignIn } from '../people/sign-in.ts'
import { choose, notice } from '../people/steps.ts'
import { createCommunity, writeComment } from '../setup/community.ts'
import { onceOnly } from '../setup/once.ts'

const { openAs, openStranger, expectTrouble } = useBrowser()

it('connects a community: told what is wrong with the key, then that all is well', async () => {
  const community = await createCommunity('Батецкий округ на связи', 'Пишите.')
  const { network, groupId, name } = community
  const question = `На Первомайской, ${groupId} не вывозят мусор`
  const { page } = await openAs('administrator')
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Подключить канал' }).click()
  await page.getByLabel('Номер сообщества').fill(`club${groupId}`)
  await page.getByLabel('Ключ сообщества').fill('vk1.a.takogo-klyucha-net')
  await page.getByRole('button', { name: 'Проверить' }).click()
  const checks = page.getByRole('list', { name: 'Проверки' })
  await see(checks.getByText(/Ключ отозван или введён с ошибкой/))

  await page
    .getByLabel('Ключ сообщества')
    .fill(
      await network.issueToken({ kind: 'group', groupId, permissions: ['wall', 'manage', 'photos', 'docs'] }),
    )
  await page.getByRole('button', { name: 'Проверить' }).click()
  await see(checks.getByText('Создайте ключ заново и отметьте «Сообщения сообщества».'))

  await page.getByLabel('Ключ сообщества').fill(await network.issueToken({ kind: 'group', groupId }))
  await page.getByLabel('Сервисный ключ').fill(await network.issueToken({ kind: 'service' }))
  await page.getByRole('button', { name: 'Проверить' }).click()
  // Without a person's key some things are not done: that is no «всё готово».
  await see(page.getByText(`«${name}»: готово, но`))
  await page.getByRole('combobox', { name: 'Муниципалитет' }).fill('Батецк')
  await page.getByRole('option', { name: 'Батецкий округ' }).click()
  await page.getByRole('button', { name: 'Подключить', exact: true }).click()
  await notice(page, `Подключено: ${name}`)
  await see(page.getByRole('article', { name }).getByText('работает'))

  // The proof of a connection is a question that came by it.
  await writeComment(community, await network.createResident(), `${question}.`)
  const dispatcher = (await openAs('dispatcher')).page
  await dispatcher.goto('/desk/new?municipalityCode=batetsky')
  await see(dispatcher.getByText(question))
})

/** Fields of the filter that have no room for their placeholder or their longest choice. */
function findCut(fields: (SVGElement | HTMLElement)[]): string[] {
  const pen = document.createElement('canvas').getContext('2d')
  return fields.flatMap((field) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field)
    if (pen) pen.font = font
    const said =
      field instanceof HTMLSelectElement
        ? [...field.options].map(({ label }) => label)
        : [field.getAttribute('placeholder') ?? '']
    const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    return said.filter((words) => (pen?.measureText(words).width ?? 0) > room)
  })
}

it('reads the filters of the table of people whole, on a laptop and on a phone', async () => {
  const { page } = await openAs('administrator')
  await page.goto('/users')
  for (const size of [{ width: 1366, height: 768 }, PHONE]) {
    await page.setViewportSize(size)
    const fields = page.locator('.dtb-f :is(select, [placeholder])')
    await see(fields.last())
    expect(await fields.evaluateAll(findCut)).toEqual([])
  }
})

it('makes a user, gives a role and takes everything away again', async () => {
  expectTrouble(/401|403/)
  const mark = onceOnly()
  const person = {
    name: `Мария Ершова ${mark}`,
    email: `ershova-${mark}@region.example`,
    password: 'berezovaya-alleya-7-utra',
  }
  const own = 'tihaya-pristan-u-mosta'
  const { page } = await openAs('administrator')
  await page.goto('/users')
  await page.getByRole('button', { name: 'Добавить человека' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Имя и фамилия').fill(person.name)
  await dialog.getByLabel('Эл. почта').fill(person.email)
  await dialog.getByLabel('Первый пароль').fill(person.password)
  await choose(page, 'Ведомство', 'Администрация Волотовского округа')
  await dialog.getByRole('button', { name: 'Добавить человека' }).click()
  await notice(page, 'Человек добавлен')

  const colleague = (await openStranger()).page
  await colleague.goto('/sign-in')
  await fillSignIn(colleague, person)
  await see(colleague.getByRole('heading', { name: 'Придумайте свой пароль' }))
  await colleague.goto('/tasks')
  await colleague.getByLabel('Нынешний пароль').fill(person.password)
  await colleague.getByLabel('Новый пароль', { exact: true }).fill(own)
  await colleague.getByLabel('Новый пароль ещё раз').fill(own)
  await colleague.getByRole('button', { name: 'Сменить пароль' }).click()
  await see(colleague.getByRole('heading', { level: 1, name: /^(Доброе утро|Добрый|Доброй)/ }))

  const card = page.getByRole('article', { name: person.name })
  await card.getByRole('button', { name: 'Дать роль' }).click()
  await dialog.getByLabel('Роль').selectOption({ label: 'Координатор' })
  await choose(page, 'Ведомство', 'Администрация Волотовского округа')
  await dialog.getByRole('button', { name: 'Дать роль' }).click()
  await notice(page, 'Роль дана')
  await colleague.reload()
  await see(colleague.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Стол' }))

  await card.getByRole('button', { name: 'Отключить' }).click()
  await dialog.getByRole('button', { name: 'Отключить' }).click()
  await notice(page, `Отключено: ${person.name}`)
  await colleague.reload()
  await see(colleague.getByRole('button', { name: 'Войти', exact: true }))
  await fillSignIn(colleague, { ...person, password: own })
  await see(colleague.getByRole('main').locator('form .er'))
  expect((await colleague.request.get('/api/me')).status()).toBe(401)
})

it('keeps the words of residents from the administrator', async () => {
  expectTrouble(/403|404/)
  const { page } = await openAs('administrator')
  await page.goto('/')
  await see(page.getByRole('heading', { level: 1 }))
  const sections = page.getByRole('navigation', { name: 'Разделы' })
  // Also those that stand behind «Ещё» for want of room.
  expect(await sections.locator('a').allTextContents()).toEqual([
    'Каналы',
    'Обмен',
    'Пользователи',
    'Справочники',
    'Настройки',
    'Состояние',
    'Журнал',
    'Отчёты',
    'Портал',
  ])
  for (const path of ['/api/incidents', '/api/incidents/counters']) {
    expect((await page.request.get(inject('world').url + path)).status()).toBe(403)
  }
  await page.goto('/desk/new')
  await seeGone(page.getByRole('status').getByText('Загружаем вопросы'))
  await seeGone(page.getByText('На Первомайской'))
  await see(page.getByText('На это нет прав.'))
  expect(ACCOUNTS.administrator.grants).toEqual([['administrator', 'region']])
})
