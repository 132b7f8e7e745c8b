/** Photos and papers of answers on the page of a question: links for a while, made anew each time the code is given. */
import { z } from 'zod'
import { listPublishedFiles, type PublishedFile } from '../../answers/index.ts'
import type { FilePlace } from '../form/form-ticket.ts'
import { typeOfPhoto } from '../form/save-photos.ts'
import type { ShownFile } from '../pages/receipt-page.ts'
import type { PublicPageContext } from '../public-page-context.ts'
import { findOwnRef, type Word } from '../requests.repository.ts'

const PublicationId = z.uuid()

type Context = Pick<PublicPageContext, 'db' | 'tickets' | 'clock'>

/** By the number of the message, which on our own page is that of the publication. */
export async function linkFiles(
  { db, tickets, clock }: Context,
  words: readonly Word[],
): Promise<Map<string, ShownFile[]>> {
  const own = words.filter(({ direction }) => direction === 'in')
  const ids = words.flatMap(({ direction, externalId }) =>
    direction === 'out' ? (PublicationId.safeParse(externalId).data ?? []) : [],
  )
  const published = await listPublishedFiles(db, ids)
  const link = (place: FilePlace) => `/ask/files/${tickets.linkFile(place, clock())}`
  return new Map([
    ...[...published].map(([publicationId, files]): [string, ShownFile[]] => [
      publicationId,
      files.map(({ name, contentType, label }, no) => ({
        ...{ name, label, url: link({ publicationId, no }) },
        isPicture: contentType.startsWith('image/'),
      })),
    ]),
    ...own.map(({ externalId, refs }): [string, ShownFile[]] => [
      externalId,
      refs.flatMap((ref, no) =>
        hashOf(ref) === null
          ? []
          : [
              {
                name: '',
                label: null,
                isPicture: true,
                url: link({ publicationId: `${OWN}${externalId}`, no }),
              },
            ],
      ),
    ]),
  ])
}

/** In a link before the number of the author's own message. */
const OWN = 'own:'

function hashOf(ref: string): string | null {
  return /^photo:([0-9a-f]{64})$/.exec(ref)?.[1] ?? null
}

export type OwnPhoto = { bytes: Buffer; contentType: string; name: string }

/** Files that the author attached; the link was on the page that their code opened. */
export async function findOwnPhoto(
  { db, tickets, clock, files }: Context & Pick<PublicPageContext, 'files'>,
  link: string,
): Promise<OwnPhoto | null> {
  const place = tickets.readLink(link, clock())
  if (!place?.publicationId.startsWith(OWN)) return null
  const ref = await findOwnRef(db, { externalId: place.publicationId.slice(OWN.length), no: place.no })
  const hash = ref === null ? null : hashOf(ref)
  const bytes = hash === null ? null : await files.find(hash)
  const contentType = bytes && typeOfPhoto(bytes)
  return bytes && contentType ? { bytes, contentType, name: `photo-${place.no + 1}` } : null
}

/** Looked up again, because a file may have been withdrawn since the link was given. */
export async function findLinked(
  { db, tickets, clock }: Context,
  link: string,
): Promise<PublishedFile | null> {
  const place = tickets.readLink(link, clock())
  if (!place || place.publicationId.startsWith(OWN)) return null
  const published = await listPublishedFiles(db, [place.publicationId])
  return published.get(place.publicationId)?.[place.no] ?? null
}
