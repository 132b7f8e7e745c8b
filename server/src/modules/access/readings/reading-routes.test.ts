/** A route that can show a resident leaves a reading; what shows none stands here with its reason. */
import { ROUTES } from '@veche/contract/routes/all.ts'
import type { Route } from '@veche/contract/routes/route.ts'
import { expect, it } from 'vitest'
import { hasWords, planReading } from './reading-plan.ts'

/** The address of one route, or of all below a place that ends with `/`. */
const SHOWS_NO_RESIDENT: Readonly<Record<string, string>> = {
  '/api/publications/': 'our own text, which its writer sends',
  '/api/book': 'numbers and signatures',
  '/api/book/': 'numbers, signatures and our own posts',
  '/api/calendar/address': 'when the address of the reader was made and read',
  '/api/calendar/file': 'kinds, times, numbers and names of municipalities',
  '/api/channels': 'our own pages',
  '/api/channels/': 'our own pages',
  '/api/chats': 'names and rules of chats',
  '/api/chats/{chatId}': 'names and rules of chats',
  '/api/chats/{chatId}/posts': 'our own posts',
  '/api/chats/{chatId}/files/{fileId}': 'files of our own posts',
  '/api/chats/{chatId}/digests': 'a digest that we post there',
  '/api/chats/{chatId}/digests/': 'a digest that we post there',
  '/api/chats/{chatId}/setup': 'names and rules of chats',
  '/api/chats/{chatId}/members/': 'our own people',
  '/api/chats/{chatId}/duties': 'our own people',
  '/api/chats/{chatId}/duties/': 'our own people',
  '/api/chats/{chatId}/rules': 'names and rules of chats',
  '/api/consent': 'the text of consent',
  '/api/duty/': 'contacts of bodies and of their people',
  '/api/courses/': 'texts of courses and who passed them',
  '/api/courses.csv': 'titles of courses',
  '/api/directory/sheets/{kind}': 'bodies, places and topics',
  '/api/exchange/jobs/{jobId}/file': 'its rows were noted when the file was made, for whom it was made',
  '/api/exchange/jobs/{jobId}/errors': 'rows that this person brought',
  '/api/exercises/runs/': 'residents that nobody is',
  '/api/exercises.csv': 'titles and counts of exercises',
  '/api/fakes': 'what is claimed, in our words; the card is followed',
  '/api/feedback': 'our own people about the product',
  '/api/feedback.csv': 'our own people about the product',
  '/api/feedback/': 'our own people about the product',
  '/api/journal/export': 'acts of our own people, with codes alone',
  '/api/livestreams/{livestreamId}/source-candidates': 'our own posts',
  '/api/macros': 'our own words',
  '/api/macros/': 'our own words',
  '/api/network-acts/export': 'without a text and a name of any resident',
  '/api/events': 'events say what changed; rows of a list are noted by the stream itself',
  '/api/bulletins': 'our own orders',
  '/api/bulletins/': 'our own orders',
  '/api/bulletins.csv': 'our own orders',
  '/api/broadcasts': 'our own texts',
  '/api/broadcasts/': 'our own texts and pictures',
  '/api/broadcasts.csv': 'our own texts',
  '/api/outages/sheet': 'an empty table to fill in',
  '/api/page-passports.csv': 'our own pages',
  '/api/page-passports/': 'our own pages',
  '/api/board/items.csv': 'noted by the route itself, with the numbers of the questions in it',
  '/api/persons/find': 'noted by the route itself, with the numbers of questions of whom it found',
  '/api/practices': 'what bodies did',
  '/api/pulse.csv': 'means of five answers or more',
  '/api/practices.csv': 'what bodies did',
  '/api/practices/': 'what bodies did, and their photographs',
  '/api/articles/file': 'what is known, in our words',
  '/api/articles.csv': 'what is known, in our words',
  '/api/reports/readings': 'a text without people, to judge an answer blindly',
  '/api/reports/preview': 'titles without people',
  '/api/reports/file': 'titles without people',
  '/api/report-schedules': 'addresses of our own people',
  '/api/report-schedules/': 'addresses of our own people',
  '/api/templates': 'our own words',
  '/api/today/work.csv': 'counts of weeks',
  '/api/templates/': 'our own words',
  '/api/users/export': 'our own people',
  '/api/readings/leak': 'counts',
  '/api/readings/leak/file': 'numbers of questions; itself an entry of the journal',
  '/api/rules/firings.csv': 'numbers of questions',
  '/api/rules/file': 'our own words',
}

const reasonFor = (path: string) =>
  Object.keys(SHOWS_NO_RESIDENT).find((one) => (one.endsWith('/') ? path.startsWith(one) : path === one))

const canShow = ({ method, response }: Route) => (response ? hasWords(response) : method === 'GET')
const CLOSED = (ROUTES as readonly Route[]).filter(
  ({ path, permission }) => path.startsWith('/api/') && permission !== 'public',
)
const UNFOLLOWED = CLOSED.filter((route) => canShow(route) && planReading(route) === null)

it('that can show a resident leaves a reading, or has a reason', () => {
  expect(CLOSED.length).toBeGreaterThan(400)
  const forgotten = UNFOLLOWED.filter(({ path }) => reasonFor(path) === undefined)
  expect(forgotten.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

it('has no reason that no route needs', () => {
  const used = new Set(UNFOLLOWED.map(({ path }) => reasonFor(path)))
  expect(Object.keys(SHOWS_NO_RESIDENT).filter((one) => !used.has(one))).toEqual([])
})
