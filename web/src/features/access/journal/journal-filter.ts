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
] as const

export type JournalForm = { who: string; group: string; from: string; to: string; network: string }
export const EMPTY_FORM: JournalForm = { who: '', group: '', from: '', to: '', network: '' }

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
    ...(group && { action: `${group}.` }),
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(to && { to: startOfDay(nextDay(to), timeZone) }),
    ...(address && { network: address }),
  }
}
