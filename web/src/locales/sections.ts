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

/** Refusals that come with the words of a section, by the beginning of their codes. */
export const SECTION_OF_REFUSAL: Record<string, Section> = {
  access: 'accounts',
  article: 'portal',
  auth: 'accounts',
  book: 'installation',
  brand: 'settings',
  broadcast: 'broadcasts',
  blank: 'pulse',
  bulletin: 'orders',
  calendar: 'directory',
  channels: 'channels',
  certificate: 'courses',
  chat: 'chats',
  clarification: 'clarify',
  contribution: 'contributions',
  course: 'courses',
  deadline_rule: 'directory',
  directory: 'directory',
  duty: 'duty',
  erasure: 'installation',
  exchange: 'exchange',
  exercise: 'exercises',
  fake: 'fakes',
  feedback: 'feedback',
  figures: 'figures',
  gate: 'courses',
  inbox: 'channels',
  livestream: 'livestreams',
  macro: 'rules',
  outage: 'outages',
  passport: 'passports',
  practice: 'practices',
  pulse: 'pulse',
  oversight: 'figures',
  register: 'register',
  report: 'reports',
  rule: 'rules',
  sheet: 'sheets',
  working_time: 'directory',
  // Why something of ours did not reach a network.
  ...Object.fromEntries(['connector', 'outbox', ...NETWORKS].map((code) => [code, 'networks'] as const)),
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
  // The keys are those of the table above.
  const sections = Object.keys(PAGES_OF) as Section[]
  return sections.filter((section) => PAGES_OF[section]?.split(' ').includes(page))
}
