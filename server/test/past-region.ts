/** A demo region in a test's database: its people and pages, and a past that is loaded when asked. */
import { ensureUser, listDemoPeople } from '../src/main/demo/demo-officials.ts'
import { loadPast } from '../src/main/demo/past/load/load-past.ts'
import { planPast } from '../src/main/demo/past/load/plan-past.ts'
import { prepareChats } from '../src/main/demo/prepare-chats.ts'
import { listChannels } from '../src/modules/channels/index.ts'
import { getDirectory } from '../src/modules/directory/index.ts'
import { saveChannel } from './factories.ts'
import type { TestApp } from './test-app.ts'

const OTHER_PAGES = [
  ['form', 'novgorod-city', 'region'],
  ['telegram', 'novgorod-city', '7354613784'],
  ['telegram', 'borovichi', '7589903544'],
  ['max', 'demyansk', '229000002'],
  ['ok', 'valday', '53008668394'],
  ['email', 'staraya-russa', 'priem@staraya-russa.example'],
] as const

const CHATS = [
  ['vk', 'staraya-russa', 'vk:peer:2000000001'],
  ['vk', 'pestovo', 'vk:peer:2000000002'],
  ['telegram', 'borovichi', 'telegram:chat:-1002900000001'],
] as const
const ROLES = ['head', 'department', 'utility', 'moderator'] as const

/** As the simulator tells of them. */
async function openChats(test: TestApp): Promise<void> {
  const channels = await listChannels(test.db)
  const chats = CHATS.flatMap(([network, municipalityCode, container], index) => {
    const channel = channels.find(
      (one) => one.network === network && one.municipalityCode === municipalityCode,
    )
    const officials = ROLES.map((role, place) => ({
      ...{
        role,
        externalId: String(185_000_000 + index * 10 + place),
        name: `Ольга Ладожская ${index}${place}`,
      },
    }))
    const channelExternalId = channel?.externalId ?? ''
    return [
      { network, municipalityCode, container, channelExternalId, title: 'Чат с администрацией', officials },
    ]
  })
  await prepareChats(test.context, chats)
}

export async function openPastRegion(test: TestApp, { size, until }: { size: number; until: Date }) {
  const { context, db } = test
  const { agencies, municipalities } = await getDirectory(db)
  for (const person of listDemoPeople(agencies)) await ensureUser({ context }, { ...person, password: null })
  for (const [index, { code }] of municipalities.entries())
    await saveChannel(context, { municipalityCode: code, externalId: String(213_000_000 + index) })
  for (const [network, municipalityCode, externalId] of OTHER_PAGES)
    await saveChannel(context, { network, municipalityCode, externalId })
  await openChats(test)
  return planPast(db, { seed: 'test', size, until })
}

export function loadWholePast(
  test: TestApp,
  pause: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { db, vault } = test.context
  return loadPast({ db, vault, files: test.product.files, pause, onProgress: () => undefined })
}
