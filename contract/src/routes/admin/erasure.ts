import { z } from 'zod'
import {
  AskErasureRequest,
  DecideErasureRequest,
  ErasurePreview,
  ErasurePreviewQuery,
  ErasuresResponse,
} from '../../admin/erasure.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

/** Erasing what is private of one question, on the written demand of its author. */
export const ERASURE_ROUTES = {
  listErasures: route({
    method: 'GET',
    path: '/api/erasures',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Lists demands to erase a question',
    description: 'The newest first, the last hundred: who asked by which paper, and what became of it.',
    response: ErasuresResponse,
  }),
  previewErasure: route({
    method: 'GET',
    path: '/api/erasures/preview',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Tells what would be erased of a question',
    description:
      'By the number of its work, or of its entry in the Book. Counts alone. `obstacle` says why it cannot be erased now.',
    query: ErasurePreviewQuery,
    response: ErasurePreview,
  }),
  askErasure: route({
    method: 'POST',
    path: '/api/erasures',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Asks to erase a question',
    description:
      'Nothing goes until another administrator confirms it. Asked while the work goes on, the demand waits for its end.',
    body: AskErasureRequest,
    response: NoContent,
  }),
  decideErasure: route({
    method: 'POST',
    path: '/api/erasures/{erasureId}/decision',
    permission: 'questions.erase',
    tag: 'erasure',
    summary: 'Confirms or refuses to erase a question',
    description:
      'Confirmed by another administrator than who asked; it cannot be undone. Whoever asked may take it back.',
    params: z.object({ erasureId: z.uuid() }),
    body: DecideErasureRequest,
    response: NoContent,
  }),
}
