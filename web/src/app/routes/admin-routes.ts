/** What administrators set up and look after. */
import { createRoute } from '@tanstack/react-router'
import { readUsersSearch } from '../../features/access/users/users-filter.ts'
import { readChannelsSearch } from '../../features/channels/channels-filter.ts'
import { readTableSearch } from '../../features/directory/table-search.ts'
import { roomSearch } from '../search-params.ts'
import { appRoute, page } from './frame.ts'

const channelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels',
  validateSearch: readChannelsSearch,
  ...page('ChannelsPage', () => import('../pages/admin/ChannelsPage.tsx')),
})

const channelRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels/$channelId',
  ...page('ChannelPage', () => import('../pages/admin/ChannelPage.tsx')),
})

const connectRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/channels/connect',
  ...page('ConnectPage', () => import('../pages/admin/ConnectPage.tsx')),
})

const quarantineRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/quarantine',
  ...page('QuarantinePage', () => import('../pages/admin/QuarantinePage.tsx')),
})

const usersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/users',
  validateSearch: readUsersSearch,
  ...page('UsersPage', () => import('../pages/admin/UsersPage.tsx')),
})

const userRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/users/$userId',
  ...page('UserPage', () => import('../pages/admin/UserPage.tsx')),
})

const installationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/installation',
  ...page('InstallationPage', () => import('../pages/admin/InstallationPage.tsx')),
})

const directoryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/directory/{-$kind}',
  validateSearch: readTableSearch,
  ...page('DirectoryPage', () => import('../pages/admin/DirectoryPage.tsx')),
})

const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  ...page('SettingsPage', () => import('../pages/admin/SettingsPage.tsx')),
})

const exchangeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exchange',
  ...page('ExchangePage', () => import('../pages/admin/ExchangePage.tsx')),
})

const journalRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journal',
  validateSearch: roomSearch,
  ...page('JournalPage', () => import('../pages/admin/JournalPage.tsx')),
})

const personalDataRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/personal-data',
  ...page('PersonalDataPage', () => import('../pages/admin/PersonalDataPage.tsx')),
})

export const adminRoutes = [
  channelsRoute,
  channelRoute,
  connectRoute,
  quarantineRoute,
  usersRoute,
  userRoute,
  installationRoute,
  directoryRoute,
  settingsRoute,
  exchangeRoute,
  journalRoute,
  personalDataRoute,
] as const
