import {
  IconBolt,
  IconBook2,
  IconBroadcast,
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

type Ability = keyof MeResponse['abilities']

/** One that stands at its own name, for whoever has an ability, or one of several. */
function section(
  key: string,
  ability: Ability | readonly Ability[],
  icon: Section['icon'],
  more?: Partial<Section>,
): Section {
  const all = [ability].flat()
  return { key, href: `/${key}`, icon, can: ({ abilities }) => all.some((one) => abilities[one]), ...more }
}

const OVERSIGHT = { within: 'oversight' } as const
const PORTAL = { within: 'portal' } as const

/** Only what exists today. The server decides who sees what. */
const SECTIONS: readonly Section[] = [
  section('desk', 'seeDesk', IconInbox),
  section('tasks', 'seeTasks', IconListCheck),
  section('chats', 'seeChats', IconMessages),
  section('livestreams', 'seeLivestreams', IconBroadcast),
  section('fakes', 'seeFakes', IconMessageQuestion),
  section('outages', 'seeOutages', IconBolt),
  section('approvals', 'approve', IconChecks),
  section('figures', 'seeFigures', IconChartLine, OVERSIGHT),
  section('board', 'seeBoard', IconChartLine, OVERSIGHT),
  section('analysis', 'seeFigures', IconChartLine, {
    ...OVERSIGHT,
    can: ({ abilities }) => abilities.seeFigures || abilities.judgeQuality,
  }),
  section('templates', 'manageTemplates', IconBook2),
  section('channels', 'manageChannels', IconPlugConnected),
  section('exchange', 'exportIncidents', IconFileSpreadsheet, {
    can: ({ abilities }) => abilities.exportIncidents || abilities.importIncidents,
  }),
  section('users', 'manageUsers', IconUsers),
  section('directory', 'manageDirectory', IconBook2),
  section('settings', 'manageSettings', IconSettings),
  section('installation', 'seeInstallation', IconSettings),
  section('journal', 'seeJournal', IconSettings),
  // Last: whoever keeps schedules in order without figures of their own begins elsewhere.
  section('reports', 'seeFigures', IconFileSpreadsheet, {
    ...OVERSIGHT,
    can: ({ abilities }) => abilities.seeFigures || abilities.scheduleReports,
  }),
  // Below what people work in: at a desk nobody begins here, on a phone whoever answers does.
  section('today', 'seeToday', IconSun, PORTAL),
  // Everybody reads it, and nobody begins there who has work of their own. Nobody sees the rooms below without it, so
  // they share its sign, and the first load carries one.
  section('knowledge', 'seeKnowledge', IconBook2, PORTAL),
  section('orders', 'seeOrders', IconBook2, PORTAL),
  section('courses', 'seeCourses', IconBook2, PORTAL),
  section('exercises', 'seeExercises', IconBook2, PORTAL),
  section('broadcasts', 'writeBroadcasts', IconBook2, PORTAL),
  section('duty', 'seeDuty', IconUsers, PORTAL),
  section('feedback', 'seeFeedback', IconMessageQuestion, PORTAL),
  section('passports', 'seePassports', IconPlugConnected, { ...PORTAL, href: '/pages' }),
  section('moderation', ['seeModeration', 'countModeration'], IconBook2, PORTAL),
  section('practices', 'seePractices', IconChartLine, PORTAL),
  section('rules', 'seeRules', IconSettings, PORTAL),
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
