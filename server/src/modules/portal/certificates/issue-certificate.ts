import type { CourseContent } from '@veche/contract/portal/courses.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { CoursesContext } from '../courses/index.ts'
import { type CertificateRow, insertCertificate } from './certificates.repository.ts'
import { validityOf } from './domain/validity.ts'

type Pass = {
  attemptId: string
  courseId: string
  content: CourseContent
  person: { id: string; name: string }
}

/** A right that rested is there again from the next request. */
export async function issueCertificate(
  tx: Tx,
  { attemptId, courseId, content, person }: Pass,
  { clock, region: { timeZone } }: Pick<CoursesContext, 'clock' | 'region'>,
): Promise<CertificateRow> {
  const issuedAt = clock()
  const date = dateInZone(timeZone, issuedAt)
  const { validUntil, restsFrom } = validityOf({ date, timeZone }, content)
  const certificate = {
    ...{ number: numberOf(date, newId()), courseId, courseTitle: content.title },
    ...{ userId: person.id, userName: person.name, issuedAt, validUntil },
  }
  await insertCertificate(tx, { ...certificate, attemptId, restsFrom })
  return certificate
}

/** Of the random end of an id: a number tells nothing of how many there are, and none can be guessed. */
function numberOf(date: string, id: string): string {
  const end = id.replaceAll('-', '').slice(-12).toUpperCase()
  return [date.slice(0, 4), end.slice(0, 4), end.slice(4, 8), end.slice(8)].join('-')
}
