/** A life as rows of the tables, with every column that the product would have written. */
import type { Life } from '../course/life.ts'

export type Numbered = { life: Life; number: number }

export function incidentRow({ life, number }: Numbered) {
  return { ...life.incident, number }
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
  return life.activities.map(({ details, ...row }) => ({ ...row, details: JSON.parse(details) }))
}

export function versionRows({ life }: Numbered): object[] {
  return life.versions.map(({ promise, ...version }) => ({
    ...{ outcome: null, decidedBy: null, decidedByName: null, decidedAt: null, reasonCode: null },
    ...{ decisionComment: '', ...version },
    promise: typeof promise === 'string' ? JSON.parse(promise) : null,
  }))
}

export function publicationRows({ life }: Numbered): object[] {
  return life.publications.map(({ message, ...row }) => ({
    ...row,
    message: typeof message === 'string' ? JSON.parse(message) : message,
  }))
}

export function promiseRows({ life }: Numbered): object[] {
  return life.promises.map(({ end, ...promise }) => ({
    ...promise,
    ...(end ?? { state: 'open', closedAt: null }),
  }))
}
