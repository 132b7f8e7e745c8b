import { z } from 'zod'
import {
  AddWitnessRequest,
  BookResponse,
  BookWitness,
  RotateBookKeyRequest,
  WatchBookRequest,
  WatchedBook,
} from '../../admin/book.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

const Id = z.object({ id: z.uuid() })

/** Who signs the Book, whose Books are signed here, and with which key. */
export const BOOK_TRUST_ROUTES = {
  book: route({
    method: 'GET',
    path: '/api/book',
    permission: 'installation.read',
    tag: 'book',
    summary: 'Tells how the Book fares',
    description:
      'Its size and keys, what waits, how the last comparison with the ledger ended, its witnesses, and the Books of others that are watched here.',
    response: BookResponse,
  }),
  addWitness: route({
    method: 'POST',
    path: '/api/book/witnesses',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Adds a witness of the Book',
    description:
      'From now on it is asked to sign each checkpoint by `add-checkpoint` (C2SP tlog-witness). An address inside a network is asked only where the settings of the installation name its origin.',
    body: AddWitnessRequest,
    response: BookWitness,
  }),
  removeWitness: route({
    method: 'DELETE',
    path: '/api/book/witnesses/{id}',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Removes a witness of the Book',
    description: 'It is asked no more, and its signature is served no more.',
    params: Id,
    response: NoContent,
  }),
  watchBook: route({
    method: 'POST',
    path: '/api/book/watched',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Watches the Book of another region',
    description:
      'Its checkpoints are signed here as long as they show that it has only grown. With another key for a Book that is watched already, it is watched on by that key.',
    body: WatchBookRequest,
    response: WatchedBook,
  }),
  unwatchBook: route({
    method: 'DELETE',
    path: '/api/book/watched/{id}',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Watches a Book no more',
    description: 'What was seen of it is forgotten; what was signed stays signed.',
    params: Id,
    response: NoContent,
  }),
  refusedCheckpoint: route({
    method: 'GET',
    path: '/api/book/watched/{id}/refused',
    permission: 'installation.read',
    tag: 'book',
    summary: 'Reads the checkpoint that was not signed',
    description:
      'A signed note. Where the refusal is `other_root`, it shows that the region has two histories.',
    params: Id,
    produces: ['text/plain'],
  }),
  rotateKey: route({
    method: 'POST',
    path: '/api/book/key',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Changes the key of the Book',
    description:
      'An entry that both keys sign says so. Refused (409, `book.key_changed`) where another key signs now than the one that is sent. It cannot be undone.',
    body: RotateBookKeyRequest,
    response: BookResponse,
  }),
}
