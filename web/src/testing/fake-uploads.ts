/** Files go by another way of the browser than everything else: it is faked here. */
import { afterEach, beforeEach, vi } from 'vitest'

type Reply = { status: number; body: unknown }
/** Null: no line. A promise: when the test says so. */
type Answer = (sent: Uploaded) => Reply | null | Promise<Reply | null>
export type Uploaded = { path: string; query: URLSearchParams; file: Blob }

/** What was sent so far; `reply` of the last `answer` is given. */
export function fakeUploadsForEach(): {
  sent: Uploaded[]
  answer: (reply: Answer) => void
} {
  const sent: Uploaded[] = []
  let reply: Answer = () => null

  class FakeRequest {
    upload = {}
    status = 0
    responseText = ''
    onload = () => {}
    onerror = () => {}
    #url = ''
    open(_method: string, url: string) {
      this.#url = url
    }
    setRequestHeader() {}
    async send(file: Blob) {
      const { pathname: path, searchParams: query } = new URL(this.#url, 'http://localhost')
      const upload = { path, query, file }
      sent.push(upload)
      const said = await reply(upload)
      this.status = said?.status ?? 0
      this.responseText = JSON.stringify(said?.body ?? null)
      if (said) this.onload()
      else this.onerror()
    }
  }

  beforeEach(() => {
    sent.length = 0
    reply = () => null
    vi.stubGlobal('XMLHttpRequest', FakeRequest)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  return {
    sent,
    answer: (next) => {
      reply = next
    },
  }
}
