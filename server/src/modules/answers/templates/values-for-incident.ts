/** What fills the variables of ready texts in an answer to a question, and how a ready text is filled with it. */

import { Address } from '@veche/contract/incidents.ts'
import { blankPastDays } from '@veche/contract/rules/promise/blank-past-days.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { chooseAgency, type Directory, getDirectory } from '../../directory/index.ts'
import { type getVisibleRow, listIncidentThread } from '../../incidents/index.ts'
import { spotOfAddress } from '../../text/index.ts'
import { fillVariables, firstNameOf, type VariableValues } from '../checklist/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { addressWords } from './domain/address-words.ts'

type Row = Awaited<ReturnType<typeof getVisibleRow>>
type Today = Pick<AnswersContext, 'region' | 'clock'>

/** What is not known stays empty: a blank that the writer fills in. A term that has passed is not known. */
export async function valuesForIncident(
  context: Pick<AnswersContext, 'db' | 'region' | 'vault' | 'clock'>,
  row: Row,
  actor: Actor,
): Promise<VariableValues> {
  const { db, region } = context
  const [directory, thread] = await Promise.all([getDirectory(db), listIncidentThread(db, row.id)])
  const asked = thread.filter(({ direction }) => direction === 'in')
  const address = Address.parse(row.address)
  const day = row.deadlineDueAt && dateInZone(region.timeZone, row.deadlineDueAt)
  return {
    имя: firstNameOf(context, asked) ?? '',
    адрес: addressWords(
      address,
      asked.map(({ text }) => text),
    ),
    номер: String(row.number),
    тема: directory.topics.find(({ code }) => code === row.topicCode)?.name ?? '',
    муниципалитет: directory.municipalities.find(({ code }) => code === row.municipalityCode)?.name ?? '',
    ...bodyValues(directory, { ...row, address }),
    срок: day && day >= todayOf(context) ? day.split('-').reverse().join('.') : '',
    исполнитель: row.assigneeName ?? actor.name,
  }
}

type Asked = { agencyCode: string | null; topicCode: string | null; municipalityCode: string | null }

/** The body that the question was given to; while nobody has it, the one that answers for its topic and place. */
export function bodyValues(
  directory: Directory,
  { agencyCode, topicCode, municipalityCode, address }: Asked & { address: SpotAddress },
): Pick<VariableValues, 'орган' | 'телефон'> {
  const spot = spotOfAddress(directory.placeRoutes, address)
  const routed = topicCode === null ? null : chooseAgency(directory, { topicCode, municipalityCode, spot })
  const code = agencyCode ?? routed?.agencyCode
  const agency = directory.agencies.find((one) => one.code === code)
  return { орган: agency?.name ?? '', телефон: agency?.phone ?? '' }
}
type SpotAddress = Parameters<typeof spotOfAddress>[1]

/** A template or a macro in the words that are put into the answer: filled in, and without days that have passed. */
export function fillReady(context: Today, text: string, values: VariableValues): string {
  return fillVariables(blankPastDays(text, todayOf(context)), values)
}

function todayOf({ region, clock }: Today): string {
  return dateInZone(region.timeZone, clock())
}
