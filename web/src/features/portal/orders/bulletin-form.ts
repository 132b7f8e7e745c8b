/** The form of news or an order, and what it says. Pure. */
import { addressOfLink, readLink } from '@veche/contract/rules/portal/bulletin-links.ts'
import { BULLETIN_WRITERS } from '@veche/contract/rules/portal/bulletin-reach.ts'
import type { BulletinContent } from './orders.queries.ts'

type Task = NonNullable<BulletinContent['task']>
export type BulletinForm = {
  kind: 'news' | 'order'
  title: string
  text: string
  audience: BulletinContent['audience']
  task: Task
  /** Addresses, one a line. */
  links: string
  files: BulletinContent['files']
}

const A_WEEK_DAYS = 7

export function emptyForm(today: string): BulletinForm {
  const due = new Date(Date.parse(`${today}T00:00:00Z`))
  due.setUTCDate(due.getUTCDate() + A_WEEK_DAYS)
  return {
    ...{ kind: 'news', title: '', text: '', links: '', files: [] },
    audience: { roles: [], agencyCodes: [], municipalityCodes: [] },
    task: { act: '', dueOn: due.toISOString().slice(0, 10), doneBy: 'person' },
  }
}

const WRITERS: readonly string[] = BULLETIN_WRITERS
type OwnGrant = { role: string; scope: { kind: string; code?: string } }

/** Whom a writer begins with: of one body their own, for to others they may not write; of the centre anybody. */
export function ownAudience(grants: readonly OwnGrant[]): BulletinForm['audience'] {
  const scopes = grants.filter(({ role }) => WRITERS.includes(role)).map(({ scope }) => scope)
  const codesOf = (kind: string) => [
    ...new Set(scopes.flatMap((scope) => (scope.kind === kind && scope.code ? [scope.code] : []))),
  ]
  if (scopes.some(({ kind }) => kind === 'region'))
    return { roles: [], agencyCodes: [], municipalityCodes: [] }
  return { roles: [], agencyCodes: codesOf('agency'), municipalityCodes: codesOf('municipality') }
}

export function formOf(content: BulletinContent, today: string): BulletinForm {
  const { title, text, audience, task, links, files } = content
  return {
    ...{ kind: task ? 'order' : 'news', title, text, audience, files },
    task: task ?? emptyForm(today).task,
    links: links.map(addressOfLink).join('\n'),
  }
}

export function saidOf({ kind, title, text, audience, task, links, files }: BulletinForm): BulletinContent {
  return {
    ...{ title: title.trim(), text: text.trim(), audience, files },
    task: kind === 'order' ? { ...task, act: task.act.trim() } : null,
    links: linesOf(links).flatMap((line) => readLink(line) ?? []),
  }
}

/** A line that is no address of ours: it would be lost unseen. */
export function wrongLinks({ links }: Pick<BulletinForm, 'links'>): string[] {
  return linesOf(links).filter((line) => readLink(line) === null)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
