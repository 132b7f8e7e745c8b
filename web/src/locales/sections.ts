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
  moderation: 'portal',
  outage: 'outages',
  passport: 'passports',
  practice: 'practices',
  pulse: 'pulse',
  oversight: 'figures',
  register: 'register',
  report: 'reports',
  sheet: 'sheets',
  webhook: 'installation',
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

export const SECTIONS_OF_PAGES: Record<string, readonly Section[]> = {
  ChannelsFoot: ['channels'],
  NewFakeDialog: ['fakes'],
  EraseThis: ['installation'],
  RemindOfThis: ['figures'],
  OutageOffers: ['outages'],
  CameraDialog: ['camera'],
  ClarificationPanel: ['clarify'],
  Decision: ['decision'],
  ContributionsPanel: ['contributions'],
  PartsWaiting: ['contributions'],
  PartsPage: ['contributions'],
  PartPage: ['contributions'],
  PublicProblemPanel: ['register'],
  PublicProblemDialog: ['register'],
  ChatOutages: ['outages'],
  ChatArticles: ['portal'],
  ProfilePage: ['accounts', 'chats', 'notices', 'reports'],
  NotificationsPage: ['notices'],
  SignInPage: ['accounts'],
  NewPasswordPage: ['accounts'],
  UsersPage: ['accounts'],
  UserPage: ['accounts'],
  ChatsPage: ['chats'],
  ChatSetupPage: ['chats'],
  LivestreamsPage: ['livestreams'],
  LivestreamPage: ['livestreams'],
  OnAirPage: ['keys', 'livestreams'],
  KeysDialog: ['keys'],
  FakesPage: ['fakes'],
  FakePage: ['fakes'],
  OutagesPage: ['outages', 'sheets'],
  OutagesMap: ['figures', 'outages'],
  OutagePage: ['outages'],
  KnowledgePage: ['portal'],
  ArticlePage: ['portal'],
  TodayPage: ['own-work', 'today'],
  OwnWorkPage: ['own-work'],
  CoursesPage: ['courses'],
  CoursePage: ['courses', 'portal'],
  CertificatePage: ['courses'],
  CoursesHost: ['courses'],
  ExercisesPage: ['exercises'],
  ExercisePage: ['exercises'],
  OrdersPage: ['orders', 'portal'],
  OrderPage: ['orders', 'portal'],
  BroadcastsPage: ['broadcasts'],
  BroadcastPage: ['broadcasts', 'networks'],
  KeptActsHost: ['orders'],
  TourHost: ['tour'],
  FeedbackPage: ['feedback'],
  FeedbackThreadPage: ['feedback'],
  PulsePage: ['feedback', 'pulse'],
  ModerationPage: ['networks', 'portal'],
  ModerateThis: ['portal'],
  PassportsPage: ['passports'],
  PassportPage: ['passports'],
  PracticesPage: ['practices'],
  PracticePage: ['practices'],
  DutyPage: ['duty', 'sheets'],
  DutyMap: ['duty', 'figures'],
  DutyOfThis: ['duty'],
  BodyPage: ['duty', 'portal'],
  BoardPage: ['control'],
  FiguresPage: ['figures'],
  FiguresHead: ['figures'],
  FigureParts: ['figures'],
  RadarPanels: ['figures'],
  AnalysisPage: ['figures'],
  HeadPhone: ['control', 'figures', 'livestreams'],
  FiguresWallPage: ['figures'],
  FigureRowsPage: ['figures'],
  ReportsPage: ['reports'],
  ChannelsPage: ['channels'],
  QuarantinePage: ['channels'],
  ChannelPage: ['channels'],
  InstallationPage: ['installation', 'networks'],
  ConnectPage: ['channels'],
  DirectoryPage: ['accounts', 'directory', 'sheets'],
  SettingsPage: ['reports', 'settings'],
  ExchangePage: ['exchange'],
  JournalPage: ['accounts', 'channels', 'fakes'],
}
