/** Sections whose words come with their pages, and the pages and parts of pages that speak them. */
export const SECTIONS = [
  'channels',
  'chats',
  'control',
  'directory',
  'exchange',
  'fakes',
  'inbox',
  'installation',
  'livestreams',
  'settings',
] as const
export type Section = (typeof SECTIONS)[number]

export const SECTIONS_OF_PAGES: Record<string, readonly Section[]> = {
  ChannelsFoot: ['channels'],
  NewFakeDialog: ['fakes'],
  ProfilePage: ['chats'],
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
  DirectoryPage: ['directory'],
  SettingsPage: ['settings'],
  ExchangePage: ['exchange'],
  JournalPage: ['channels', 'fakes'],
}
