import {
  IconBolt,
  IconBook2,
  IconBroadcast,
  IconChartBar,
  IconChartLine,
  IconChecks,
  IconFileSpreadsheet,
  IconInbox,
  IconListCheck,
  IconMessageQuestion,
  IconMessages,
  IconPlugConnected,
  IconSettings,
  IconSun,
  IconUsers,
} from '@tabler/icons-react'
import type { MeResponse } from '@veche/contract/access.ts'

export type SectionGroup = 'oversight' | 'portal'

export type Section = {
  key: string
  href: string
  /** Of the first four alone, on a phone; what nobody sees among them shares one. */
  icon: typeof IconInbox
  can: (me: MeResponse) => boolean
  /** Sections that stand together in the bar. */
  within?: SectionGroup
}

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
  { key: 'outages', href: '/outages', icon: IconBolt, can: ({ abilities }) => abilities.seeOutages },
  { key: 'approvals', href: '/approvals', icon: IconChecks, can: ({ abilities }) => abilities.approve },
  {
    key: 'figures',
    href: '/figures',
    icon: IconChartLine,
    can: ({ abilities }) => abilities.seeFigures,
    within: 'oversight',
  },
  {
    key: 'board',
    href: '/board',
    icon: IconChartBar,
    can: ({ abilities }) => abilities.seeBoard,
    within: 'oversight',
  },
  {
    key: 'analysis',
    href: '/analysis',
    icon: IconChartLine,
    can: ({ abilities }) => abilities.seeFigures || abilities.judgeQuality,
    within: 'oversight',
  },
  {
    key: 'templates',
    href: '/templates',
    icon: IconBook2,
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
    icon: IconSettings,
    can: ({ abilities }) => abilities.seeInstallation,
  },
  { key: 'journal', href: '/journal', icon: IconSettings, can: ({ abilities }) => abilities.seeJournal },
  {
    // Last: whoever keeps schedules in order without figures of their own begins elsewhere.
    key: 'reports',
    href: '/reports',
    icon: IconFileSpreadsheet,
    can: ({ abilities }) => abilities.seeFigures || abilities.scheduleReports,
    within: 'oversight',
  },
  // Below what people work in: at a desk nobody begins here, on a phone whoever answers does.
  {
    key: 'today',
    href: '/today',
    icon: IconSun,
    can: ({ abilities }) => abilities.seeToday,
    within: 'portal',
  },
  // Everybody reads it, and nobody begins there who has work of their own. Nobody sees the rooms below without it, so
  // they share its sign, and the first load carries one.
  {
    key: 'knowledge',
    href: '/knowledge',
    icon: IconBook2,
    can: ({ abilities }) => abilities.seeKnowledge,
    within: 'portal',
  },
  {
    key: 'orders',
    href: '/orders',
    icon: IconBook2,
    can: ({ abilities }) => abilities.seeOrders,
    within: 'portal',
  },
  {
    key: 'courses',
    href: '/courses',
    icon: IconBook2,
    can: ({ abilities }) => abilities.seeCourses,
    within: 'portal',
  },
  {
    key: 'exercises',
    href: '/exercises',
    icon: IconBook2,
    can: ({ abilities }) => abilities.seeExercises,
    within: 'portal',
  },
  {
    key: 'broadcasts',
    href: '/broadcasts',
    icon: IconBook2,
    can: ({ abilities }) => abilities.writeBroadcasts,
    within: 'portal',
  },
  {
    key: 'duty',
    href: '/duty',
    icon: IconUsers,
    can: ({ abilities }) => abilities.seeDuty,
    within: 'portal',
  },
  {
    key: 'feedback',
    href: '/feedback',
    icon: IconMessageQuestion,
    can: ({ abilities }) => abilities.seeFeedback,
    within: 'portal',
  },
  {
    key: 'passports',
    href: '/pages',
    icon: IconPlugConnected,
    can: ({ abilities }) => abilities.seePassports,
    within: 'portal',
  },
  {
    key: 'moderation',
    href: '/moderation',
    icon: IconBook2,
    can: ({ abilities }) => abilities.seeModeration || abilities.countModeration,
    within: 'portal',
  },
  {
    key: 'practices',
    href: '/practices',
    icon: IconChartLine,
    can: ({ abilities }) => abilities.seePractices,
    within: 'portal',
  },
]

export function sectionsFor(me: MeResponse): readonly Section[] {
  return SECTIONS.filter((section) => section.can(me))
}

/** A place in the bar, and the sections that it stands for. */
export type Place = Pick<Section, 'key' | 'href' | 'icon'> & { covers: readonly Section[] }

/** Sections that stand together are one place, which opens the first of them. */
export function placesFor(me: MeResponse): readonly Place[] {
  const sections = sectionsFor(me)
  return sections.flatMap((section): Place[] => {
    const { key, href, icon, within } = section
    const covers = within ? sections.filter((other) => other.within === within) : [section]
    if (covers[0] !== section) return []
    return [{ key: within && covers.length > 1 ? within : key, href, icon, covers }]
  })
}

export function isWithin({ covers }: Place, pathname: string): boolean {
  return covers.some(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
}
