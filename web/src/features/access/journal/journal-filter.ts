import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { nextDay, startOfDay } from '../../../lib/time/civil-day.ts'

/** Groups of actions by the beginning of their codes, in the order of the list. */
export const JOURNAL_GROUPS = [
  'session',
  'access',
  'token',
  'user',
  'grant',
  'substitution',
  'settings',
  'directory',
  'deadline_rule',
  'channel',
  'inbox',
  'chat',
  'livestream',
  'fake',
  'incidents',
  'contact',
  'journal',
  'right_gate',
  'duty',
  'broadcast',
  'network_act',
  'rule',
  'push',
  'webhook',
  'reports',
  'book',
  'watched_book',
  'form_key',
  'network_account',
  'question',
  'brand',
] as const

/**
 * Of one question besides: all but whom it was shown among others, which is asked for first because lists show it all
 * day; everything; whom it was shown; steps of its history.
 */
export const QUESTION_GROUPS = ['without_lists', 'any', 'reading', 'step'] as const

export type JournalForm = Record<
  'who' | 'words' | 'group' | 'from' | 'to' | 'network' | 'number' | 'order',
  string
>
/** An empty order is that of the newest first. */
export const EMPTY_FORM: JournalForm = {
  ...{ who: '', words: '', group: '', from: '', to: '', network: '', number: '', order: '' },
}

/** What the address says; a broken value is dropped. */
export function readJournalForm(source: Record<string, unknown>): Partial<JournalForm> {
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
  const day = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(text(value)) ? text(value) : '')
  const number = numberOf(text(source.number))
  const groups = [...JOURNAL_GROUPS, ...(number === '' ? [] : QUESTION_GROUPS)]
  const group = groups.find((one) => one === source.group) ?? ''
  const form = {
    who: text(source.who),
    words: text(source.words),
    group,
    from: day(source.from),
    to: day(source.to),
    network: text(source.network),
    number,
    order: source.order === 'oldest' ? 'oldest' : '',
  }
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
}

/** «№ 1204» as the screen writes it, or bare; empty where it is no number. */
export function numberOf(text: string): string {
  const typed = typedNumber(text)
  return typed === null || typed > 999_999_999 ? '' : String(typed)
}

/** Which of the choices stands, where nobody has made one yet. */
export function groupOf({ group, number }: Pick<JournalForm, 'group' | 'number'>): string {
  if (numberOf(number) !== '') return group === '' ? 'without_lists' : group
  return QUESTION_GROUPS.some((one) => one === group) ? '' : group
}

/** The same question, or the whole journal, with nothing left out and in the same order. */
export function widestOf({ number, order }: Pick<JournalForm, 'number' | 'order'>): JournalForm {
  const whole = { ...EMPTY_FORM, order }
  return numberOf(number) === '' ? whole : { ...whole, number, group: 'any' }
}

/** Whether the list leaves out something that the widest one has. */
export function isNarrowed(form: JournalForm): boolean {
  const [asked, widest] = [toSearch(form, 'UTC'), toSearch(widestOf(form), 'UTC')]
  return JSON.stringify(asked) !== JSON.stringify(widest)
}

/** Of one question, nothing is left out but lists. */
export function isWithoutListsAlone(form: JournalForm): boolean {
  const { except, ...asked } = toSearch(form, 'UTC')
  return except !== undefined && JSON.stringify(asked) === JSON.stringify(toSearch(widestOf(form), 'UTC'))
}

export type JournalSearch = {
  who?: string
  words?: string
  action?: string
  from?: string
  to?: string
  network?: string
  number?: number
  except?: 'reading.list'
  order?: 'oldest'
}

/** What is not filled in is not asked; days are days of the region, both of them whole. */
export function toSearch(form: JournalForm, timeZone: string): JournalSearch {
  const { who, words, from, to, network, order } = form
  const number = numberOf(form.number)
  const group = groupOf(form)
  const isAll = group === '' || group === 'any' || group === 'without_lists'
  const address = network.replaceAll(/[^0-9a-fA-F:.]/g, '')
  return {
    ...(who.trim() && { who: who.trim() }),
    ...(words.trim() && { words: words.trim() }),
    ...(!isAll && { action: group === 'book' ? 'book_' : `${group}.` }),
    ...(group === 'without_lists' && { except: 'reading.list' }),
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(to && { to: startOfDay(nextDay(to), timeZone) }),
    ...(address && { network: address }),
    ...(number && { number: Number(number) }),
    ...(order === 'oldest' && { order }),
  }
}

/** Whether both ask for the same entries, in whatever order. */
export function isSameButOrder(one: JournalSearch, other: JournalSearch): boolean {
  const [of, same] = [one, other].map((search) => JSON.stringify({ ...search, order: undefined }))
  return of === same
}
