import { expect, it } from 'vitest'
import { useBrowser } from '../../people/browser.ts'
import { findByComment } from '../../people/desk-data.ts'
import { see } from '../../people/see.ts'
import { notice } from '../../people/steps.ts'
import { connectCommunity, createCommunity, writeComment } from '../../setup/community.ts'

const { openAs } = useBrowser()
const QUEUE = 'queue=new&municipalityCode=maryovo'

it('brings back what the network said while it did not reach us, in its true time, once', async () => {
  const name = `Марёво ${Date.now()}`
  const community = await createCommunity(name, 'Спрашивайте.')
  const { network, groupId } = community
  await connectCommunity(community, 'maryovo')
  const heard = await writeComment(community, await network.createResident(), 'На Советской, 5 нет света.')
  const dispatcher = (await openAs('dispatcher')).page
  await expect.poll(() => findByComment(dispatcher, QUEUE, heard)).not.toBeNull()

  await network.setFaults([{ kind: 'event_drop', groupId }])
  const resident = await network.createResident()
  const missed = await writeComment(community, resident, 'На Мира, 9 течёт кран у колонки.')
  const answered = await writeComment(
    community,
    await network.createResident(),
    'И у нас на Мира, 9.',
    missed.id,
  )
  await network.writeMessage(groupId, resident.id, 'Когда починят колонку на Мира, 9?')
  await network.setFaults([])
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(await findByComment(dispatcher, QUEUE, missed)).toBeNull()

  const administrator = (await openAs('administrator')).page
  await administrator.goto('/channels')
  await administrator.getByRole('link', { name }).click()
  const card = administrator.getByRole('article', { name })
  await card.getByRole('button', { name: 'Пропуски' }).click()
  await card.getByRole('button', { name: '3 часа' }).click()
  await notice(administrator, 'Перечитываем сеть')
  await see(card.getByText('возвращено 3 сообщения'))
  // Without a person's key VK shows no comments of videos and photographs: that is said, not passed over.
  await see(card.getByText(/не перечитать: Комментарий к видео/))

  for (const comment of [missed, answered])
    await expect.poll(() => findByComment(dispatcher, QUEUE, comment)).not.toBeNull()
  const found = await findByComment(dispatcher, QUEUE, missed)
  await dispatcher.goto(`/desk/new/${found?.id}`)
  await see(dispatcher.getByText('На Мира, 9 течёт кран у колонки.').first())
  await see(dispatcher.getByText(/пришло с опозданием/).first())

  // Read once more, nothing is there twice.
  await card.getByRole('button', { name: '3 часа' }).click()
  await expect.poll(() => card.getByText(/попросил человек/).count()).toBe(2)
  await expect.poll(() => card.getByText('перечитываем', { exact: true }).count()).toBe(0)
  expect(await card.getByText(/возвращено \d/).count()).toBe(1)
})
