import { z } from 'zod'
import {
  BookPagePlaces,
  BookPagesResponse,
  DecideBookPostRequest,
  SwitchOnBookPageRequest,
} from '../../admin/book-pages.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

const ChannelId = z.object({ channelId: z.uuid() })
const Id = z.object({ id: z.uuid() })

/** The end of each day of the Book on the official pages. */
export const BOOK_PAGE_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/book/pages',
    permission: 'installation.read',
    tag: 'book',
    summary: 'Lists pages on which the days of the Book may be posted',
    description:
      'Channels of networks that let a program begin a post, with the newest day that was to be posted there and how it fares.',
    response: BookPagesResponse,
  }),
  places: route({
    method: 'GET',
    path: '/api/book/pages/{channelId}',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Shows what would be posted on a page, and where',
    description:
      'Asks the network. `errorCode` says why it let us see no place; without a place the page cannot be switched on.',
    params: ChannelId,
    response: BookPagePlaces,
  }),
  switchOn: route({
    method: 'PUT',
    path: '/api/book/pages/{channelId}',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Posts the days of the Book on a page from now on',
    description:
      'From the next end of a day. Refused (409, `book.page_place_gone`) where the network does not let us post in that place. Switched on already, it goes on in the place that is sent.',
    params: ChannelId,
    body: SwitchOnBookPageRequest,
    response: NoContent,
  }),
  switchOff: route({
    method: 'DELETE',
    path: '/api/book/pages/{channelId}',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Posts the days of the Book on a page no more',
    description: 'What was posted stays.',
    params: ChannelId,
    response: NoContent,
  }),
  takeDown: route({
    method: 'DELETE',
    path: '/api/book/posts/{id}',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Takes down a posted day',
    description:
      'Deletes the post in its network, or withdraws one that has not left. Refused (409, `book.post_may_stand`) while it is not known whether it stands.',
    params: Id,
    response: NoContent,
  }),
  decide: route({
    method: 'POST',
    path: '/api/book/posts/{id}/decide',
    permission: 'settings.manage',
    tag: 'book',
    summary: 'Decides about a day that was not posted, or perhaps was',
    description:
      '`check` asks the network once more, `mark_sent` says that it stands, `retry` that it does not, `give_up` leaves it.',
    params: Id,
    body: DecideBookPostRequest,
    response: NoContent,
  }),
}
