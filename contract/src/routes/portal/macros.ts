import { z } from 'zod'
import { NoContent } from '../../common.ts'
import {
  HEADED_FILE_TYPE,
  ImportHeadedQuery,
  ImportHeadedRequest,
  ImportHeadedResponse,
} from '../../portal/headed-imports.ts'
import {
  AppliedMacroResponse,
  AppliedToManyResponse,
  ApplyMacroRequest,
  ApplyMacroToManyRequest,
  ChangeMacroRequest,
  MacroContent,
  MacroPlansResponse,
  MacroResponse,
  MacrosForManyResponse,
  PlanMacrosForManyRequest,
  UndoMacrosRequest,
  UndoneMacroResponse,
  UndoneMacrosResponse,
} from '../../portal/macros.ts'
import { route } from '../route.ts'

const MacroParams = z.object({ macroId: z.uuid() })
const IncidentParams = z.object({ incidentId: z.uuid() })

export const MACRO_ROUTES = {
  exportMacros: route({
    method: 'GET',
    path: '/api/macros/file',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Exports macros as Markdown',
    description:
      'Own and shared ones, in one file: each with a head. The same file may be changed and loaded again.',
    produces: [HEADED_FILE_TYPE],
  }),
  importMacros: route({
    method: 'POST',
    path: '/api/macros/file',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Loads macros from Markdown',
    description:
      'As they are exported, many in a file. The `id` says which is changed; without a known one it is new, unless the same is there. With `preview` nothing is written. Problems name the file, the line and the field; with any of them nothing is loaded. Shared ones come in by whoever may share.',
    query: ImportHeadedQuery,
    body: ImportHeadedRequest,
    response: ImportHeadedResponse,
  }),
  createMacro: route({
    method: 'POST',
    path: '/api/macros',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Writes a macro',
    description: 'Of its writer alone, or of all who work where a person of the centre writes it.',
    body: MacroContent,
    response: MacroResponse,
  }),
  changeMacro: route({
    method: 'PUT',
    path: '/api/macros/{macroId}',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Changes a macro',
    description:
      'Its writer does, and whoever may share where it is shared. With `before` a field that somebody else has since changed is refused.',
    params: MacroParams,
    body: ChangeMacroRequest,
    response: MacroResponse,
  }),
  archiveMacro: route({
    method: 'POST',
    path: '/api/macros/{macroId}/archive',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Takes a macro out of use',
    description: 'What it did stays, and can be taken back as before.',
    params: MacroParams,
    response: NoContent,
  }),
  planMacros: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/macros',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Lists macros with what each would do to a question',
    description: 'Those that are used most stand first. Nothing is changed.',
    params: IncidentParams,
    response: MacroPlansResponse,
  }),
  applyMacro: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/macros/{macroId}',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Puts a macro on a question',
    description:
      'By the ordinary commands of the reader, with their rights. An act that is refused is told, the others stay done; where all of them are, the first refusal is the answer.',
    params: IncidentParams.extend({ macroId: z.uuid() }),
    body: ApplyMacroRequest,
    response: AppliedMacroResponse,
  }),
  undoMacro: route({
    method: 'POST',
    path: '/api/macros/uses/{useId}/undo',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Takes back what a macro did',
    description: 'Only whoever used it; what has changed since stays, and so does the prepared text.',
    params: z.object({ useId: z.uuid() }),
    response: UndoneMacroResponse,
  }),
  planMacrosForMany: route({
    method: 'POST',
    path: '/api/macros/plans',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Tells how many of some questions each macro would change',
    description: 'A hundred questions at most. Nothing is changed.',
    body: PlanMacrosForManyRequest,
    response: MacrosForManyResponse,
  }),
  applyMacroToMany: route({
    method: 'POST',
    path: '/api/macros/{macroId}/many',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Puts a macro on many questions',
    description:
      'Each by itself, by the ordinary commands of the caller, as it stands at that moment; what cannot be done with one stops no other.',
    params: MacroParams,
    body: ApplyMacroToManyRequest,
    response: AppliedToManyResponse,
  }),
  undoMacros: route({
    method: 'POST',
    path: '/api/macros/uses/undo',
    permission: 'incidents.work',
    tag: 'macros',
    summary: 'Takes back what a macro did to many questions',
    description: 'Only whoever used it; each by itself, and what has changed since stays.',
    body: UndoMacrosRequest,
    response: UndoneMacrosResponse,
  }),
}
