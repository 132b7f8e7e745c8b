/**
 * Topics of the group that we begin. They belong to Odnoklassniki's other interface of programs: each call is signed with
 * the keys of an application to which an administrator of the group has given the right GROUP_CONTENT.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ChannelAccount,
  ConnectorError,
  type OutgoingMessage,
  type OwnPosts,
  type SendResult,
} from '../connector.ts'
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../http/http-client.ts'
import { findOkRefusal, OK_LIMITS } from './ok-client.ts'
import { groupContainer, POST_EXTERNAL_ID, topicContainer, topicIdOf } from './ok-container.ts'
import { OK_TEXT_LIMIT } from './ok-text-limit.ts'

const Created = z.union([z.string().regex(/^[1-9]\d*$/), z.int().positive()]).transform(String)
const Deleted = z.union([z.literal(true), z.looseObject({ success: z.literal(true) })])

type Keys = { application: string; access: string; secret: string }

function findKeys({ tokens: { application, access, secret } }: Pick<ChannelAccount, 'tokens'>): Keys | null {
  return application && access && secret ? { application, access, secret } : null
}

function getKeys(account: ChannelAccount): Keys {
  const keys = findKeys(account)
  if (keys) return keys
  throw new ConnectorError('token_revoked', 'ok.needs_application')
}

/** What is signed is every parameter but the key itself, in the order of their names. */
export function signatureOf(params: Iterable<readonly [string, string]>, secret: string): string {
  const said = [...params].map(([name, value]) => `${name}=${value}`).toSorted((a, b) => (a < b ? -1 : 1))
  return createHash('md5')
    .update(said.join('') + secret)
    .digest('hex')
}

export function createOkTopicsClient(options: HttpClientOptions): HttpClient {
  return createHttpClient(
    {
      network: 'ok',
      limits: OK_LIMITS,
      authorize({ searchParams }, account) {
        const { application, access, secret } = getKeys(account)
        searchParams.set('application_key', application)
        searchParams.set('format', 'json')
        searchParams.set('sig', signatureOf(searchParams, secret))
        searchParams.set('access_token', access)
        return {}
      },
      findRefusal: findOkRefusal,
    },
    options,
  )
}

export async function postTopic(
  client: HttpClient,
  { account, message }: { account: ChannelAccount; message: OutgoingMessage },
): Promise<SendResult> {
  const { text } = message
  if (text.length > OK_TEXT_LIMIT) throw new ConnectorError('refused', 'ok.text_too_long')
  if (text.trim() === '') throw new ConnectorError('refused', 'ok.text_empty')
  const attachment = { media: [{ type: 'text', text }], onBehalfOfGroup: true }
  const topicId = await client.request(account, {
    verb: 'POST',
    path: '/fb.do',
    query: {
      ...{ method: 'mediatopic.post', type: 'GROUP_THEME', gid: account.externalId },
      attachment: JSON.stringify(attachment),
    },
    schema: Created,
    priority: 'answer',
    hasEffect: true,
    peer: message.container,
    timeoutMs: 15_000,
  })
  return {
    ...{ externalId: POST_EXTERNAL_ID, container: topicContainer(topicId) },
    permalink: `https://ok.ru/group/${account.externalId}/topic/${topicId}`,
  }
}

export function okOwnPosts(client: HttpClient): OwnPosts {
  return {
    takesDownIn: ['post'],
    async listPlaces(account) {
      getKeys(account)
      const container = groupContainer(account.externalId)
      return [{ container, threadExternalId: POST_EXTERNAL_ID, name: null }]
    },
    async takeDown(account, { container }) {
      await client.request(account, {
        verb: 'POST',
        path: '/fb.do',
        query: {
          ...{ method: 'mediatopic.deleteTopic', gid: account.externalId },
          topic_id: topicIdOf(container),
        },
        schema: Deleted,
        priority: 'answer',
        hasEffect: true,
      })
    },
  }
}
