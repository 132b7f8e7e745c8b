import { InstallationResponse } from '../../admin/installation.ts'
import { SaveSettingsRequest, Settings } from '../../admin/settings.ts'
import { FirstAdministratorRequest, SystemResponse } from '../../admin/system.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

export const SYSTEM_ROUTES = {
  system: route({
    method: 'GET',
    path: '/api/system',
    permission: 'public',
    tag: 'system',
    summary: 'Tells what the sign-in page needs',
    description:
      'Open to everybody. Names the region, its time zone and the version, and whether the first administrator is still to be made. Accounts and pages of the demo region are listed only there.',
    response: SystemResponse,
  }),
  createFirstAdministrator: route({
    method: 'POST',
    path: '/api/system/first-administrator',
    permission: 'public',
    tag: 'system',
    summary: 'Makes the first administrator',
    description:
      'Works while there is no account at all. Outside of the demo region the set-up code of the installation is asked for; tries are limited.',
    body: FirstAdministratorRequest,
    response: NoContent,
  }),
  installation: route({
    method: 'GET',
    path: '/api/installation',
    permission: 'installation.read',
    tag: 'system',
    summary: 'Tells how the installation fares',
    description:
      'Checks of the whole installation with their verdicts, for its administrator. Machines ask `/readyz` and `/metrics`.',
    response: InstallationResponse,
  }),
  settings: route({
    method: 'GET',
    path: '/api/settings',
    permission: 'signed_in',
    tag: 'system',
    summary: 'Reads the settings of the region',
    description: 'Everybody who is signed in reads them.',
    response: Settings,
  }),
  saveSettings: route({
    method: 'PUT',
    path: '/api/settings',
    permission: 'settings.manage',
    tag: 'system',
    summary: 'Saves the settings of the region',
    description:
      'With `before` the change is refused (`edit.fields_changed`) where somebody else has since changed the same field.',
    body: SaveSettingsRequest,
    response: Settings,
  }),
}
