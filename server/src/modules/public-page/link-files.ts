/** Photos and papers of answers on the page of a question: links for a while, made anew each time the code is given. */
import { z } from 'zod'
import { listPublishedFiles, type PublishedFile } from '../answers/index.ts'
import type { FilePlace } from './form-ticket.ts'
import type { ShownFile } from './pages/receipt-page.ts'
import type { PublicPageContext } from './public-page-context.ts'
import type { Word } from './requests.repository.ts'

const PublicationId = z.uuid()

type Context = Pick<PublicPageContext, 'db' | 'tickets' | 'clock'>

/** By the number of the message, which on our own page is that of the publication. */
export async function linkFiles(
  { db, tickets, clock }: Context,
  words: readonly Word[],
): Promise<Map<string, ShownFile[]>> {
  const ids = words.flatMap(({ direction, externalId }) =>
    direction === 'out' ? (PublicationId.safeParse(externalId).data ?? []) : [],
  )
  const published = await listPublishedFiles(db, ids)
  const link = (place: FilePlace) => `/ask/files/${tickets.linkFile(place, clock())}`
  return new Map(
    [...published].map(([publicationId, files]) => [
      publicationId,
      files.map(({ name, contentType, label }, no) => ({
        ...{ name, label, url: link({ publicationId, no }) },
        isPicture: contentType.startsWith('image/'),
      })),
    ]),
  )
}

/** Looked up anew: what was withdrawn since the link was given is not there. */
export async function findLinked(
  { db, tickets, clock }: Context,
  link: string,
): Promise<PublishedFile | null> {
  const place = tickets.readLink(link, clock())
  if (!place) return null
  const published = await listPublishedFiles(db, [place.publicationId])
  return published.get(place.publicationId)?.[place.no] ?? null
}
