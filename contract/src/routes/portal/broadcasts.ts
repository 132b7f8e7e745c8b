import { z } from 'zod'
import {
  BringPictureQuery,
  BroadcastCollisionsRequest,
  BroadcastCollisionsResponse,
  BroadcastCommand,
  BroadcastPictureResponse,
  BroadcastPlaceDecision,
  BroadcastPlacesResponse,
  BroadcastQuery,
  BroadcastResponse,
  BroadcastsResponse,
  ChangeBroadcastRequest,
  CreateBroadcastRequest,
} from '../../portal/broadcasts.ts'
import { route } from '../route.ts'

const BroadcastParams = z.object({ broadcastId: z.uuid() })

export const BROADCAST_ROUTES = {
  listBroadcasts: route({
    method: 'GET',
    path: '/api/broadcasts',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Lists texts to many places',
    description:
      'What waits, and what is planned or went out between two days of the region. Whoever works for one municipality sees what goes there.',
    query: BroadcastQuery,
    response: BroadcastsResponse,
  }),
  listBroadcastPlaces: route({
    method: 'GET',
    path: '/api/broadcasts/places',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Lists pages and chats to which the reader may write',
    description:
      'With what each network takes. Networks are asked where their pages may be written to; one that does not answer is named.',
    response: BroadcastPlacesResponse,
  }),
  findBroadcastCollisions: route({
    method: 'POST',
    path: '/api/broadcasts/collisions',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Finds what else goes to the same places about then',
    description: 'Before it is written to its end. Of texts that the reader sees; nothing is kept.',
    body: BroadcastCollisionsRequest,
    response: BroadcastCollisionsResponse,
  }),
  uploadBroadcastPicture: route({
    method: 'POST',
    path: '/api/broadcasts/pictures',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Brings a picture to go along with a text',
    description:
      'The bytes are the body, `content-type` their kind; what a picture tells of its maker is taken off. The same `id` sent again brings it once. One that no text uses goes after a day.',
    query: BringPictureQuery,
    response: BroadcastPictureResponse,
  }),
  getBroadcastPicture: route({
    method: 'GET',
    path: '/api/broadcasts/pictures/{pictureId}',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Shows a picture of a text',
    description: 'To whoever sees the text; before it is used, to whoever brought it.',
    params: z.object({ pictureId: z.uuid() }),
  }),
  createBroadcast: route({
    method: 'POST',
    path: '/api/broadcasts',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Writes a text to many places',
    description:
      'A draft, or at once for another person to approve. A text that a chosen network cannot take is refused by the name of the network (`broadcast.text_too_long`).',
    body: CreateBroadcastRequest,
    response: BroadcastResponse,
  }),
  getBroadcast: route({
    method: 'GET',
    path: '/api/broadcasts/{broadcastId}',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Shows a text, and how it fares in each place',
    description: 'With its versions, and with what else goes to the same places within an hour.',
    params: BroadcastParams,
    response: BroadcastResponse,
  }),
  changeBroadcast: route({
    method: 'PUT',
    path: '/api/broadcasts/{broadcastId}',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Changes a text, or writes a correction of what went out',
    description:
      'Makes a version that another person approves before it goes anywhere; a planned one waits again. The places of what went out stay. With `before` a field that somebody else has since changed is refused.',
    params: BroadcastParams,
    body: ChangeBroadcastRequest,
    response: BroadcastResponse,
  }),
  runBroadcastCommand: route({
    method: 'POST',
    path: '/api/broadcasts/{broadcastId}/commands',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Submits, approves, sends back, cancels, withdraws or repeats',
    description:
      'Nobody approves what they wrote (`broadcast.own_version`). Withdrawn is what stands anywhere: deleted where the network lets us, elsewhere a post says so. A repeat goes to places where it failed, never where it may stand.',
    params: BroadcastParams,
    body: BroadcastCommand,
    response: BroadcastResponse,
  }),
  decideOnBroadcastPlace: route({
    method: 'POST',
    path: '/api/broadcasts/{broadcastId}/places/{placeId}/decision',
    permission: 'broadcasts.write',
    tag: 'broadcasts',
    summary: 'Decides about one place where the text failed or may stand',
    description: 'Asks the network once more, repeats, or takes the word of the person that it stands there.',
    params: BroadcastParams.extend({ placeId: z.uuid() }),
    body: BroadcastPlaceDecision,
    response: BroadcastResponse,
  }),
}
