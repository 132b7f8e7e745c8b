/** The notice of a device: the worker has no page then, and says it as its person has chosen. */
import { expect, it } from 'vitest'
import { startOfflineWorker } from '../../testing/offline-worker.ts'

it.each([
  [undefined, 'Veche', 'There is news'],
  ['ru', 'Вече', 'Есть новое'],
  ['en', 'Veche', 'There is news'],
])('says in %s that there is news, with a picture that every system draws', async (language, title, body) => {
  const worker = startOfflineWorker()
  if (language) await worker.say({ language })
  // The choice is of the browser: it stays when somebody signs out.
  await worker.ask('/api/auth/sign-out', { method: 'POST' })
  await worker.push()
  expect(worker.notices).toEqual([{ title, options: { body, tag: 'news', icon: '/icon-192.png' } }])
})
