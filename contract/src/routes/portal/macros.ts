import { z } from 'zod'
import { NoContent } from '../../common.ts'
import {
  AppliedMacroResponse,
  ApplyMacroRequest,
  ChangeMacroRequest,
  MacroContent,
  MacroPlansResponse,
  MacroResponse,
  UndoneMacroResponse,
} from '../../portal/macros.ts'
import { route } from '../route.ts'

const MacroParams = z.object({ macroId: z.uuid() })
const IncidentParams = z.object({ incidentId: z.uuid() })

export const MACRO_ROUTES = {
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
}
