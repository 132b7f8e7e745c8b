import { z } from 'zod'
import {
  AskRetentionRequest,
  DecideRetentionRequest,
  PlaceHoldRequest,
  RetentionPreviewResponse,
  RetentionResponse,
} from '../../admin/retention.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

/** For how long what is about people is kept. */
export const RETENTION_ROUTES = {
  get: route({
    method: 'GET',
    path: '/api/retention',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Tells the terms of storage and what is held back from them',
    description:
      'Those in force, those that wait for another administrator, and holds. Without a decision nothing goes by itself.',
    response: RetentionResponse,
  }),
  preview: route({
    method: 'POST',
    path: '/api/retention/preview',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Tells how much of each kind would go today',
    description: 'By the given terms; nothing changes.',
    body: AskRetentionRequest,
    response: RetentionPreviewResponse,
  }),
  ask: route({
    method: 'POST',
    path: '/api/retention/terms',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Proposes terms of storage',
    description:
      'They are in force when another administrator confirms them. What waited before is replaced.',
    body: AskRetentionRequest,
    response: NoContent,
  }),
  decide: route({
    method: 'POST',
    path: '/api/retention/terms/{policyId}/decision',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Confirms or refuses terms of storage',
    description:
      'Confirmed by another administrator than who proposed them; what goes by them cannot be brought back.',
    params: z.object({ policyId: z.uuid() }),
    body: DecideRetentionRequest,
    response: NoContent,
  }),
  hold: route({
    method: 'POST',
    path: '/api/retention/holds',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Holds a question or a person back from erasure',
    description: 'By term and by demand, until the hold is lifted: a court or a prosecutor has asked for it.',
    body: PlaceHoldRequest,
    response: NoContent,
  }),
  lift: route({
    method: 'POST',
    path: '/api/retention/holds/{holdId}/lift',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Lifts a hold',
    description: 'What waited for it may be erased again.',
    params: z.object({ holdId: z.uuid() }),
    response: NoContent,
  }),
}
