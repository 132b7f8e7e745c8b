/** Opens, reads and sends forms of the region's own page, as a browser without scripts does. */
export type Receipt = { number: string; code: string; text: string }
export type Seen = { page: string; state: string }
export type Browser = {
  /** Gives null when the page was away or wanted something else. */
  ask(words: { text: string; municipalityCode: string; name: string }): Promise<Receipt | null>
  look(receipt: Receipt): Promise<Seen | null>
  /** Gives true when the page took the words. */
  add(receipt: Receipt, seen: Seen, words: { verdict: string; text: string }): Promise<boolean>
}

const TIMEOUT_MS = 15_000
/** Nobody fills in a form at once, and the page does not believe it. */
export const FILLING_MS = 4000

type Options = { url: string; signal: AbortSignal; wait: (ms: number) => Promise<void> }

export function createBrowser({ url, signal, wait }: Options): Browser {
  async function open(path: string, fields: Record<string, string> | null = null): Promise<string | null> {
    try {
      const response = await fetch(new URL(path, url), {
        ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      const page = await response.text()
      return response.ok ? page : null
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return null
      throw error
    }
  }

  return {
    async ask({ text, municipalityCode, name }) {
      const form = await open('/ask?lang=ru')
      if (form === null) return null
      await wait(FILLING_MS)
      const fields = {
        ...{ text, name, municipality: municipalityCode, consent: 'yes', proof: '' },
        ...{ ticket: ticketOf(form), answer: sumOf(form) },
      }
      const first = await open('/ask?lang=ru', fields)
      // The region asks something about the matter once; who does not know leaves it empty.
      const asked = first === null ? '' : find(first, /name="asked" value="([^"]+)"/)
      const page = asked === '' ? first : await open('/ask?lang=ru', { ...fields, asked })
      return page === null ? null : readReceipt(page)
    },
    async look({ number, code }) {
      const page = await open('/ask/check?lang=ru', { number, code })
      return page === null ? null : { page, state: find(page, /data-state="(\w+)"/) }
    },
    async add({ number, code }, { page }, words) {
      return (await open('/ask/add?lang=ru', { number, code, ticket: ticketOf(page), ...words })) !== null
    },
  }
}

function find(page: string, pattern: RegExp): string {
  return pattern.exec(page)?.[1] ?? ''
}

const ticketOf = (page: string): string => find(page, /name="ticket" value="([^"]+)"/)

function sumOf(page: string): string {
  const [, left, right] = /(\d+) \+ (\d+)\?/.exec(page) ?? []
  return String(Number(left) + Number(right))
}

function readReceipt(page: string): Receipt | null {
  const number = find(page, /id="number">(\d+)</)
  const text = readable(find(page, /<blockquote>([^<]*)</))
  return number === '' ? null : { number, code: find(page, /id="code">([^<]+)</), text }
}

const SIGNS: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function readable(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign)
}
