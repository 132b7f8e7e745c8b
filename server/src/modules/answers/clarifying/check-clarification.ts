import type { ClarificationWay } from '@veche/contract/casework/clarifications.ts'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import { getIncidentToCheck, listIncidentThread } from '../../incidents/index.ts'
import { getSettings } from '../../settings/index.ts'
import { type Check, checkAnswer, firstNameOf, placesLeft } from '../checklist/index.ts'
import { type AnswersServices, capabilitiesFor } from '../parts/index.ts'

type Way = z.infer<typeof ClarificationWay>
type Asking = { incidentId: string; text: string; way: Way }

/**
 * What of the checklist concerns a question: it solves nothing, promises nothing and repeats what others ask. Whoever
 * writes in haste may greet without a name.
 */
const CONCERNED: readonly Check['code'][] = [
  ...(['greeting', 'no_personal_data', 'fits_limit', 'no_stock_phrases'] as const),
  ...(['readable', 'plain_language', 'variables_filled', 'private_written'] as const),
]
/** Between two people personal data are no secret. */
const IN_THREAD_ONLY: readonly Check['code'][] = ['no_personal_data', 'private_written']

export async function checkClarification(
  db: Db,
  services: Pick<AnswersServices, 'connectors' | 'findAccount' | 'vault' | 'clock' | 'region'>,
  { incidentId, text, way }: Asking,
): Promise<Check[]> {
  const { channelId } = await getIncidentToCheck(db, incidentId)
  const [thread, settings, { textLimit }] = await Promise.all([
    listIncidentThread(db, incidentId),
    getSettings(db),
    capabilitiesFor(services, channelId),
  ])
  const { timeZone } = services.region
  const now = services.clock()
  const checks = checkAnswer({
    ...{ kind: 'interim', text, privateText: '', hasManyRecipients: false, question: '', outcome: null },
    now: { day: dateInZone(timeZone, now), time: timeInZone(timeZone, now) },
    authorFirstName: firstNameOf(
      services,
      thread.filter(({ direction }) => direction === 'in'),
    ),
    ...{
      promisedDay: null,
      standingDay: null,
      textLimit,
      isTopicPhysical: false,
      hasPhotoAfter: false,
      hasPhoto: false,
    },
    ...{ stopPhrases: settings.stopPhrases, isPublished: false, likeness: null, disagreements: null },
  })
  return checks.filter(
    ({ code }) => CONCERNED.includes(code) && (way === 'thread' || !IN_THREAD_ONLY.includes(code)),
  )
}

/** Remarks are passed by whoever says aloud that the text is right; what nobody could read is not. */
export async function assertFit(
  db: Db,
  services: Parameters<typeof checkClarification>[1],
  { isConfirmed, ...asking }: Asking & { isConfirmed: boolean },
): Promise<void> {
  const remarks = (await checkClarification(db, services, asking)).filter(
    ({ state }) => state === 'attention',
  )
  const open = remarks.find(({ code }) => code === 'variables_filled')
  if (open) throw new InvalidError('answer.variables_left', placesLeft(open))
  if (remarks.some(({ code }) => code === 'fits_limit'))
    throw new InvalidError('answer.too_long', { length: asking.text.length })
  if (remarks.length > 0 && !isConfirmed)
    throw new InvalidError('clarification.remarks', {
      problems: remarks.map(({ code }) => ({ code: `remark.${code}` })),
    })
}
