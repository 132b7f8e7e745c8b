/** A rule is written, tried on the past month, switched on: what comes after is done as the try said, and the journal tells it. */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ask } from '../../people/ask.ts'
import { useBrowser } from '../../people/browser.ts'
import { as } from '../../people/prepare.ts'
import { see } from '../../people/see.ts'
import { openCommunity } from '../../setup/community.ts'
import { onceOnly } from '../../setup/once.ts'

const { openAs } = useBrowser()
const Act = z.object({ act: z.unknown(), outcome: z.string() })
const Matches = z.object({ matches: z.array(z.object({ incidentId: z.string(), acts: z.array(Act) })) })
const Firings = z.object({
  firings: z.array(z.object({ incidentId: z.string(), state: z.string(), acts: z.array(Act) })),
})
const Card = z.object({ tags: z.array(z.string()) })

it('does to new questions what its try on the past month said, and the journal tells the same', async () => {
  const community = await openCommunity('Волот: правила', { municipality: 'volot' })
  const dispatcher = (await openAs('dispatcher')).page
  const past: string[] = []
  for (const text of ['Над школой завис дирижабль, дети боятся.', 'Где сядет дирижабль в субботу?'])
    past.push((await ask(dispatcher, community, text)).incidentId)
  await ask(dispatcher, community, 'Когда откроют каток?')

  const { page } = await openAs('approver')
  await page.goto('/rules')
  await page.getByRole('button', { name: 'Написать правило' }).click()
  const dialog = page.getByRole('dialog')
  const tag = `дирижабли-${onceOnly()}`
  await dialog.getByLabel('Как называется').fill(`Помечать дирижабли ${onceOnly()}`)
  await dialog.getByLabel('Условие 1', { exact: true }).selectOption({ label: 'есть слова' })
  await dialog.getByLabel('Условие 1: значение').fill('дирижабль')
  await dialog.getByLabel('Действие 1', { exact: true }).selectOption({ label: 'поставить метку' })
  await dialog.getByLabel('Действие 1: значение').fill(tag)
  await see(dialog.getByText('За последние сутки подошли бы 2 вопроса.'))
  await dialog.getByRole('button', { name: 'Сохранить' }).click()

  const tried = page.getByRole('region', { name: 'Проба на прошлом месяце' })
  await tried.getByRole('button', { name: 'Попробовать на прошлом месяце' }).click()
  await see(tried.getByText('Сработало бы 2 раза.'))
  await see(tried.getByText(new RegExp(`${tag}: 2`)))
  const found = tried.getByRole('list', { name: 'Вопросы, которые нашла проба' }).locator(':scope > li')
  await expect.poll(() => found.count()).toBe(2)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const reader = as('approver')
  const readMatches = async () =>
    Matches.parse(await reader('GET', `/api/rules/${id}/dry-run/matches`)).matches.toSorted((one, two) =>
      one.incidentId < two.incidentId ? -1 : 1,
    )
  const planned = await readMatches()
  expect(planned.map(({ incidentId }) => incidentId)).toEqual(past.toSorted())

  await page.getByRole('button', { name: 'Включить', exact: true }).click()
  await see(page.getByText('работает', { exact: true }))
  const { incidentId } = await ask(dispatcher, community, 'Опять дирижабль, теперь над рынком.')
  const readTags = async (of: string) => Card.parse(await reader('GET', `/api/incidents/${of}`)).tags
  await expect.poll(() => readTags(incidentId)).toEqual([tag])
  // What was before it was switched on is left to people.
  for (const one of past) expect(await readTags(one)).toEqual([])

  await page.reload()
  const journal = page.getByRole('list', { name: 'Что сделали правила' }).locator(':scope > li')
  await expect.poll(() => journal.count()).toBe(1)
  await see(journal.getByText(`поставить метку: ${tag} — сделано`))
  const { firings } = Firings.parse(await reader('GET', `/api/rules/firings?ruleId=${id}`))
  const ofTry = planned.flatMap(({ acts }) => acts.map(({ act }) => act))
  expect(firings).toEqual([{ incidentId, state: 'done', acts: [{ act: ofTry[0], outcome: 'done' }] }])
  expect(ofTry[1]).toEqual(ofTry[0])

  // The same month tried again says the same of the past, and of the new one what the rule has done.
  await tried.getByRole('button', { name: 'Попробовать ещё раз' }).click()
  await see(tried.getByText('Сработало бы 3 раза.'))
  expect((await readMatches()).map((match) => match.incidentId)).toEqual([...past, incidentId].toSorted())
})
