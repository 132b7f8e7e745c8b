import { NETWORKS } from '@veche/contract/networks/index.ts'

/** Sections whose words come with their pages, and the pages and parts of pages that speak them. */
export const SECTIONS = [
  'accounts',
  'broadcasts',
  'camera',
  'channels',
  'chats',
  'clarify',
  'contributions',
  'control',
  'courses',
  'decision',
  'directory',
  'duty',
  'exchange',
  'exercises',
  'fakes',
  'feedback',
  'figures',
  'installation',
  'keys',
  'livestreams',
  'networks',
  'notices',
  'orders',
  'outages',
  'own-work',
  'passports',
  'portal',
  'practices',
  'pulse',
  'register',
  'reports',
  'rules',
  'settings',
  'sheets',
  'today',
  'tour',
] as const
export type Section = (typeof SECTIONS)[number]

/** Refusals that come with the words of a section, by the beginnings of their codes. */
export const REFUSALS_OF: Partial<Record<Section, string>> = {
  accounts: 'access auth',
  broadcasts: 'broadcast',
  channels: 'channels inbox',
  chats: 'chat',
  clarify: 'clarification',
  contributions: 'contribution',
  courses: 'certificate course gate',
  directory: 'calendar deadline_rule directory working_time',
  duty: 'duty',
  exchange: 'exchange',
  exercises: 'exercise',
  fakes: 'fake',
  feedback: 'feedback',
  figures: 'figures oversight',
  installation: 'book erasure',
  livestreams: 'livestream',
  orders: 'bulletin',
  outages: 'outage',
  passports: 'passport',
  portal: 'article',
  practices: 'practice',
  pulse: 'blank pulse',
  register: 'register',
  reports: 'report',
  rules: 'macro rule',
  settings: 'brand',
  sheets: 'sheet',
  // Why something of ours did not reach a network.
  networks: `connector outbox ${NETWORKS.join(' ')}`,
}

export function sectionOfRefusal(beginning: string): Section | undefined {
  return sectionsIn(REFUSALS_OF, beginning)[0]
}

/** The sections of a table in which a name stands. */
function sectionsIn(table: Partial<Record<Section, string>>, name: string): Section[] {
  // The keys of a table are sections.
  const sections = Object.keys(table) as Section[]
  return sections.filter((section) => table[section]?.split(' ').includes(name))
}

type Words = Record<string, unknown>

/** A section's file as it joins the others: its refusals stand among all refusals. */
export function placeWords(section: string, { errors, ...own }: Words): Words {
  return { [section]: own, ...(errors === undefined ? {} : { errors }) }
}

/** Of one network: how a page of it is connected and checked, and why something did not reach it. */
export type NetworkWords = {
  setup: Record<string, unknown>
  probe: Record<string, unknown>
  errors: Record<string, string>
}

/** By the file of each network, `…/vk.json`: what joins the section. */
export function placeNetworkWords(section: string, files: Readonly<Record<string, NetworkWords>>): Words {
  const all = Object.entries(files).map(
    ([file, words]) => [/(\w+)\.json$/.exec(file)?.[1] ?? file, words] as const,
  )
  if (section === 'networks') return { errors: Object.assign({}, ...all.map(([, { errors }]) => errors)) }
  if (section !== 'channels') return {}
  const setup = Object.fromEntries(all.map(([network, words]) => [network, words.setup]))
  return { channels: { setup, probe: Object.assign({}, ...all.map(([, { probe }]) => probe)) } }
}

/** Pages and parts of pages that speak the words of a section. */
const PAGES_OF: Partial<Record<Section, string>> = {
  accounts: 'ProfilePage SignInPage NewPasswordPage UsersPage UserPage DirectoryPage JournalPage',
  broadcasts: 'BroadcastsPage BroadcastPage',
  camera: 'CameraDialog',
  channels: 'ChannelsFoot ChannelsPage QuarantinePage ChannelPage ConnectPage JournalPage',
  chats: 'ProfilePage ChatsPage ChatSetupPage',
  clarify: 'ClarificationPanel',
  contributions: 'ContributionsPanel PartsWaiting PartsPage PartPage',
  control: 'BoardPage HeadPhone',
  courses: 'CoursesPage CoursePage CertificatePage CoursesHost',
  decision: 'Decision',
  directory: 'DirectoryPage',
  duty: 'WorkOfThis DutyPage DutyMap DutyOfThis BodyPage',
  exchange: 'ExchangePage',
  exercises: 'ExercisesPage ExercisePage',
  fakes: 'NewFakeDialog FakesPage FakePage JournalPage',
  feedback: 'FeedbackPage FeedbackThreadPage PulsePage',
  figures:
    'RemindOfThis OutagesMap DutyMap FiguresPage FiguresHead FigureParts RadarPanels AnalysisPage ' +
    'HeadPhone FiguresWallPage FigureRowsPage',
  installation: 'EraseThis InstallationPage',
  keys: 'OnAirPage KeysDialog',
  livestreams: 'LivestreamsPage LivestreamPage OnAirPage HeadPhone',
  networks: 'BroadcastPage InstallationPage',
  notices: 'ProfilePage NotificationsPage',
  orders: 'OrdersPage OrderPage KeptActsHost',
  outages: 'OutageOffers ChatOutages OutagesPage OutagesMap OutagePage',
  'own-work': 'TodayPage OwnWorkPage',
  passports: 'PassportsPage PassportPage',
  portal: 'ChatArticles KnowledgePage ArticlePage CoursePage OrdersPage OrderPage BodyPage',
  practices: 'PracticesPage PracticePage',
  pulse: 'PulsePage',
  register: 'PublicProblemPanel PublicProblemDialog',
  reports: 'ProfilePage ReportsPage SettingsPage',
  rules: 'RulesPage WorkOfThis',
  settings: 'SettingsPage',
  sheets: 'OutagesPage DutyPage DirectoryPage',
  today: 'TodayPage',
  tour: 'TourHost',
}

/** Sections that a page or a part of one speaks, by its name. */
export function sectionsOf(page: string): Section[] {
  return sectionsIn(PAGES_OF, page)
}
