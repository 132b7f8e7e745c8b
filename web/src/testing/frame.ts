/** What every page asks, whatever it is about. */
import type { MeResponse } from '@veche/contract/access.ts'
import { MeAbilities } from '@veche/contract/access.ts'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { DIRECTORY } from './incidents.ts'
import { ROUTES } from './routes.ts'

export const ME: MeResponse = {
  ...{ id: 'u1', name: 'Анна Крылова', email: 'anna@veche.test', twoFactorEnabled: false },
  ...{ twoFactorRequired: false, passwordChangeRequired: false, grants: [], isPersonActive: true },
  abilities: MeAbilities.parse(
    Object.fromEntries(Object.keys(MeAbilities.shape).map((name) => [name, true])),
  ),
}

const SYSTEM: SystemResponse = {
  ...{ version: '1', regionName: 'Садовая область', timeZone: 'Europe/Moscow', isDemo: false },
  ...{ needsFirstAdministrator: false, asksSetUpCode: false, demoAccounts: [], emulators: [] },
  trainingPage: null,
}

export const FRAME = [
  { route: ROUTES.me, reply: ME },
  { route: ROUTES.system, reply: SYSTEM },
  { route: ROUTES.directory, reply: DIRECTORY },
]
