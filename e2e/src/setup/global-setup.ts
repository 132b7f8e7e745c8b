/** Once per run: the web client and the server, emulated networks, the product beside it, its staff. */
import type { TestProject } from 'vitest/node'
import { buildServer } from '../../../scripts/lib/server-build.mjs'
import { buildWeb } from '../../../scripts/lib/web-build.mjs'
import { createEmailEmulator } from '../../../simulator/src/email/emulator.ts'
import { createMaxEmulator } from '../../../simulator/src/max/emulator.ts'
import { createOkEmulator } from '../../../simulator/src/ok/emulator.ts'
import { createTelegramEmulator } from '../../../simulator/src/telegram/emulator.ts'
import { createVkEmulator } from '../../../simulator/src/vk/emulator.ts'
import { ACCOUNTS, type AccountName } from '../people/accounts.ts'
import { hire } from './hire.ts'
import { type Env, type Installation, startInstallation } from './installation.ts'
import { openSession } from './session.ts'
import { shortenHold } from './shorten-hold.ts'

export type World = {
  url: string
  emulatorUrl: string
  telegramUrl: string
  maxUrl: string
  okUrl: string
  emailUrl: string
  folder: string
  env: Env
  /** Of each account, as a header has it. */
  sessions: Record<AccountName, string>
}

declare module 'vitest' {
  interface ProvidedContext {
    world: World
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await buildWeb(process.execPath)
    await buildServer(process.execPath)
    const emulator = createVkEmulator({ seed: 7 })
    undo.push(() => emulator.close())
    const emulatorUrl = await emulator.listen(0)
    const telegram = createTelegramEmulator({ seed: 7 })
    const [max, ok] = [createMaxEmulator({ seed: 7 }), createOkEmulator({ seed: 7 })]
    undo.push(() => telegram.close())
    undo.push(() => max.close())
    undo.push(() => ok.close())
    const email = createEmailEmulator({ seed: 7 })
    undo.push(() => email.close())
    const telegramUrl = await telegram.listen(0)
    const maxUrl = await max.listen(0)
    const okUrl = await ok.listen(0)
    const emailUrl = await email.listen(0)
    const installation = await startInstallation({
      vkApiUrl: emulatorUrl,
      telegramApiUrl: telegramUrl,
      maxApiUrl: maxUrl,
      okApiUrl: okUrl,
    })
    undo.push(installation.stop)
    const sessions = await hireStaff(installation)
    await shortenHold(installation)
    const { url, folder, env } = installation
    project.provide('world', {
      url,
      emulatorUrl,
      telegramUrl,
      maxUrl,
      okUrl,
      emailUrl,
      folder,
      env,
      sessions,
    })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

/** They sign in once for all journeys. */
async function hireStaff(installation: Installation): Promise<World['sessions']> {
  for (const account of Object.values(ACCOUNTS)) await hire(installation, account)
  const sessions = Object.entries(ACCOUNTS).map(async ([name, account]) => {
    const needsSecondFactor = account.grants.some(
      ([role]) => role === 'moderator' || role === 'administrator',
    )
    return [name, await openSession(installation.url, account, { needsSecondFactor })]
  })
  return Object.fromEntries(await Promise.all(sessions))
}
