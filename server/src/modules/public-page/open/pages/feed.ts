/** Atom 1.0 of promises and checked rumours. */
import type { CheckedItem } from '../../../fakes/index.ts'
import { html } from '../../domain/html.ts'
import { wordsOf } from '../../domain/words.ts'
import type { OpenReader } from '../open-context.ts'
import type { PromiseItem } from './shown.ts'

type Feed = {
  reader: OpenReader
  regionName: string
  base: string
  promises: readonly (PromiseItem & { id: string; madeAt: Date })[]
  fakes: readonly CheckedItem[]
  now: Date
}

export function renderFeed({
  reader: { words, language },
  regionName,
  base,
  promises,
  fakes,
  now,
}: Feed): string {
  const { checked } = wordsOf(language)
  const entries = [
    ...promises.map(({ id, madeAt, what, place, until, state }) => ({
      id: `${base}/open/promises#${id}`,
      at: madeAt,
      url: `${base}/open/promises`,
      title: `${words.promiseStates[state]}: ${what}`,
      summary: `${place}, ${words.until(until)}`,
    })),
    ...fakes.map(({ number, claim, verdict, publishedAt }) => ({
      id: `${base}/checked/${number}`,
      at: publishedAt,
      url: `${base}/checked/${number}`,
      title: claim,
      summary: verdict === null ? checked.review : checked.verdicts[verdict],
    })),
  ].toSorted((a, b) => Number(b.at) - Number(a.at))
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${base}/open</id><title>${words.title} · ${regionName}</title><updated>${(entries[0]?.at ?? now).toISOString()}</updated>
<link rel="self" href="${base}/open/feed.atom"/><link href="${base}/open"/><author><name>${regionName}</name></author>
${entries.map(
  ({ id, at, url, title, summary }) =>
    html`<entry><id>${id}</id><title>${title}</title><updated>${at.toISOString()}</updated><link href="${url}"/><summary>${summary}</summary></entry>\n`,
)}</feed>
`
  return feed.text
}
