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

export type JournalForm = { who: string; group: string; from: string; to: string; network: string }
export const EMPTY_FORM: JournalForm = { who: '', group: '', from: '', to: '', network: '' }

/** What the address says; a broken value is dropped. */
export function readJournalForm(source: Record<string, unknown>): Partial<JournalForm> {
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
  const day = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(text(value)) ? text(value) : '')
  const group = JOURNAL_GROUPS.find((one) => one === source.group) ?? ''
  const form = {
    who: text(source.who),
    group,
    from: day(source.from),
    to: day(source.to),
    network: text(source.network),
  }
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
}

export type JournalSearch = {
  who?: string
  action?: string
  from?: string
  to?: string
  network?: string
}

/** What is not filled in is not asked; days are days of the region, both of them whole. */
export function toSearch({ who, group, from, to, network }: JournalForm, timeZone: string): JournalSearch {
  const address = network.replaceAll(/[^0-9a-fA-F:.]/g, '')
  return {
    ...(who.trim() && { who: who.trim() }),
    ...(group && { action: group === 'book' ? 'book_' : `${group}.` }),
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(to && { to: startOfDay(nextDay(to), timeZone) }),
    ...(address && { network: address }),
  }
}
