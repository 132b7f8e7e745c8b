/** Remembers what the residents still have before their eyes: the latest posts of each place and the latest comments. */
import type { Meaning } from './compose.ts'
import type { House } from './fill.ts'
import type { Person } from './people.ts'

export type RememberedComment = {
  key: string
  postKey: string
  replyToKey: string | null
  person: Person
  meaning: Meaning
  text: string
  /** The text without the slip of the finger. */
  intended: string
  at: House | null
  isDeleted: boolean
}

export type Memory = {
  postsOf(municipalityCode: string): readonly string[]
  addPost(municipalityCode: string, key: string): void
  addComment(comment: RememberedComment): void
  /** Lists complaints and questions that stand under a post themselves. */
  listAsked(): RememberedComment[]
  listMisspelt(): RememberedComment[]
  listDeleted(isDeleted: boolean): RememberedComment[]
}

/** Forgets the oldest, because nobody answers under a post of last month. */
const POSTS_OF_A_PLACE = 5
const COMMENTS = 250

export function createMemory(municipalityCodes: readonly string[]): Memory {
  const posts = new Map<string, string[]>(municipalityCodes.map((code) => [code, []]))
  const comments: RememberedComment[] = []
  return {
    postsOf: (code) => posts.get(code) ?? [],
    addPost(code, key) {
      const known = posts.get(code)
      known?.push(key)
      if (known && known.length > POSTS_OF_A_PLACE) known.shift()
    },
    addComment(comment) {
      comments.push(comment)
      if (comments.length > COMMENTS) comments.shift()
    },
    listAsked: () =>
      comments.filter(
        ({ isDeleted, replyToKey, meaning: { kind } }) =>
          !isDeleted && replyToKey === null && (kind === 'complaint' || kind === 'question'),
      ),
    listMisspelt: () => comments.filter(({ isDeleted, text, intended }) => !isDeleted && text !== intended),
    listDeleted: (isDeleted) => comments.filter((comment) => comment.isDeleted === isDeleted),
  }
}
