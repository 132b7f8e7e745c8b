import { isHandPage } from '@veche/contract/values/casework/by-hand.ts'
import type { ChannelAccount, Connector, Network } from '../../connectors/connector.ts'
import type { FileStore } from '../../platform/files/files.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { ChannelBook } from '../channels/index.ts'
import type { RawWriter } from '../inbox/index.ts'
import type { RegisterDeps } from '../incidents/index.ts'
import type { OutgoingMail } from '../notifications/index.ts'
import type { Tickets } from './form/form-ticket.ts'

/** Addresses of the font's files as the web client was built; null where it was not. */
export type Fonts = { cyrillic: string; latin: string } | null

export type Letter = {
  id: string
  to: string
  subject: string
  text: string
  /** The same words with looks. */
  html?: string
  attachments?: NonNullable<OutgoingMail['attachments']>
  unsubscribeUrl?: string
}
export type SendLetter = (letter: Letter) => Promise<void>

export type PublicPageContext = AppContext & {
  connectors: ReadonlyMap<Network, Connector>
  channels: ChannelBook
  writer: RawWriter
  /** What residents attached. */
  files: FileStore
  /** Photos and papers of answers. */
  answerFiles: FileStore
  /** Of cards of rumours: pictures of refutations. */
  fakeFiles: FileStore
  tickets: Tickets
  /** Address of the script that checks a receipt; null where the web client was not built. */
  receiptScript: () => Promise<string | null>
  /** What the rules of texts read in a question. */
  loadSuggest: () => Promise<RegisterDeps['suggest']>
  /** Null: the region has no mail server. */
  sendLetter: SendLetter | null
}

/** The page of this name, else the oldest one; null when the region has none. */
export async function findFormChannel(
  { channels }: Pick<PublicPageContext, 'channels'>,
  name: string | null,
): Promise<ChannelAccount | null> {
  const pages = (await channels.list('webhook')).filter(
    ({ network, externalId }) => network === 'form' && !isHandPage(externalId),
  )
  if (name === null || name === '') return pages[0] ?? null
  return pages.find(({ externalId }) => externalId === name) ?? null
}
