import { expect, it } from 'vitest'
import { ConnectorError } from '../connector.ts'
import { lookForAnswer, UNKNOWN } from './look-for-answer.ts'
import { PAGE, readNewestFirst } from './newest-first.ts'

const END = new Date('2026-11-24T12:00:00Z')
type Word = { id: number; at: Date }

/** A conversation of one word a second, newest first; the last of a page begins the next one. */
function conversation(length: number) {
  const words = Array.from({ length }, (_, id): Word => ({ id, at: new Date(END.getTime() - id * 1000) }))
  return readNewestFirst<Word>({
    span: { from: null, to: END },
    async ask(latest) {
      const shown = words.filter(({ at }) => at.getTime() <= latest).slice(0, PAGE)
      return { shown, count: shown.length }
    },
    idOf: ({ id }) => String(id),
    momentOf: ({ at }) => at,
    signal: undefined,
  })
}

function look(pages: AsyncIterable<Word[]>, { own, answered }: { own?: number; answered?: number }) {
  return lookForAnswer({
    pages,
    ownIdOf: ({ id }) => (id === own ? `own-${id}` : null),
    isAnswered: ({ id }) => id === answered,
    otherwise: { state: 'not_sent' },
  })
}

it('shows each word once, though pages share a moment', async () => {
  const shown: number[] = []
  for await (const page of conversation(250)) shown.push(...page.map(({ id }) => id))
  expect(shown).toEqual(Array.from({ length: 250 }, (_, id) => id))
})

it('finds our answer pages back, and knows where it cannot be any more', async () => {
  expect(await look(conversation(400), { own: 320, answered: 350 })).toEqual({
    state: 'sent',
    externalId: 'own-320',
  })
  expect(await look(conversation(400), { answered: 350 })).toEqual({ state: 'not_sent' })
  expect(await look(conversation(150), {})).toEqual({ state: 'not_sent' })
})

it('does not say that it is not there where too much was said, or nothing is shown to us', async () => {
  expect(await look(conversation(2000), {})).toEqual(UNKNOWN)
  const mute = (reason: 'refused' | 'try_later') =>
    // biome-ignore lint/correctness/useYield: it never comes to that
    (async function* (): AsyncIterable<Word[]> {
      throw new ConnectorError(reason, 'max.closed')
    })()
  expect(await look(mute('refused'), {})).toEqual(UNKNOWN)
  await expect(look(mute('try_later'), {})).rejects.toThrow('max.closed')
})
