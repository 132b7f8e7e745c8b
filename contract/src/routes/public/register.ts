/** The open register of problems, outages in force, and joining a problem. */
import { z } from 'zod'
import { route } from '../route.ts'
import { FORM_TYPES } from './public-pages.ts'

const Reader = z.object({ lang: z.enum(['ru', 'en']).optional() })
const NumberParams = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })
const PAGE = ['text/html'] as const
const shared = { permission: null, tag: 'public pages', isSelfChecked: true, produces: PAGE } as const
/** Of a form that a browser has had open for two seconds, with a little work of it or a sum. */
const Gate = z.object({ ticket: z.string(), proof: z.string().optional(), answer: z.string().optional() })

const TokenParams = z.object({ token: z.string().max(200) })
const Followed = z.object({
  place: z.string().max(100).optional(),
  group: z.string().max(100).optional(),
  street: z.string().max(160).optional(),
  house: z.string().max(20).optional(),
})

export const REGISTER_ROUTES = {
  list: route({
    ...shared,
    method: 'GET',
    path: '/open/problems',
    summary: 'Lists problems of the open register',
    description:
      'Thirty a page, newest first: topic, place to the street, state, days, and how many asked. Names and words of authors are not shown.',
    query: Reader.extend({
      place: z.string().max(100).optional(),
      group: z.string().max(100).optional(),
      state: z.enum(['', 'open', 'postponed', 'answered', 'done']).optional(),
      search: z.string().max(100).optional(),
      before: z.string().max(12).optional(),
    }),
  }),
  problem: route({
    ...shared,
    method: 'GET',
    path: '/open/problems/{number}',
    summary: 'Shows a problem of the open register',
    description:
      'Its road, the answer as it was published, what was promised. A page that says so (404) where there is none.',
    params: NumberParams,
    query: Reader,
  }),
  photo: route({
    ...shared,
    method: 'GET',
    path: '/open/problems/{number}/photos/{photo}',
    summary: 'Shows a photo of a problem',
    description:
      'Its author and a person of staff have agreed to it; an empty 404 once either takes it back.',
    params: NumberParams.extend({ photo: z.string().max(64) }),
    produces: ['image/webp'],
  }),
  joinForm: route({
    ...shared,
    method: 'GET',
    path: '/open/problems/{number}/join',
    summary: 'Shows the form that joins a problem',
    description: 'Nothing is asked but a sign of a person.',
    params: NumberParams,
    query: Reader,
  }),
  join: route({
    ...shared,
    method: 'POST',
    path: '/open/problems/{number}/join',
    summary: 'Joins a problem',
    description:
      'Leads on to a page with a code. One form joins once; those of one address are limited (429).',
    params: NumberParams,
    query: Reader,
    body: Gate,
    consumes: FORM_TYPES,
  }),
  joinedForm: route({
    ...shared,
    method: 'GET',
    path: '/open/joined',
    summary: 'Shows the form that asks for the code of a joining',
    description: 'Whoever joined a problem has nothing but it.',
    query: Reader.extend({ refused: z.enum(['wrong', 'limit']).optional() }),
  }),
  openJoined: route({
    ...shared,
    method: 'POST',
    path: '/open/joined',
    summary: 'Opens a joined problem by its code',
    description: 'Leads on to its page; tries of one address are limited.',
    query: Reader,
    body: z.object({ code: z.string() }),
    consumes: FORM_TYPES,
  }),
  followJoined: route({
    ...shared,
    method: 'POST',
    path: '/open/joined/follow',
    summary: 'Asks to be told by letter how a joined problem goes on',
    description: 'Nothing but a letter that asks to confirm it is sent, once an hour at most.',
    query: Reader,
    body: z.object({ code: z.string(), follow: z.string().max(100) }),
    consumes: FORM_TYPES,
  }),
  joined: route({
    ...shared,
    method: 'GET',
    path: '/open/joined/{id}',
    summary: 'Shows a problem to whoever joined it',
    description: 'With a pass that the code has given, good for 15 minutes; else the form that asks for it.',
    params: z.object({ id: z.string() }),
    query: Reader.extend({ pass: z.string().max(200).optional() }),
  }),
  outages: route({
    ...shared,
    method: 'GET',
    path: '/open/outages',
    summary: 'Lists outages and works in force and planned',
    description: 'By municipality: what, where as the body wrote it, until when.',
    query: Reader.extend({ place: z.string().max(100).optional() }),
  }),
  answerCheckForm: route({
    ...shared,
    method: 'GET',
    path: '/open/answer-check',
    summary: 'Shows the form that checks whether a text is our answer',
    description: 'Nothing of what is pasted is kept.',
    query: Reader,
  }),
  answerCheck: route({
    ...shared,
    method: 'POST',
    path: '/open/answer-check',
    summary: 'Tells whether a text is our answer',
    description:
      'Word for word, a part of it, altered here and there, or never said. Five words at least (400); checks of one address are limited (429).',
    query: Reader,
    body: z.object({ text: z.string().max(5000) }),
    consumes: FORM_TYPES,
  }),
  answer: route({
    ...shared,
    method: 'GET',
    path: '/open/a/{number}',
    summary: 'Shows a published answer',
    description:
      'At an address that is short enough to be written down. A page that says so (404) where there is none.',
    params: NumberParams,
    query: Reader,
  }),
  subscribeForm: route({
    ...shared,
    method: 'GET',
    path: '/open/subscribe',
    summary: 'Shows the form that subscribes to news of the register',
    description:
      'Of a municipality, and of it a group of topics, a street or a house. With `sent` it says that a letter is on its way.',
    query: Reader.extend({ ...Followed.shape, sent: z.string().max(10).optional() }),
  }),
  subscribe: route({
    ...shared,
    method: 'POST',
    path: '/open/subscribe',
    summary: 'Subscribes to news of the register by e-mail',
    description:
      'Nothing but a letter that asks to confirm it is sent, once an hour at most. Those of one address are limited (429).',
    query: Reader,
    body: Gate.extend({ email: z.string().max(100), ...Followed.shape }),
    consumes: FORM_TYPES,
  }),
  confirmForm: route({
    ...shared,
    method: 'GET',
    path: '/open/subscriptions/{token}/confirm',
    summary: 'Asks whether a subscription shall begin',
    description: 'By the link of a letter. Looking changes nothing.',
    params: TokenParams,
    query: Reader,
  }),
  confirm: route({
    ...shared,
    method: 'POST',
    path: '/open/subscriptions/{token}/confirm',
    summary: 'Begins a subscription',
    description: 'What happened before is not told.',
    params: TokenParams,
    query: Reader,
  }),
  endForm: route({
    ...shared,
    method: 'GET',
    path: '/open/subscriptions/{token}/end',
    summary: 'Asks whether a subscription shall end',
    description: 'By the link of a letter. Looking changes nothing.',
    params: TokenParams,
    query: Reader,
  }),
  end: route({
    ...shared,
    method: 'POST',
    path: '/open/subscriptions/{token}/end',
    summary: 'Ends a subscription and erases its address',
    description: 'Also by the one press of a mail program (RFC 8058).',
    params: TokenParams,
    query: Reader,
  }),
  feed: route({
    ...shared,
    method: 'GET',
    path: '/open/problems.atom',
    summary: 'Reads what is new in the register',
    description: 'Atom 1.0, by the same filter as a subscription.',
    query: Reader.extend(Followed.shape),
    produces: ['application/atom+xml'],
  }),
}
