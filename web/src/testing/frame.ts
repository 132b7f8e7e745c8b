/** What every page asks, whatever it is about. */

import type { MeResponse } from '@veche/contract/access.ts'
import { MeAbilities } from '@veche/contract/access.ts'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { SYSTEM_ROUTES } from '@veche/contract/routes/admin/system.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { DIRECTORY } from './incidents.ts'

export const ME: MeResponse = {
  ...{ id: 'u1', name: 'Анна Крылова', email: 'anna@veche.test', twoFactorEnabled: false },
  ...{ twoFactorRequired: false, passwordChangeRequired: false, grants: [], isPersonActive: true },
  isNew: false,
  restingRights: [],
  abilities: MeAbilities.parse(
    Object.fromEntries(Object.keys(MeAbilities.shape).map((name) => [name, true])),
  ),
}

export const SYSTEM: SystemResponse = {
  ...{ version: '1', regionName: 'Садовая область', timeZone: 'Europe/Moscow', isDemo: false },
  ...{ needsFirstAdministrator: false, asksSetUpCode: false, demoAccounts: [], emulators: [] },
  ...{ providers: [], passwordsFor: 'everyone' },
  trainingPage: null,
  pastShare: null,
}

export const FRAME = [
  { route: OWN_ACCOUNT_ROUTES.me, reply: ME },
  { route: SYSTEM_ROUTES.system, reply: SYSTEM },
  { route: DIRECTORY_ROUTES.read, reply: DIRECTORY },
]
