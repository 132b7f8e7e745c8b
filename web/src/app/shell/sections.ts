import {
  IconBook2,
  IconBroadcast,
  IconChartBar,
  IconChecks,
  IconFileSpreadsheet,
  IconHeartbeat,
  IconHistory,
  IconInbox,
  IconListCheck,
  IconMessageQuestion,
  IconMessages,
  IconPlugConnected,
  IconSettings,
  IconTemplate,
  IconUsers,
} from '@tabler/icons-react'
import type { MeResponse } from '@veche/contract/access.ts'

export type Section = { key: string; href: string; icon: typeof IconInbox; can: (me: MeResponse) => boolean }

/** Only what exists today. The server decides who sees what. */
const SECTIONS: readonly Section[] = [
  { key: 'desk', href: '/desk', icon: IconInbox, can: ({ abilities }) => abilities.seeDesk },
  { key: 'tasks', href: '/tasks', icon: IconListCheck, can: ({ abilities }) => abilities.seeTasks },
  { key: 'chats', href: '/chats', icon: IconMessages, can: ({ abilities }) => abilities.seeChats },
  {
    key: 'livestreams',
    href: '/livestreams',
    icon: IconBroadcast,
    can: ({ abilities }) => abilities.seeLivestreams,
  },
  { key: 'fakes', href: '/fakes', icon: IconMessageQuestion, can: ({ abilities }) => abilities.seeFakes },
  { key: 'approvals', href: '/approvals', icon: IconChecks, can: ({ abilities }) => abilities.approve },
  { key: 'board', href: '/board', icon: IconChartBar, can: ({ abilities }) => abilities.seeBoard },
  {
    key: 'templates',
    href: '/templates',
    icon: IconTemplate,
    can: ({ abilities }) => abilities.manageTemplates,
  },
  {
    key: 'channels',
    href: '/channels',
    icon: IconPlugConnected,
    can: ({ abilities }) => abilities.manageChannels,
  },
  {
    key: 'exchange',
    href: '/exchange',
    icon: IconFileSpreadsheet,
    can: ({ abilities }) => abilities.exportIncidents || abilities.importIncidents,
  },
  { key: 'users', href: '/users', icon: IconUsers, can: ({ abilities }) => abilities.manageUsers },
  {
    key: 'directory',
    href: '/directory',
    icon: IconBook2,
    can: ({ abilities }) => abilities.manageDirectory,
  },
  {
    key: 'settings',
    href: '/settings',
    icon: IconSettings,
    can: ({ abilities }) => abilities.manageSettings,
  },
  {
    key: 'installation',
    href: '/installation',
    icon: IconHeartbeat,
    can: ({ abilities }) => abilities.seeInstallation,
  },
  { key: 'journal', href: '/journal', icon: IconHistory, can: ({ abilities }) => abilities.seeJournal },
]

export function sectionsFor(me: MeResponse): readonly Section[] {
  return SECTIONS.filter((section) => section.can(me))
}
