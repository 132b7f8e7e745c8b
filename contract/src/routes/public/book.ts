import { z } from 'zod'
import { route } from '../route.ts'

export const BOOK_ROUTES = {
  checkpoint: route({
    method: 'GET',
    path: '/book/checkpoint',
    permission: null,
    tag: 'book',
    summary: 'Reads the newest checkpoint of the Book',
    description:
      'A signed note by C2SP tlog-checkpoint: origin, size and root of the tree, with the lines of the witnesses that have signed it.',
    produces: ['text/plain'],
  }),
  key: route({
    method: 'GET',
    path: '/book/key',
    permission: null,
    tag: 'book',
    summary: 'Reads the key that signs the Book',
    description: 'The verifier key by C2SP signed-note, in one line.',
    produces: ['text/plain'],
  }),
  tile: route({
    method: 'GET',
    path: '/book/tile/{path}',
    permission: null,
    tag: 'book',
    params: z.object({ path: z.string() }),
    summary: 'Reads a tile of the Book',
    description:
      'By C2SP tlog-tiles: `<L>/<N>[.p/<W>]` are hashes, `entries/<N>[.p/<W>]` a bundle of entries, compressed. A whole tile never changes.',
    produces: ['application/octet-stream'],
    isSelfChecked: true,
  }),
  days: route({
    method: 'GET',
    path: '/book/days',
    permission: null,
    tag: 'book',
    summary: 'Lists how the Book ended each day',
    description:
      'A line a day, the newest first: `2026-11-29 12345 <root in base64>`, by the time zone of the region.',
    produces: ['text/plain'],
  }),
  day: route({
    method: 'GET',
    path: '/book/days/{day}',
    permission: null,
    tag: 'book',
    params: z.object({ day: z.string() }),
    summary: 'Reads the checkpoint with which a day ended',
    description:
      'The signed note as it stood then. Not found (404) of a day that has not ended or was before the Book.',
    produces: ['text/plain'],
    isSelfChecked: true,
  }),
  proof: route({
    method: 'GET',
    path: '/book/proof/{index}.tlog-proof',
    permission: null,
    tag: 'book',
    params: z.object({ index: z.string() }),
    summary: 'Proves that an entry stands in the Book',
    description:
      'By C2SP tlog-proof, with the entry as `extra`. Not found (404) beyond the newest checkpoint.',
    produces: ['text/plain'],
    isSelfChecked: true,
  }),
  addCheckpoint: route({
    method: 'POST',
    path: '/witness/add-checkpoint',
    permission: null,
    tag: 'book',
    summary: 'Asks for a signature below a checkpoint of another Book',
    description:
      'By C2SP tlog-witness: the size that was seen last, the proof that the Book has only grown, its checkpoint. Signed for Books that the administrator has named.',
    consumes: ['text/plain'],
    produces: ['text/plain'],
    isSelfChecked: true,
  }),
  witnessKey: route({
    method: 'GET',
    path: '/witness/key',
    permission: null,
    tag: 'book',
    summary: 'Reads the key by which Books of others are signed here',
    description: 'The verifier key by C2SP tlog-cosignature, in one line.',
    produces: ['text/plain'],
  }),
}
