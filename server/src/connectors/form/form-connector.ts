/**
 * The region's own page as a network. Nothing outside is called: what is sent stands in our own thread the moment the
 * sender writes it down, and the page reads the thread. A repeated send is the same message, for its number is the key.
 */
import { isHandPage } from '@veche/contract/values/casework/by-hand.ts'
import {
  type Capabilities,
  type Connector,
  ConnectorError,
  type ImportedMessage,
  type NetworkSetup,
  type Publishing,
  type RawItem,
} from '../connector.ts'
import { normaliseForm, PHOTO_MARK } from './form-normalise.ts'
import { probeForm } from './form-probe.ts'
import { receiveForm } from './form-receive.ts'

export type FormConnectorOptions = {
  /** Where browsers find the product. */
  publicUrl: string
  /** In whose name the page answers: of the region. */
  officialName: string
  findFile: (hash: string) => Promise<Uint8Array | null>
}

const TEXT_LIMIT = 4000
const MAIN_PAGE = 'region'
const NAME = /^[a-z][a-z0-9-]{1,39}$/

const SETUP: NetworkSetup = {
  credentials: [],
  readExternalId(typed) {
    const name = typed.trim().toLowerCase()
    return NAME.test(name) && !isHandPage(name) ? name : null
  },
}

const CAPABILITIES: Capabilities = {
  receive: ['form'],
  reply: ['form'],
  idempotentSend: { surfaces: ['form'], windowMs: Number.POSITIVE_INFINITY },
  textLimit: TEXT_LIMIT,
  // The page reads them where they lie.
  attach: { photos: ['form'], documents: ['form'], most: 10 },
  // Whoever sends a form waits until it is stored: what we did not take, they still have before them.
  redeliveryMs: Number.POSITIVE_INFINITY,
}

const PUBLISHING: Publishing = {
  async send({ externalId }, { surface, text }, key) {
    // On the page alone it would stand unseen: a person passes it on and says so.
    if (isHandPage(externalId)) throw new ConnectorError('refused', 'form.told_by_person')
    if (surface !== 'form') throw new ConnectorError('refused', 'form.wrong_place')
    if (text.trim() === '' || text.length > TEXT_LIMIT) throw new ConnectorError('refused', 'form.wrong_text')
    return { externalId: key, permalink: null }
  },
  echoKey: () => null,
  // Until the sender has written it down it stands nowhere, and a repeat is the same message.
  reconcile: async () => ({ state: 'not_sent' }),
  upload: null,
}

export function createFormConnector({ publicUrl, officialName, findFile }: FormConnectorOptions): Connector {
  // The first form is the region's own; the others are told apart by what they were called here.
  const nameOf = (externalId: string) =>
    externalId === MAIN_PAGE ? officialName : `${officialName} (${externalId})`
  const pageUrl = (externalId: string) => `${publicUrl}/ask?to=${encodeURIComponent(externalId)}`
  return {
    network: 'form',
    setup: SETUP,
    trustedOrigins: [],
    pageUrl,
    // Whoever was written down by an employee may never look: a person passes the answer on.
    capabilities: ({ externalId }) =>
      isHandPage(externalId) ? { ...CAPABILITIES, reply: [] } : CAPABILITIES,
    // What employees write down keeps the name that says so.
    probe: async ({ externalId }) =>
      probeForm(pageUrl(externalId), isHandPage(externalId) ? null : nameOf(externalId)),
    subscribe: async () => undefined,
    normalise: normaliseForm,
    compose: composeForm,
    async locateAttachment(_account, { ref, url }) {
      if (url !== null) return { kind: 'url', url }
      if (!ref.startsWith(PHOTO_MARK)) return null
      const bytes = await findFile(ref.slice(PHOTO_MARK.length))
      return bytes === null ? null : { kind: 'bytes', bytes, name: null }
    },
    publishing: PUBLISHING,
    webhook: {
      receive: receiveForm,
      acknowledgement: { status: 200, contentType: 'text/plain', body: '' },
      pendingMs: 0,
    },
    longPoll: null,
    privateMessages: null,
    readBack: null,
    ownPosts: null,
    moderation: null,
    livePlaces: null,
    letters: null,
    links: null,
    authors: null,
  }
}

/** A request from a file has no number of ours: its row in the file stands for one. */
function composeForm({ id, text, writtenAt }: ImportedMessage): RawItem {
  const threadId = `00000000-0000-7000-8000-${id.replaceAll(/\D/g, '').slice(-12).padStart(12, '0')}`
  const delivery = {
    ...{ id: threadId, threadId, number: Number(id.replaceAll(/\D/g, '').slice(-9)) || 1, text },
    ...{ at: writtenAt.toISOString(), name: null, place: null, photos: [], mediaUrls: [] },
  }
  return { dedupeKey: `import:${id}`, body: new TextEncoder().encode(JSON.stringify(delivery)) }
}
