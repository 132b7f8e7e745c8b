/** Where the Book is that somebody named. */
import { LARGEST_NOTE } from '../notes/note.ts'
import { openHttp } from '../verify/http-source.ts'
import { type Source, Unavailable } from '../verify/source.ts'
import { openFolder } from './folder.ts'

/** An address, or a folder. People copy the address of the site too: there the Book lies under `book`. */
export async function openPlace(place: string): Promise<Source> {
  if (!isAddress(place)) return openFolder(place)
  if (!URL.canParse(place)) throw new Unavailable(place)
  for (const address of [place, `${place.replace(/\/+$/, '')}/book`]) {
    const source = openHttp(address)
    if (await hasCheckpoint(source)) return source
  }
  throw new Unavailable(place)
}

async function hasCheckpoint(source: Source): Promise<boolean> {
  const bytes = await source.read('checkpoint', LARGEST_NOTE)
  // A site that answers every address with its first page has no Book there.
  return bytes !== null && bytes[0] !== '<'.charCodeAt(0)
}

export function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place)
}

/** The site whose Book it is. */
export function openSite(address: string): Source {
  return openHttp(address.replace(/\/+$/, '').replace(/\/book$/, ''), { pausesMs: [] })
}
