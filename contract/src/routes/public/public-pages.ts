/** Pages that anyone sees. A mistake is answered with a page that tells it, in the language of the reader. */
import { z } from 'zod'
import { route } from '../route.ts'

const Reader = z.object({
  /** Else the language of the browser. */
  lang: z.enum(['ru', 'en']).optional(),
  /** Of several pages of the region, the one that is asked. */
  to: z.string().max(40).optional(),
})
const NumberParams = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })
const Place = z.object({ latitude: z.string(), longitude: z.string() })
/** `ticket` and `proof` come with the form: a page that is open for two seconds and a little work of the browser. */
const Ask = Place.partial().extend({
  ticket: z.string(),
  proof: z.string().optional(),
  text: z.string().max(4000),
  municipality: z.string().optional(),
  address: z.string().max(200).optional(),
  group: z.string().optional(),
  name: z.string().max(100).optional(),
  contact: z.string().max(100).optional(),
  /** Where to tell how it goes, once that was confirmed. */
  follow: z.string().max(100).optional(),
  consent: z.literal('yes'),
  /** Everybody may see the photos, once staff has looked at them. */
  showPhotos: z.literal('yes').optional(),
  photos: z.array(z.string()).optional(),
})
const Receipt = z.object({ number: z.string(), code: z.string() })
const Added = Receipt.extend({
  ticket: z.string(),
  text: z.string().max(4000).optional(),
  /** Whether the answer has helped; it says enough without words. */
  verdict: z.enum(['yes', 'partly', 'no']).optional(),
  photos: z.array(z.string()).optional(),
})

export const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const
const PAGE = ['text/html'] as const
const shared = { permission: null, tag: 'public pages', isSelfChecked: true } as const

export const PUBLIC_PAGE_ROUTES = {
  askForm: route({
    ...shared,
    method: 'GET',
    path: '/ask',
    summary: 'Shows the form where anyone asks',
    description: 'A page that says so (404) where the region takes no questions by a form.',
    query: Reader,
    produces: PAGE,
  }),
  ask: route({
    ...shared,
    method: 'POST',
    path: '/ask',
    summary: 'Takes a question',
    description:
      'Leads on to the page with its number and secret code. What is amiss is shown in the form again (400). Questions of one address are limited (429).',
    query: Reader,
    body: Ask,
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  findPlace: route({
    ...shared,
    method: 'POST',
    path: '/ask/place',
    summary: 'Tells in which municipality a point is',
    description:
      'Nothing is kept. `isOutside` is true of a point in none. Calls of one address are limited (429).',
    body: Place,
    consumes: FORM_TYPES,
    response: z.object({ municipality: z.string().nullable(), isOutside: z.boolean() }),
  }),
  findArticles: route({
    ...shared,
    method: 'POST',
    path: '/ask/articles',
    summary: 'Tells what is known of a question before it is sent',
    description:
      'At most three public articles, by topic and words: the rule, its term and who answers for it. Nothing is kept. Calls of one address are limited (429).',
    query: Reader,
    body: z.object({
      text: z.string().max(4000),
      municipality: z.string().max(100).optional(),
    }),
    consumes: FORM_TYPES,
    response: z.object({
      articles: z.array(z.object({ title: z.string(), url: z.string(), term: z.string(), who: z.string() })),
    }),
  }),
  checkForm: route({
    ...shared,
    method: 'GET',
    path: '/ask/check',
    summary: 'Shows the form that asks for a number and its code',
    description: 'Trying a code that was wrong leads back here.',
    query: Reader.extend({
      number: z.string().max(12).optional(),
      refused: z.enum(['code', 'limit']).optional(),
    }),
    produces: PAGE,
  }),
  check: route({
    ...shared,
    method: 'POST',
    path: '/ask/check',
    summary: 'Opens a question by its number and code',
    description:
      'Leads on to its page. An unknown number and a wrong code are told alike; tries of one address are limited.',
    query: Reader,
    body: Receipt,
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  question: route({
    ...shared,
    method: 'GET',
    path: '/ask/{number}',
    summary: 'Shows a question and what has become of it',
    description:
      'With a pass that its number and code have given, good for 15 minutes; else the form that asks for them.',
    params: NumberParams,
    query: Reader.extend({ pass: z.string().max(200).optional() }),
    produces: PAGE,
  }),
  mailCode: route({
    ...shared,
    method: 'POST',
    path: '/ask/letter',
    summary: 'Sends the number and code of a question to its author',
    description:
      'To the address that was left as a contact, else to the one that is named. Two letters an hour for a question and for an address.',
    query: Reader,
    body: Receipt.extend({ email: z.string().max(100).optional() }),
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  follow: route({
    ...shared,
    method: 'POST',
    path: '/ask/follow',
    summary: 'Asks to be told by letter how a question goes on',
    description: 'Nothing but a letter that asks to confirm it is sent, once an hour at most.',
    query: Reader,
    body: Receipt.extend({ follow: z.string().max(100) }),
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  decidePhotos: route({
    ...shared,
    method: 'POST',
    path: '/ask/photos',
    summary: 'Lets everybody see the photos of a question, or no more',
    description: 'A person of staff looks at each before it is shown.',
    query: Reader,
    body: Receipt.extend({ may: z.enum(['yes', 'no']) }),
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  withdraw: route({
    ...shared,
    method: 'POST',
    path: '/ask/withdraw',
    summary: 'Takes the consent of a question back',
    description:
      'It stands in the list of administrators as a demand to erase. A second time changes nothing.',
    query: Reader,
    body: Receipt,
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  addWords: route({
    ...shared,
    method: 'POST',
    path: '/ask/add',
    summary: 'Adds words or photos to a question',
    description: 'Or says whether an answer has helped.',
    query: Reader,
    body: Added,
    consumes: FORM_TYPES,
    produces: PAGE,
  }),
  answerFile: route({
    ...shared,
    method: 'GET',
    path: '/ask/files/{link}',
    summary: 'Takes a file of a published answer away',
    description: 'By a link that the page of the question gives. A page that says so (404) where it is gone.',
    params: z.object({ link: z.string() }),
  }),
  livestream: route({
    ...shared,
    method: 'GET',
    path: '/livestreams/{number}',
    summary: 'Shows the questions of a live stream',
    description:
      'What was asked, what became of it, and where in the recording it was answered. Names of askers are not shown.',
    params: NumberParams,
    query: Reader.extend({ after: z.coerce.number().int().positive().optional() }),
    produces: PAGE,
  }),
  checkedList: route({
    ...shared,
    method: 'GET',
    path: '/checked',
    summary: 'Lists rumours that were checked',
    description: 'The newest first, by words that are searched for or all.',
    query: Reader.extend({
      search: z.string().max(200).optional(),
      after: z.coerce.number().int().positive().optional(),
    }),
    produces: PAGE,
  }),
  checked: route({
    ...shared,
    method: 'GET',
    path: '/checked/{number}',
    summary: 'Shows what was found of a rumour',
    description: 'Also where we were wrong ourselves.',
    params: NumberParams,
    query: Reader,
    produces: PAGE,
  }),
  checkedPicture: route({
    ...shared,
    method: 'GET',
    path: '/checked/{number}/picture',
    summary: 'Shows the picture of a rumour that was checked',
    description: 'An empty 404 where there is none.',
    params: NumberParams,
    produces: ['image/jpeg', 'image/png', 'image/webp'],
  }),
}
