import { z } from 'zod'
import { runHereWell } from './cli.ts'
import type { Installation } from './installation.ts'

/** Who takes an approval back in a journey asks for a longer one (`withLongHold`): else it only has to be there. */
const HOLD_SECONDS = 1

export async function shortenHold(installation: Pick<Installation, 'env' | 'url'>): Promise<void> {
  const email = 'settings-program@example.org'
  await runHereWell(
    installation,
    ...['user', 'create', '--program', '--email', email, '--name', 'Настройки', '--role', 'administrator'],
  )
  const printed = await runHereWell(
    installation,
    ...['token', 'create', '--user', email, '--name', 'hold', '--scopes', 'read,settings'],
  )
  const url = `${installation.url}/api/settings`
  const headers = { authorization: `Bearer ${printed.trim()}`, 'content-type': 'application/json' }
  const settings = z.record(z.string(), z.unknown()).parse(await (await fetch(url, { headers })).json())
  const body = JSON.stringify({ ...settings, publicationHoldSeconds: HOLD_SECONDS })
  const saved = await fetch(url, { method: 'PUT', headers, body })
  if (!saved.ok) throw new Error(`The hold was not set: ${saved.status} ${await saved.text()}`)
}
