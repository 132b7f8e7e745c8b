/** What stands in the fields, as a change of rules; null while something is missing. Pure. */
import type { RuleChange } from '@veche/contract/reports.ts'
import {
  MOST_NEW_PEOPLE,
  type RULE_CHANGES,
  type STAGES,
  STAGES_LEFT_OUT,
} from '@veche/contract/values/reports.ts'

export type ChangeDraft = {
  kind: (typeof RULE_CHANGES)[number]
  stage: (typeof STAGES)[number]
  /** Empty: all bodies, or the centre. */
  agencyCode: string
  count: string
  groupCode: string
  municipalityCode: string
  toAgencyCode: string
}

export const EMPTY_DRAFT: ChangeDraft = {
  ...{ kind: 'more_people', stage: 'writing', agencyCode: '', count: '1' },
  ...{ groupCode: '', municipalityCode: '', toAgencyCode: '' },
}

export function readChange(draft: ChangeDraft): RuleChange | null {
  const { kind, stage, agencyCode, groupCode, municipalityCode, toAgencyCode } = draft
  switch (kind) {
    case 'without_stage': {
      const left = STAGES_LEFT_OUT.find((one) => one === stage) ?? STAGES_LEFT_OUT[0]
      return { kind, stage: left, ...(agencyCode && { agencyCode }) }
    }
    case 'more_people': {
      const count = Number(draft.count)
      if (!Number.isInteger(count) || count < 1 || count > MOST_NEW_PEOPLE) return null
      // Nobody of the centre writes or approves inside a body.
      if (agencyCode === '' && stage !== 'approval') return null
      return { kind, stage, agencyCode: agencyCode || null, count }
    }
    case 'route':
      return groupCode && toAgencyCode
        ? { kind, groupCode, toAgencyCode, ...(municipalityCode && { municipalityCode }) }
        : null
  }
}
