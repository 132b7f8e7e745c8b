/** What a resident, or a test in a resident's place, does in the emulated network. */
import { z } from 'zod'

const Created = z.object({ id: z.number() })
const Resident = z.object({ id: z.number(), firstName: z.string() })
const Token = z.object({ token: z.string() })
const Comment = z.object({
  groupId: z.number(),
  objectId: z.number(),
  id: z.number(),
  fromId: z.number(),
  text: z.string(),
  replyToId: z.number().nullable(),
  deleterId: z.number().nullable(),
})
const PrivateMessage = z.object({
  groupId: z.number(),
  peerId: z.number(),
  fromId: z.number(),
  text: z.string(),
})
export type Comment = z.infer<typeof Comment>
export type Resident = z.infer<typeof Resident>

export type Network = ReturnType<typeof connectEmulator>

export function connectEmulator(url: string) {
  async function act<T>(action: string, input: object, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(await call(`${url}/_ctl/${action}`, 'POST', input))
  }
  return {
    url,
    createCommunity: (name: string) => act('create-community', { name }, Created),
    issueToken: (input: object) => act('issue-token', input, Token).then(({ token }) => token),
    createResident: () => act('create-resident', {}, Resident),
    publishPost: (groupId: number, text: string) => act('publish-post', { groupId, text }, Created),
    addComment: (input: {
      groupId: number
      objectId: number
      residentId: number
      text: string
      replyToId?: number
      photos?: number
    }) => act('add-comment', input, Comment),
    writeMessage: (groupId: number, residentId: number, text: string) =>
      act('write-message', { groupId, residentId, text }, z.unknown()),
    deleteComment: (groupId: number, objectId: number, id: number) =>
      act('delete-comment', { groupId, objectId, id }, z.unknown()),
    setFaults: (faults: object[]) => call(`${url}/_ctl/faults`, 'PUT', { faults }),
    /** What the community wrote to this resident in private. */
    async listPrivateAnswers(groupId: number, residentId: number): Promise<string[]> {
      const { messages } = z
        .object({ messages: z.array(PrivateMessage) })
        .parse(await call(`${url}/_ctl/dump`, 'GET'))
      return messages
        .filter((message) => message.groupId === groupId && message.peerId === residentId)
        .filter(({ fromId }) => fromId === -groupId)
        .map(({ text }) => text)
    },
    /** Answers of the community that stand under a comment now. */
    async listAnswers({ groupId, id }: Pick<Comment, 'groupId' | 'id'>): Promise<Comment[]> {
      const { comments } = z
        .object({ comments: z.array(Comment) })
        .parse(await call(`${url}/_ctl/dump`, 'GET'))
      return comments.filter(
        (comment) =>
          comment.fromId === -groupId &&
          comment.groupId === groupId &&
          comment.replyToId === id &&
          !comment.deleterId,
      )
    },
  }
}

async function call(url: string, method: string, body?: object): Promise<unknown> {
  const reply = await fetch(url, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer: unknown = await reply.json()
  if (!reply.ok) throw new Error(`${method} ${url}: ${reply.status} ${JSON.stringify(answer)}`)
  return answer
}
