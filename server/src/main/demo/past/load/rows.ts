/** A life as rows of the tables, with every column that the product would have written. */
import { SqlArray, SqlJson } from '../../../../platform/database/copy-rows.ts'
import type { Life } from '../course/life.ts'

export type Numbered = { life: Life; number: number }

export function incidentRow({ life, number }: Numbered) {
  return { ...life.incident, tags: new SqlArray(life.incident.tags), number }
}

export function messageRows({ life }: Numbered): object[] {
  return life.messages
}

export function deadlineRows({ life }: Numbered): object[] {
  return life.deadlines.map(({ limit, ...deadline }) => ({
    ...deadline,
    incidentId: life.incident.id,
    clockLimit: limit,
  }))
}

export function activityRows({ life }: Numbered): object[] {
  return life.activities.map(({ details, ...row }) => ({ ...row, details: new SqlJson(details) }))
}

export function versionRows({ life }: Numbered): object[] {
  return life.versions.map(({ promise, ...version }) => ({
    ...{ outcome: null, decidedBy: null, decidedByName: null, decidedAt: null, reasonCode: null },
    ...{ decisionComment: '', ...version },
    fileIds: new SqlArray(version.fileIds ?? []),
    promise: typeof promise === 'string' ? new SqlJson(promise) : null,
  }))
}

export function publicationRows({ life }: Numbered): object[] {
  return life.publications.map(({ message, ...row }) => ({
    ...row,
    message: typeof message === 'string' ? new SqlJson(message) : message,
  }))
}

export function promiseRows({ life }: Numbered): object[] {
  return life.promises.map(({ end, ...promise }) => ({
    ...promise,
    ...(end ?? { state: 'open', closedAt: null }),
  }))
}
