/** Atom 1.0 of the register by the same filter as a subscription. */
import { getDirectory } from '../../directory/index.ts'
import { html } from '../domain/html.ts'
import { publicStateOf } from '../domain/public-state.ts'
import { type OpenContext, type OpenReader, siteOf } from '../open/open-context.ts'
import { shownStepOf } from '../receipt/shown-step.ts'
import { registerWordsOf } from '../register/domain/words.ts'
import { placeOf, titleOf } from '../register/present-problem.ts'
import { listChanged } from '../register/register.repository.ts'
import { subscriptionWordsOf } from './domain/words.ts'
import { isFollowed, nameFollowed, readFollowed } from './followed.ts'
import { FollowedQuery } from './followed-query.ts'

const ENTRIES = 30
const LOOKED_AT = 1000

/** A filter that cannot be read is told as text (404). */
export async function writeFeed(
  context: OpenContext,
  { language }: OpenReader,
  { asked, url }: { asked: unknown; url: string },
): Promise<{ status: number; text: string }> {
  const { db, clock, region, bookUrl } = context
  const words = registerWordsOf(language)
  const directory = await getDirectory(db)
  const followed = readFollowed(FollowedQuery.parse(asked), directory)
  const said = subscriptionWordsOf(language)
  if (typeof followed === 'string') return { status: 404, text: `${said.problems[followed]}\n` }
  // The Book has a list of its own.
  if (followed.municipalityCode === null) return { status: 404, text: `${said.problems.place}\n` }
  const { municipalityCode, groupCode } = followed
  const changed = await listChanged(db, {
    ...{ municipalityCode, groupCode, after: new Date(0), until: clock(), limit: LOOKED_AT },
  })
  const rows = changed.filter((row) => isFollowed(row, followed, directory)).slice(0, ENTRIES)
  const site = siteOf(bookUrl)
  const named = await nameFollowed(context, followed, said)
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${site}${url}</id><title>${words.title}: ${named}</title><updated>${(rows[0]?.changedAt ?? clock()).toISOString()}</updated>
<link rel="self" href="${site}${url}"/><link href="${site}/open/problems?place=${municipalityCode}"/><author><name>${region.name}</name></author>
${rows.map((row) => {
  const link = `${site}/open/problems/${row.number}`
  const state = words.states[publicStateOf(shownStepOf(row))]
  return html`<entry><id>${link}</id><title>${state}: ${titleOf(row, directory)}</title><updated>${row.changedAt.toISOString()}</updated><link href="${link}"/><summary>${placeOf(row, directory)}</summary></entry>\n`
})}</feed>
`
  return { status: 200, text: feed.text }
}
