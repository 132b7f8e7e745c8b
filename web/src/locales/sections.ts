/** Sections whose words come with their pages, and the pages and parts of pages that speak them. */
export const SECTIONS = [
  'accounts',
  'channels',
  'chats',
  'control',
  'directory',
  'exchange',
  'fakes',
  'inbox',
  'installation',
  'livestreams',
  'networks',
  'settings',
] as const
export type Section = (typeof SECTIONS)[number]

/** Refusals that come with the words of a section, by the beginning of their codes. */
export const SECTION_OF_REFUSAL: Record<string, Section> = {
  chat: 'chats',
  directory: 'directory',
  exchange: 'exchange',
  fake: 'fakes',
  livestream: 'livestreams',
  // Why something of ours did not reach a network.
  ...Object.fromEntries(
    ['connector', 'email', 'max', 'ok', 'outbox', 'telegram', 'vk'].map(
      (code) => [code, 'networks'] as const,
    ),
  ),
}

type Words = Record<string, unknown>

/** A section's file as it joins the others: its refusals stand among all refusals. */
export function placeWords(section: string, { errors, ...own }: Words): Words {
  return { [section]: own, ...(errors === undefined ? {} : { errors }) }
}

export const SECTIONS_OF_PAGES: Record<string, readonly Section[]> = {
  ChannelsFoot: ['channels'],
  NewFakeDialog: ['fakes'],
  ProfilePage: ['accounts', 'chats'],
  SignInPage: ['accounts'],
  NewPasswordPage: ['accounts'],
  UsersPage: ['accounts'],
  UserPage: ['accounts'],
  ChatsPage: ['chats'],
  ChatSetupPage: ['chats'],
  LivestreamsPage: ['livestreams'],
  LivestreamPage: ['livestreams'],
  OnAirPage: ['livestreams'],
  FakesPage: ['fakes'],
  FakePage: ['fakes'],
  BoardPage: ['control'],
  ChannelsPage: ['channels', 'inbox'],
  QuarantinePage: ['inbox'],
  ChannelPage: ['channels'],
  InstallationPage: ['installation'],
  ConnectPage: ['channels'],
  DirectoryPage: ['accounts', 'directory'],
  SettingsPage: ['settings'],
  ExchangePage: ['exchange'],
  JournalPage: ['accounts', 'channels', 'fakes'],
}
